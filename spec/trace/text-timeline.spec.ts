import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { nowhere } from './nowhere.ts';
import { drawTimeline } from '../../lib/trace/text-timeline.ts';
import { widthOf } from '../../lib/trace/text-width.ts';
import { tickets, traceOf } from './tickets.ts';

const at80 = `
  ms  tab1                           A   tab2                       B   C   D
                                     ses                            ses loc coo
   0  ┃ ⇢ air.example/search         │                              │   │   │
      │                              │   ┃  ⇢ air.example/search    │   │   │
      ┃ ▸ choose LH400               │   │                          │   │   │
      ┃   flight=LH400 ──────────────┼───┼──────────────────────────┼───┼──►│
      ┃   seat=12A ─────────────────►│   │                          │   │   │
1200  │                              │   ┃  ▸ choose LH455          │   │   │
      │                              │   ┃    flight=LH455 ─────────┼───┼──►│
      │                              │   ┃    seat=30F ────────────►│   │   │
2500  ┃ ▸ book                       │   │                          │   │   │
      ┃   cookies? flight=LH455 ◄────┼───┼──────────────────────────┼───┼───│
      ┃   ▲ leak: flight=LH455 was   │   │                          │   │   │
      ┃     written by tab2, over    │   │                          │   │   │
      ┃     LH400 of tab1            │   │                          │   │   │
      ┃   seat? 12A ◄────────────────│   │                          │   │   │
      ┃   booked=LH455 12A ──────────┼───┼◇─────────────────────────┼──►│   │
      │                              │   ┃┊ ▸ scroll                │   │   │
      │                              │   ┃┊ ▸ timer 2500 ms         │   │   │
      │                              │   ┃┊   seat? 30F ◄───────────│   │   │
2504  │                              │   ┃● booked=LH455 12A        │   │   │
      │                              │   ┃    booked? LH455 12A ◄───┼───│   │
      ─ ✗ tab1 booked the flight that it showed: expected LH400, got LH455 ─────
      │                              │   │                          │   │   │
A  sessionStorage of tab1, https://air.example
B  sessionStorage of tab2, https://air.example
C  localStorage, https://air.example
D  cookies, https://air.example
│ lifeline   ┃ acts   ─► write   ◄─ read   ┼ crosses   ◇ storage event queued
┊ waits   ● runs   ✗ fails   ▸ task or call   ⇢ navigates
▲ another tab's value   ── note
`.slice(1);

const at120 = `
  ms  tab1                                   session  tab2                       session  local  cookies
                                             of tab1                             of tab2
   0  ┃ ⇢ air.example/search                 │                                   │        │      │
      │                                      │        ┃  ⇢ air.example/search    │        │      │
      ┃ ▸ choose LH400                       │        │                          │        │      │
      ┃   flight=LH400 ──────────────────────┼────────┼──────────────────────────┼────────┼─────►│
      ┃   seat=12A ─────────────────────────►│        │                          │        │      │
1200  │                                      │        ┃  ▸ choose LH455          │        │      │
      │                                      │        ┃    flight=LH455 ─────────┼────────┼─────►│
      │                                      │        ┃    seat=30F ────────────►│        │      │
2500  ┃ ▸ book                               │        │                          │        │      │
      ┃   cookies? flight=LH455 ◄────────────┼────────┼──────────────────────────┼────────┼──────│
      ┃   ▲ leak: flight=LH455 was written   │        │                          │        │      │
      ┃     by tab2, over LH400 of tab1      │        │                          │        │      │
      ┃   seat? 12A ◄────────────────────────│        │                          │        │      │
      ┃   booked=LH455 12A ──────────────────┼────────┼◇─────────────────────────┼───────►│      │
      │                                      │        ┃┊ ▸ scroll                │        │      │
      │                                      │        ┃┊ ▸ timer 2500 ms         │        │      │
      │                                      │        ┃┊   seat? 30F ◄───────────│        │      │
2504  │                                      │        ┃● booked=LH455 12A        │        │      │
      │                                      │        ┃    booked? LH455 12A ◄───┼────────│      │
      ─ ✗ tab1 booked the flight that it showed: expected LH400, got LH455 ───────────────────────────────
      │                                      │        │                          │        │      │
│ lifeline   ┃ acts   ─► write   ◄─ read   ┼ crosses   ◇ storage event queued   ┊ waits   ● runs   ✗ fails
▸ task or call   ⇢ navigates   ▲ another tab's value   ── note
`.slice(1);

const many = Array.from({ length: 8 }, (_, n) => `tab${n + 1}`);
const crowd = traceOf([
  ...many.flatMap(
    (tab, n) =>
      [
        { type: 'tab-opened', tab },
        { type: 'document-created', document: n, tab, url: 'https://a.example/', origin: 'https://a.example' },
        { type: 'navigation-started', tab, url: 'https://a.example/start', cause: 'user' },
      ] as const,
  ),
  {
    type: 'note',
    text: 'Everybody \u001b[31mlistens, 日本 too, and this note is far too long for a single line of a narrow terminal',
  },
  {
    type: 'storage-written',
    area: 'localStorage https://a.example',
    document: 1,
    key: 'カート',
    oldValue: null,
    newValue: '日本語の値🎉\nzweite Zeile',
  },
  ...many
    .map((_, n) => n)
    .filter((n) => n !== 1)
    .map(
      (n) =>
        ({
          type: 'task-queued',
          task: n,
          source: 'DOM manipulation',
          lane: 'l',
          document: n,
          label: 'storage カート',
          by: -1,
        }) as const,
    ),
  {
    type: 'error',
    document: 4,
    kind: 'exception',
    message: 'TypeError: cannot read properties of undefined',
    ...nowhere,
    handled: false,
  },
  { type: 'write-refused', area: 'localStorage https://a.example', document: 0, key: 'big', units: 6_000_000 },
  { type: 'task-removed', task: 2, reason: 'document destroyed' },
  { type: 'tab-closed', tab: 'tab3' },
  { type: 'note', text: 'end' },
]);

describe('the timeline in text', () => {
  it('draws two tabs that book two flights, at 80 columns', () => {
    expect(drawTimeline(tickets)).to.equal(at80);
  });

  it('is what docs/trace.md shows', () => {
    const page = readFileSync(new URL('../../docs/trace.md', import.meta.url), 'utf8');

    expect(page).to.include(at80);
  });

  it('draws the same with room to spare, at 120 columns', () => {
    expect(drawTimeline(tickets, { width: 120 })).to.equal(at120);
  });

  it('gives the time where it changes, and in full detail the number of each step', () => {
    const full = drawTimeline(tickets, { detail: 'full' }).split('\n');

    expect(full.filter((line) => /^ *\d/.test(line)).map((line) => line.slice(0, 8).trimEnd())).to.deep.equal([
      '   0',
      '1200',
      '2500',
      '2504 #5',
    ]);
    expect(full.filter((line) => /#\d/.test(line.slice(0, 8)))).to.have.length(6);
  });

  it('says that nothing happened', () => {
    expect(drawTimeline([])).to.equal('Nothing happened yet.\n');
  });

  it('begins with how many events were dropped, and draws the tabs and areas that lived then', () => {
    const origin = 'https://a.example';
    const lives = traceOf([
      { type: 'tab-opened', tab: 'tab1' },
      { type: 'tab-opened', tab: 'tab2' },
      { type: 'document-created', document: 1, tab: 'tab1', url: `${origin}/`, origin },
      { type: 'area-created', area: 'localStorage https://a.example', kind: 'localStorage', origin, tab: null },
    ]);
    const kept = traceOf([{ type: 'navigation-started', tab: 'tab1', url: `${origin}/x`, cause: 'user' }]);

    const text = drawTimeline([...lives, ...kept.map((event) => ({ ...event, i: 14 }))], {}, 10);

    expect(text).to.equal(
      `
10 earlier events were dropped: limits.traceEvents was reached.
ms  tab1   tab2   local
 0  ┃ ⇢ /x │      │
    │      │      │
│ lifeline   ┃ acts   ⇢ navigates
`.slice(1),
    );
    expect(drawTimeline([], {}, 1)).to.equal('1 earlier event was dropped: limits.traceEvents was reached.\n');
    expect(drawTimeline([], { width: 40 }, 10)).to.match(/^10 earlier .{1,30}\n.{1,40}\n$/);
  });

  it('refuses options that it does not know', () => {
    const wrong: object = { widht: 10 };

    expect(() => drawTimeline(tickets, wrong)).to.throw('Did you mean width?');
  });

  it('is plain unless colour is wanted', () => {
    const coloured = drawTimeline(tickets, { color: true });

    expect(drawTimeline(tickets)).not.to.include('\u001b');
    expect(coloured).to.include('\u001b[1;31m▲');
    expect(coloured.replace(/\u001b\[[\d;]*m/g, '')).to.equal(at80);
  });

  for (const width of [40, 60, 80, 100, 120, 160, 200]) {
    it(`keeps to ${width} columns with two tabs, also in full detail`, () => {
      for (const detail of ['story', 'full'] as const) {
        for (const line of drawTimeline(tickets, { width, detail }).split('\n')) expect(widthOf(line)).to.be.at.most(width);
      }
    });
  }

  for (const width of [40, 60, 80, 120, 200]) {
    it(`keeps to ${width} columns with eight tabs, wide characters and control characters`, () => {
      const text = drawTimeline(crowd, { width });

      for (const line of text.split('\n')) expect(widthOf(line)).to.be.at.most(width);
      expect(text).not.to.match(/[\u0000-\u0009\u000b-\u001f]/);
    });
  }

  for (const width of [40, 60, 120]) {
    it(`explains each sign that it has, and no other, at ${width} columns`, () => {
      for (const detail of ['story', 'full'] as const) {
        const text = drawTimeline(tickets, { width, detail });
        const legend = text.slice(text.indexOf('│ lifeline'));
        const drawing = new Set(text.slice(0, text.includes('A  ') ? text.indexOf('A  session') : -legend.length));

        const signs = [...'│┃┼◇┊●✕✗▸⇢▲+·■↑↓»'];
        expect(signs.filter((sign) => legend.includes(sign))).to.deep.equal(signs.filter((sign) => drawing.has(sign)));
        expect(legend.includes('#1')).to.equal(detail === 'full');
      }
    });
  }

  it('keeps each lifeline in its column, whatever stands left of it', () => {
    const [, second, ...rest] = drawTimeline(crowd, { width: 120 }).split('\n');
    const column = widthOf(second!.slice(0, second!.indexOf('loc')));
    const write = rest.find((line) => line.includes('カート='));

    expect(widthOf(write!.slice(0, write!.lastIndexOf('│')))).to.equal(column);
  });

  it('lets the text of a narrow column run on over the next, up to one where something waits', () => {
    const text = drawTimeline(crowd, { width: 60 });

    expect(text).to.include('⇢ /start');
    expect(text).to.include('┃┊ big: 6000… ┼┊');
  });

  it('ends the lifeline of a tab that closes', () => {
    const lines = drawTimeline(crowd, { width: 120 }).split('\n');
    const x = lines[0]!.indexOf('tab3');
    const last = lines
      .slice(
        0,
        lines.findIndex((line) => line.includes('│ lifeline')),
      )
      .findLast((line) => line.includes('│'))!;

    expect(last[x]).to.equal(' ');
  });

  it('has the numbers of steps where they are asked for, and with all details', () => {
    const numbers = (options: object): boolean => drawTimeline(tickets, options).includes('#5');

    expect([numbers({}), numbers({ steps: true }), numbers({ detail: 'full' })]).to.deep.equal([false, true, true]);
    expect([numbers({ detail: 'full', steps: false }), numbers({ steps: true, width: 30 })]).to.deep.equal([false, true]);
  });

  it('keeps texts within their columns, however many there are, in a drawing of the usual width', () => {
    const tabs = Array.from({ length: 14 }, (_, n) => `tab${n + 1}`);
    const text = drawTimeline(
      traceOf([
        ...tabs.flatMap((tab, n) => [
          { type: 'tab-opened', tab } as const,
          { type: 'document-created', document: n, tab, url: 'https://a.example/', origin: 'https://a.example' } as const,
          { type: 'console', document: n, level: 'log', text: 'it begins' } as const,
        ]),
        { type: 'console', document: 0, level: 'log', text: 'a long text that does not fit into so narrow a column' },
      ]),
      { width: 155 },
    );
    const [titles, ...rest] = text.split('\n');
    const place = titles!.indexOf('tab2');

    const lines = rest.filter((line) => line.includes('long') || line.includes('that'));

    expect(lines).to.have.length(2);
    for (const line of lines) expect(line[place]).to.equal('│');
  });
});
