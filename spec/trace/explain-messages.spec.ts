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
      '  tab9 (https://b.example/) hears nothing, because it is of another origin.',
      '  tab10 (https://a.example/) hears nothing, because its storage key is another partition.',
      '  tab12 (https://a.example/) hears nothing, because it had no channel of that name.',
      '  tab11 (https://a.example/) hears nothing, because it was destroyed before.',
      '  tab13 (https://a.example/) hears nothing, because it was made later.',
    ]);
  });

  it('says of windows and ports who hears, and when', () => {
    const window = { via: 'window', name: '' } as const;
    const lines = toldOf(
      ...[made(1), made(2), opened(2), call],
      ...[posted(1, window), delivery(0, 2), delivery(1, 1)],
      ...[posted(0, { ...window, message: 2 }), posted(1, { via: 'port', name: '', message: 3 }), callEnds],
      ...[started(0), { ...dropped(2, 'other origin') }, ended(0)],
    );

    expect(lines).to.deep.equal([
      'The message "hi" to a window:',
      '  tab1 (https://a.example/) hears nothing, because it is for another document.',
      '  tab2 (https://a.example/) hears nothing, because it is of another origin (step 1).',
      'The message "hi" to a window:',
      '  tab1 (https://a.example/) hears nothing, because nobody was there to hear.',
      '  tab2 (https://a.example/) hears nothing, because nobody was there to hear.',
      'The message "hi" to a port:',
      '  tab1 (https://a.example/) has heard nothing yet: the port has not been started.',
      '  tab2 (https://a.example/) has heard nothing yet: the port has not been started.',
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

  it('says that a document is not fully active where nothing tells why', () => {
    const lines = toldOf(made(1), made(2), opened(2), call, posted(0), callEnds);

    expect(lines.at(-1)).to.equal('  tab2 (https://a.example/) hears nothing, because it is not fully active.');
  });
});
