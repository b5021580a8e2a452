import { expect } from 'chai';
import { Lives } from '../../lib/trace/lives.ts';
import { granted, released, requested, waiting } from './talk.ts';
import { traceOf } from './tickets.ts';

const origin = 'https://a.example';

describe('the lives that outlast the dropped part of a trace', () => {
  it('are those of tabs, documents and areas that have not ended, in their order', () => {
    const lives = new Lives();
    const events = traceOf([
      { type: 'tab-opened', tab: 'tab1' },
      { type: 'tab-opened', tab: 'tab2' },
      { type: 'document-created', document: 1, tab: 'tab1', url: origin, origin },
      { type: 'document-created', document: 2, tab: 'tab2', url: origin, origin },
      { type: 'area-created', area: `sessionStorage ${origin} tab1`, kind: 'sessionStorage', origin, tab: 'tab1' },
      { type: 'area-created', area: `sessionStorage ${origin} tab2`, kind: 'sessionStorage', origin, tab: 'tab2' },
      { type: 'area-created', area: `localStorage ${origin}`, kind: 'localStorage', origin, tab: null },
      { type: 'url-changed', document: 1, url: `${origin}/x` },
      { type: 'url-changed', document: 2, url: `${origin}/y` },
      { type: 'note', text: 'not a life' },
      { type: 'document-destroyed', document: 1 },
      { type: 'tab-closed', tab: 'tab1' },
    ]);

    for (const event of events) lives.note(event);

    expect(lives.events().map(({ i }) => i)).to.deep.equal([1, 3, 5, 6, 8]);
    expect(lives.size).to.equal(5);
  });

  it('are those of channels that are open, and of requests for locks that hold or wait', () => {
    const lives = new Lives();
    const channel = (number: number, document: number) => ({ channel: number, document, name: 'c' });
    const request = (number: number) => requested(number, 1);
    const events = traceOf([
      { type: 'channel-opened', ...channel(1, 1) },
      { type: 'channel-opened', ...channel(2, 1) },
      { type: 'channel-opened', ...channel(3, 2) },
      { type: 'channel-closed', ...channel(1, 1) },
      ...[request(1), granted(1), request(2), waiting(2, '1'), request(3), granted(3), released(3)],
      ...[request(4), { type: 'lock-aborted', request: 4, reason: 'signal' } as const],
      ...[request(5), { type: 'lock-unavailable', request: 5 } as const],
      { type: 'document-destroyed', document: 2 },
    ]);

    for (const event of events) lives.note(event);

    expect(lives.events().map(({ type }) => type)).to.deep.equal([
      ...['channel-opened', 'lock-requested', 'lock-granted', 'lock-requested', 'lock-waiting'],
    ]);
  });
});
