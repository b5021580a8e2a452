import { expect } from 'chai';
import { runInNewContext } from 'node:vm';
import { MessageLog, messageBytesLimit, messageLimit } from '../../../lib/html/records/message-log.ts';

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

  describe('of which some are large', () => {
    const add = (log: MessageLog, data: unknown): void => log.add(hearer, 'message', 'channel', 'n', data, '', null);
    const sizes = (log: MessageLog): unknown[] =>
      log.messages().map(({ data }) => (data as { byteLength?: number }).byteLength ?? data);

    it('are the latest whose data is not more than the limit, and the newest in any case', () => {
      const log = new MessageLog();
      const third = Math.floor(messageBytesLimit / 3) - 1024;
      add(log, 'small');
      for (let count = 0; count < 3; count++) add(log, new ArrayBuffer(third));
      const three = sizes(log);
      add(log, 'after');
      add(log, 'x'.repeat(third / 2));
      const next = log.messages().length;
      add(log, new ArrayBuffer(messageBytesLimit + 1));

      expect([three, next]).to.deep.equal([['small', third, third, third], 4]);
      expect(sizes(log)).to.deep.equal([messageBytesLimit + 1]);
    });

    it('are all of them again after they were cleared', () => {
      const log = new MessageLog();
      add(log, new ArrayBuffer(messageBytesLimit));
      add(log, new ArrayBuffer(messageBytesLimit));
      log.clear();
      add(log, 1);
      add(log, { deep: ['x'.repeat(1024)] });

      expect(log.messages().length).to.equal(2);
    });

    it('take nothing from those that have their places, when they have gone by their number', () => {
      const log = new MessageLog();
      add(log, new ArrayBuffer(messageBytesLimit));
      for (let data = 1; data <= 2 * messageLimit; data++) add(log, data);
      add(log, new ArrayBuffer(2048));
      const data = sizes(log);

      expect([data.length, data[0], data.at(-1)]).to.deep.equal([messageLimit, messageLimit + 2, 2048]);
    });
  });
});
