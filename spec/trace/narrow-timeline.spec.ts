import { expect } from 'chai';
import { drawTimeline } from '../../lib/trace/text-timeline.ts';
import { widthOf } from '../../lib/trace/text-width.ts';
import { traceOf } from './tickets.ts';

const local = 'localStorage https://a.example';
const session = 'sessionStorage https://a.example tab2';
const origin = 'https://a.example';
const queuedFor = { type: 'task-queued', source: 'DOM manipulation', lane: 'l', label: 'storage long', by: -1 } as const;
const opened = (count: number): Parameters<typeof traceOf>[0] =>
  Array.from({ length: count }, (_, n) => n).flatMap((n) => [
    { type: 'tab-opened', tab: `tab${n + 1}` } as const,
    { type: 'document-created', document: n, tab: `tab${n + 1}`, url: `${origin}/`, origin } as const,
    { type: 'navigation-started', tab: `tab${n + 1}`, url: `${origin}/`, cause: 'user' } as const,
  ]);
const three: Parameters<typeof traceOf>[0] = [
  ...opened(3),
  { type: 'area-created', area: local, kind: 'localStorage', origin, tab: null },
  { type: 'area-created', area: session, kind: 'sessionStorage', origin, tab: 'tab2' },
];
const many20 = traceOf([
  ...opened(20),
  { type: 'area-created', area: local, kind: 'localStorage', origin, tab: null },
  { type: 'storage-written', area: local, document: 19, key: 'k', oldValue: null, newValue: 'v' },
]);

const threeAt40 = `
ms  tab1      tab2      A   tab3    B
                        ses         loc
 0  ┃ ⇢ /               │           │
    │         ┃  ⇢ /    │           │
    │         │         │   ┃  ⇢ /  │
    ┃ long=value ─► B   │   │       │
    ┃         │◇        │   │◇      │
    │         ┃● long=value │┊      │
    │         ┃  mine? x ◄─ │┊      │
    │         ┃  A      │   │┊      │
    │         │         │   │┊      │
A  sessionStorage of tab2, https://a.ex…
B  localStorage, https://a.example
│ lifeline   ┃ acts   ─► write   ◄─ read
◇ storage event queued   ┊ waits
● runs   ⇢ navigates
`.slice(1);

describe('the timeline in text, where there is little room', () => {
  it('draws three tabs at 40 columns: an arrow in words where there is no room for it, its events in the next line', () => {
    const changes = [1, 2].map((task) => ({ ...queuedFor, task, document: task }) as const);
    const text = drawTimeline(
      traceOf([
        ...three,
        { type: 'storage-written', area: local, document: 0, key: 'long', oldValue: null, newValue: 'value' },
        ...changes,
        { type: 'task-started', task: 1, lane: 'l', natural: true },
        { type: 'event-fired', area: local, document: 1, task: 1, key: 'long', oldValue: null, newValue: 'value', url: '' },
        { type: 'storage-read', area: session, document: 1, key: 'mine', value: 'x', length: 1 },
        { type: 'task-ended', task: 1 },
      ]),
      { width: 40 },
    );

    expect(text).to.equal(threeAt40);
  });

  it('names the tabs that have no column, where there is no room for so many', () => {
    const text = drawTimeline(many20, { width: 40 });

    for (const line of text.split('\n')) expect(widthOf(line)).to.be.at.most(40);
    expect(text).to.include(' tab20: k=v ─► A ');
    expect(text).to.match(/\n1 tab1 {3}2 tab2 {3}3 tab3/);
  });
});
