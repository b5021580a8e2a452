import { expect } from 'chai';
import { Actors } from '../../lib/trace/actors.ts';
import { deed } from '../../lib/trace/deed.ts';
import { dropped, fired, granted, posted, released, requested, waiting } from './talk.ts';
import { traceOf } from './tickets.ts';
import { tabs, type Body } from './told.ts';

function deedsOf(...bodies: Body[]): string[] {
  const actors = new Actors();
  return traceOf([...tabs, ...bodies]).flatMap((event) => {
    actors.note(event);
    return deed(event, actors) || [];
  });
}

const refused = { type: 'message-refused', document: 1, via: 'channel', name: 'cart', error: 'DataCloneError' } as const;

describe('what a step did', () => {
  it('is told of channels and messages', () => {
    expect(
      deedsOf(
        { type: 'channel-opened', channel: 1, document: 1, name: 'cart' },
        ...[
          posted(0),
          posted(1, { via: 'window', name: '' }),
          fired(2),
          fired(2, { kind: 'messageerror', listeners: false }),
          dropped(2),
        ],
        { type: 'message-queued', message: 1, document: 2 },
        ...[refused, { ...refused, via: 'window', name: '', error: 'SyntaxError' } as const],
        { type: 'channel-closed', channel: 1, document: 1, name: 'cart' },
      ),
    ).to.deep.equal([
      'opened the channel cart',
      'posted "hi" to the channel cart',
      'posted "hi" to a window',
      'fired a message event ("hi")',
      'fired a messageerror event ("hi"), for which no listener was there',
      'dropped a message (channel closed)',
      'queued a message that had waited for its port',
      'could not send a message to the channel cart (DataCloneError)',
      'could not send a message to a window (SyntaxError)',
      'closed the channel cart',
    ]);
  });

  it('is told of changes of other processes', () => {
    expect(deedsOf({ type: 'applied', area: 'a in tab2', key: 'n', oldValue: null, newValue: '1', by: 'tab1' })).to.deep.equal([
      'applied a change of tab1 to a in tab2 (n=1)',
    ]);
  });

  it('is told of locks, and whose they are', () => {
    const tab1 = 'tab1 (https://a.example/)';

    expect(
      deedsOf(
        ...[requested(1, 1), waiting(1, ''), granted(1), released(1), granted(8)],
        { type: 'lock-unavailable', request: 1 },
        { type: 'lock-stolen', request: 1, by: 2 },
        { type: 'lock-aborted', request: 1, reason: 'signal' },
      ),
    ).to.deep.equal([
      'requested the lock db',
      `let ${tab1} wait for the lock db`,
      `granted the lock db to ${tab1}`,
      `released the lock db of ${tab1} (fulfilled)`,
      `found the lock db not available for ${tab1}`,
      `took the lock db from ${tab1}`,
      `gave up the request of ${tab1} for the lock db (its signal was aborted)`,
    ]);
  });

  it('is told of a tab that crashed', () => {
    expect(deedsOf({ type: 'tab-crashed', tab: 'tab2' })).to.deep.equal(['crashed tab2']);
  });

  it('is nothing where that goes without saying', () => {
    const request = { request: 1, tab: 'tab1', document: null, method: 'GET', url: 'https://a.example/' };

    expect(deedsOf({ type: 'checkpoint' }, { type: 'request', ...request })).to.deep.equal([]);
  });
});
