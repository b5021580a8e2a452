import { expect } from 'chai';
import { explain } from '../../lib/trace/explain.ts';
import { delivery, dropped, fired, posted } from './talk.ts';
import { traceOf } from './tickets.ts';
import { origin, started, type Body } from './told.ts';

const made = (document: number, at: string = origin, storageKey?: string): Body => ({
  ...{ type: 'document-created', document, tab: `tab${document}`, url: `${at}/`, origin: at },
  ...(storageKey === undefined ? {} : { storageKey }),
});
const opened = (document: number): Body => ({ type: 'channel-opened', channel: document, document, name: 'cart' });
const closed = (document: number): Body => ({ type: 'channel-closed', channel: document, document, name: 'cart' });
const call: Body = { type: 'outside-started', document: 1, label: 'call' };
const callEnds: Body = { type: 'outside-ended', document: 1 };
const ended = (task: number): Body => ({ type: 'task-ended', task });

/** The lines on the messages of step 0, without what stands around them. */
function toldOf(...bodies: Body[]): string[] {
  const lines = explain(traceOf(bodies), 0).split('\n');
  const first = lines.findIndex((line) => line.startsWith('The message'));
  return lines.slice(first, lines.indexOf('In the standards:'));
}

describe('the explanation of a message', () => {
  it('says of each document when it hears, or why it does not', () => {
    const b = 'https://b.example';
    const lines = toldOf(
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((document) => made(document)),
      ...[made(9, b), made(10, origin, `${origin} in ${b}`), made(11), made(12)],
      ...[1, 2, 3, 4, 5, 6, 8, 11].map(opened),
      ...[closed(4), { type: 'document-left', document: 5, kept: true, reason: '' } as const],
      ...[{ type: 'document-destroyed', document: 11 } as const, call, posted(4)],
      ...[delivery(0, 2), delivery(1, 3), delivery(2, 6), delivery(3, 8), callEnds, opened(7), made(13), opened(13), made(14)],
      ...[
        started(0),
        fired(2),
        ended(0),
        started(1),
        dropped(3),
        ended(1),
        started(2),
        fired(6, { kind: 'messageerror' }),
        ended(2),
      ],
      { type: 'task-removed', task: 3, reason: 'document destroyed' },
    );

    expect(lines).to.deep.equal([
      'The message "hi" to the channel cart:',
      '  tab1 (https://a.example/) hears nothing, because a channel does not hear what it sends itself.',
      '  tab2 (https://a.example/) hears in step 1.',
      '  tab3 (https://a.example/) hears nothing, because its channel was closed before it could hear (step 2).',
      '  tab4 (https://a.example/) hears nothing, because it had closed its channel of that name.',
      '  tab5 (https://a.example/) hears nothing, because it is not fully active: it is kept in the back/forward cache.',
      '  tab6 (https://a.example/) gets a messageerror in step 3: nothing could be made of it there.',
      '  tab7 (https://a.example/) hears nothing, because it opened its channel of that name only afterwards.',
      '  tab8 (https://a.example/) never hears: its task was removed (document destroyed).',
      '  tab9 (https://b.example/) hears nothing, because it is of another origin, https://b.example.',
      '  tab10 (https://a.example/) hears nothing, because its storage key is another partition.',
      '  tab11 (https://a.example/) hears nothing, because it was destroyed before.',
      '  tab12 (https://a.example/) hears nothing, because it had no channel of that name.',
      '  tab13 (https://a.example/) hears nothing, because it was made later.',
    ]);
  });

  it('says of windows and ports only of the page that has them who hears, and when', () => {
    const window = { via: 'window', name: '' } as const;
    const port = { via: 'port', name: '' } as const;
    const lines = toldOf(
      ...[made(1), made(2), made(3), opened(2), call],
      ...[posted(1, { ...window, target: 2, targetOrigin: 'https://b.example' }), delivery(0, 2), delivery(1, 1)],
      ...[posted(1, { ...window, message: 6 }), delivery(2, 9)],
      ...[posted(0, { ...window, message: 2 }), posted(1, { ...port, message: 3 })],
      ...[posted(1, { ...port, message: 4, target: 3 }), posted(1, { ...port, message: 5, target: 3 }), callEnds],
      ...[started(0), { ...dropped(2, 'other origin') }, ended(0)],
      ...[started(1), fired(3, { ...port, message: 5, listeners: false }), ended(1)],
      ...[started(2), { type: 'message-dropped', document: 9, ...window, message: 6, reason: 'other origin' } as const, ended(2)],
    );

    expect(lines).to.deep.equal([
      'The message "hi" to a window:',
      '  tab2 (https://a.example/) hears nothing, because it is for https://b.example, and it is of https://a.example (step 1).',
      'The message "hi" to a window:',
      '  document 9 hears nothing, because it is of another origin (step 3).',
      'The message "hi" to a window:',
      '  Nobody hears it: no document was there.',
      'The message "hi" to a port:',
      '  Nobody has heard it yet: its port is in no page.',
      'The message "hi" to a port:',
      '  tab3 (https://a.example/) has heard nothing yet: call start() on its port, or set onmessage.',
      'The message "hi" to a port:',
      '  tab3 (https://a.example/) hears in step 2, where no listener was.',
    ]);
  });

  it('says of a port that is started later who hears, and when', () => {
    const port = { via: 'port', name: '' } as const;
    const start = (message: number): Body => ({ type: 'message-queued', message, document: 2 });
    const ends: Body = { type: 'outside-ended', document: 2 };
    const lines = toldOf(
      ...[made(1), made(2), call, posted(1, port), posted(1, { ...port, message: 2 }), callEnds],
      ...[{ ...call, document: 2 } as const, start(1), delivery(0, 2), start(2), delivery(1, 2), start(7), delivery(2, 2), ends],
      ...[started(0), fired(2, port), ended(0)],
    );

    expect(lines.filter((line) => line.startsWith('  tab2'))).to.deep.equal([
      '  tab2 (https://a.example/) hears in step 2.',
      '  tab2 (https://a.example/) will hear: its task still waits.',
    ]);
  });

  it('says of a message that was for any origin which one has come instead', () => {
    const lines = toldOf(
      ...[made(1), made(2, 'https://b.example'), call, posted(1, { via: 'window', name: '' }), delivery(0, 2), callEnds],
      ...[started(0), dropped(2, 'other origin')],
    );

    expect(lines.at(-1)).to.equal(
      '  tab2 (https://b.example/) hears nothing, because it is of another origin, https://b.example (step 1).',
    );
  });

  it('names a channel whose name is near, and says why an origin is opaque', () => {
    const sandboxed: Body = { ...(made(3, 'null') as Extract<Body, { type: 'document-created' }>), sandboxed: true };
    const lines = toldOf(
      ...[made(1), made(2), sandboxed, { type: 'channel-opened', channel: 2, document: 2, name: 'Cart' } as const],
      ...[call, posted(0), callEnds],
    );

    expect(lines.slice(-2)).to.deep.equal([
      '  tab2 (https://a.example/) hears nothing, because it had no channel of that name, but one of the name Cart.',
      '  tab3 (null/) hears nothing, because its origin is opaque: it is sandboxed without allow-same-origin.',
    ]);
  });

  it('says of two pages without a storage key that each has an origin of its own', () => {
    const lines = toldOf(made(1, 'null'), made(2, 'null'), opened(2), call, posted(0), callEnds);

    expect(lines.at(-1)).to.equal('  tab2 (null/) hears nothing, because its origin is opaque.');
  });

  it('says of pages that are gone how they came to their end', () => {
    const lines = toldOf(
      ...[
        made(1),
        made(2),
        opened(2),
        { type: 'document-destroyed', document: 2 } as const,
        { type: 'tab-closed', tab: 'tab2' } as const,
      ],
      ...[call, posted(0), callEnds],
    );

    expect(lines.at(-1)).to.equal('  tab2 (https://a.example/) hears nothing, because its tab was closed before.');
  });

  it('says that a page hears where one of its channels has a listener', () => {
    const lines = toldOf(
      ...[made(1), made(2), opened(2), call, posted(2), delivery(0, 2), delivery(1, 2), callEnds],
      ...[started(0), fired(2, { listeners: false }), ended(0), started(1), fired(2), ended(1)],
    );

    expect(lines.at(-1)).to.equal('  tab2 (https://a.example/) hears in step 2.');
  });

  it('says that a page hears whose other channel of the name was closed before it could', () => {
    const lines = toldOf(
      ...[made(1), made(2), opened(2), opened(2), call, posted(2), delivery(0, 2), delivery(1, 2), callEnds],
      ...[started(0), fired(2), ended(0), started(1), dropped(2), ended(1)],
    );

    expect(lines.at(-1)).to.equal('  tab2 (https://a.example/) hears in step 1.');
  });

  it('says that a document is not fully active where nothing tells why', () => {
    const lines = toldOf(made(1), made(2), opened(2), call, posted(0), callEnds);

    expect(lines.at(-1)).to.equal('  tab2 (https://a.example/) hears nothing, because it is not fully active.');
  });
});
