import { expect } from 'chai';
import { runInNewContext } from 'node:vm';
import { MessageLog, messageLimit } from '../../../lib/html/records/message-log.ts';

const hearer = { id: 7, url: 'https://a.example/' };

function logOf(count: number): MessageLog {
  const log = new MessageLog();
  for (let data = 1; data <= count; data++) {
    log.add(hearer, 'message', 'channel', 'n', data, 'https://a.example', 'tab1');
  }
  return log;
}

describe('the messages that a navigable got', () => {
  it('are none at first, and none again once they were cleared', () => {
    const log = logOf(2);

    log.clear();

    expect([new MessageLog().messages(), log.messages()]).to.deep.equal([[], []]);
  });

  it('are plain data; the document can be asked for, and is not compared', () => {
    const [message] = logOf(1).messages();

    expect(message).to.deep.equal({
      ...{ type: 'message', via: 'channel', name: 'n', data: 1, origin: 'https://a.example', source: 'tab1' },
    });
    expect([message?.document, message?.documentId]).to.deep.equal(['https://a.example/', 7]);
  });

  it('are made of the intrinsics of who asks, and anew for each', () => {
    const theirs = runInNewContext('globalThis') as typeof globalThis;
    const log = new MessageLog();
    log.add(hearer, 'message', 'port', null, { list: [1] }, '', null);

    const messages = log.messages(theirs);
    const data = messages[0]?.data as { list: number[] };
    data.list.push(2);

    expect(Reflect.getPrototypeOf(messages)).to.equal(theirs.Array.prototype);
    expect(Reflect.getPrototypeOf(messages[0] as object)).to.equal(theirs.Object.prototype);
    expect(Reflect.getPrototypeOf(data.list)).to.equal(theirs.Array.prototype);
    expect(log.messages()[0]?.data).to.deep.equal({ list: [1] });
  });

  it('are the latest, oldest first, when there are more than the limit', () => {
    for (const count of [messageLimit, messageLimit + 1, 2 * messageLimit, 2 * messageLimit + 1]) {
      const data = logOf(count)
        .messages()
        .map((message) => message.data);

      expect([data.length, data[0], data.at(-1)]).to.deep.equal([messageLimit, count - messageLimit + 1, count]);
    }
  });
});
