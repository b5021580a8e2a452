import { expect } from 'chai';
import { drawTimeline } from '../../lib/trace/text-timeline.ts';
import { delivery, dropped, fired, granted, posted, released, requested, waiting } from './talk.ts';
import { traceOf } from './tickets.ts';
import { at, origin, queued, started, tabs, type Body } from './told.ts';

const ended = (task: number): Body => ({ type: 'task-ended', task });

const talk = traceOf([
  ...tabs,
  { type: 'tab-opened', tab: 'tab3' },
  { type: 'document-created', document: 3, tab: 'tab3', url: `${origin}/`, origin },
  { type: 'area-created', area: at.area, kind: 'localStorage', origin, tab: null },
  { type: 'outside-started', document: 1, label: 'call' },
  ...[posted(2), delivery(0, 2), delivery(1, 3), requested(1, 1), requested(2, 1, { name: 'log' })],
  { type: 'outside-ended', document: 1 },
  ...[granted(1), granted(2)],
  ...[started(0), fired(2), requested(3, 2), ended(0), waiting(3, '1')],
  { type: 'storage-written', ...at, key: 'k', oldValue: null, newValue: 'v' },
  queued(2, 'storage k', 2),
  ...[started(1), dropped(3), ended(1)],
  ...[released(1), granted(3)],
]);

const at80 = `
ms  tab1                   tab2                   tab3                   local
 0  ┃   ▸ call                                                           │
    ┃     ⇶ posts "hi" to  │                      │                      │
    ┃       cart (channel) │ ◇                    │◇                     │
    ┃     requests lock db │ ┊                    │┊                     │
    ┃     requests lock    │ ┊                    │┊                     │
    ┃     log              │ ┊                    │┊                     │
    ┃▐  ▐ holds lock db    │ ┊                    │┊                     │
    ┃▐▐ ▐ holds lock log   │ ┊                    │┊                     │
    │▐▐                    ┃ ● "hi" from tab1     │┊                     │
    │▐▐                    ┃   (cart)             │┊                     │
    │▐▐                    ┃     requests lock db │┊                     │
    │▐▐                    ┃░  ░ waits for tab1   │┊                     │
    │▐▐                    ┃░    (lock db)        │┊                     │
    ┃▐▐ k=v ───────────────┼░◇────────────────────┼┊────────────────────►│
    │▐▐                    │░┊                    ┃✕ "hi" from tab1      │
    │▐▐                    │░┊                    ┃  (cart) is dropped:  │
    │▐▐                    │░┊                    ┃  channel closed      │
    ┃ ▐ releases lock db   │░┊                    │                      │
    │ ▐                    ┃▐┊ ▐ holds lock db    │                      │
    │ ▐                    │▐┊                    │                      │
│ lifeline   ┃ acts   ─► write   ┼ crosses   ◇ storage event queued
◇ message queued   ┊ waits   ● runs   ✕ never runs   ⇶ posts   ▐ holds a lock
░ waits for a lock   ▸ task or call
`.slice(1);

describe('the timeline of messages and locks', () => {
  it('has a line for what waits, and a bar for each lock from its grant to its release', () => {
    expect(drawTimeline(talk, { width: 80 })).to.equal(at80);
  });

  it('counts locks where there is no room for their bars side by side', () => {
    const locks = [1, 2, 3, 4, 5].flatMap((request) => [requested(request, 1, { name: `db${request}` }), granted(request)]);
    const narrow = drawTimeline(traceOf([...talk, ...locks] as Body[]), { width: 40 });

    expect(drawTimeline(traceOf([...tabs, ...locks]), { width: 80 })).to.match(/^ {4}┃▐▐3 ▐ holds lock db5$/m);
    expect(narrow).to.include('2 so many locks');
    for (const line of narrow.split('\n')) expect([...line].length).to.be.at.most(40);
  });

  it('draws the bars of what was held before, and ends those of a tab that closes', () => {
    const kept = traceOf([
      { type: 'note', text: 'from here on' },
      { type: 'tab-closed', tab: 'tab1' },
      { type: 'note', text: 'gone' },
    ]);
    const before = traceOf([...tabs, requested(1, 1), granted(1), requested(2, 2), granted(2), released(2)]);

    const lines = drawTimeline(kept, {}, 0, before).split('\n');

    expect(lines.slice(0, 4).map((line) => line.slice(0, 20).trimEnd())).to.deep.equal([
      'ms  tab1        tab2',
      ' 0  ─ from here on ─',
      '    ┃▐ ■ closed │',
      '    ─ gone ─────────',
    ]);
    expect(lines[4]?.trimEnd()).to.equal('                │');
    expect(drawTimeline([], {}, 0, before)).to.equal('Nothing happened yet.\n');
  });

  it('tells what becomes of a tab after its end over all columns, since its lifeline has ended', () => {
    const events = traceOf([
      ...tabs,
      { type: 'outside-started', document: 1, label: 'call' },
      requested(1, 1),
      { type: 'outside-ended', document: 1 },
      ...[granted(1), { type: 'tab-closed', tab: 'tab1' } as const],
      released(1),
    ]);

    const lines = drawTimeline(events).split('\n');

    const closed = lines.findIndex((line) => line.includes('■'));
    expect(lines[closed + 1]).to.match(/^ {4}─ tab1: releases lock db ─+$/);
  });
});
