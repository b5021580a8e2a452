import { expect } from 'chai';
import { ChannelLedger } from '../../lib/trace/channel-ledger.ts';
import { traceOf } from './tickets.ts';

describe('the ledger of channels', () => {
  it('knows which channels of a name a document has and had', () => {
    const ledger = new ChannelLedger();
    const events = traceOf([
      { type: 'channel-opened', channel: 1, document: 1, name: 'a' },
      { type: 'channel-opened', channel: 2, document: 1, name: 'b' },
      { type: 'channel-opened', channel: 3, document: 2, name: 'a' },
      { type: 'channel-closed', channel: 1, document: 1, name: 'a' },
      { type: 'channel-closed', channel: 9, document: 1, name: 'a' },
      { type: 'channel-opened', channel: 4, document: 1, name: 'a' },
    ]);

    for (const event of events) ledger.note(event);

    expect(ledger.of(1, 'a')).to.deep.equal([
      { document: 1, name: 'a', opened: 0, closed: 3 },
      { document: 1, name: 'a', opened: 5, closed: null },
    ]);
    expect(ledger.of(2, 'b')).to.deep.equal([]);
    expect([ledger.namesAt(1, 2), ledger.namesAt(1, 4), ledger.namesAt(3, 9)]).to.deep.equal([['a', 'b'], ['b'], []]);
  });
});
