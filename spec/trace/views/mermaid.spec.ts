import { expect } from 'chai';
import { Browser, StorageloomError } from '../../../lib/index.ts';
import { mermaid } from '../../../lib/trace/views/mermaid.ts';
import { header, tickets, traceOf } from '../tickets.ts';
import { readMermaid } from './mermaid-parser.ts';

const drawn = `
  participant tab1 as tab1
  participant tab2 as tab2
  participant area1 as cookies of https://air.example
  participant area2 as sessionStorage of tab1 for https://air.example
  participant area3 as sessionStorage of tab2 for https://air.example
  participant area4 as localStorage of https://air.example
  Note over tab1: ⇢ air.example/search
  Note over tab2: ⇢ air.example/search
  Note over tab1: ▸ choose LH400
  tab1->>area1: flight=LH400
  tab1->>area2: seat=12A
  Note over tab2: ▸ choose LH455
  tab2->>area1: flight=LH455
  tab2->>area3: seat=30F
  Note over tab1: ▸ book
  area1-->>tab1: cookies? flight=LH455
  area2-->>tab1: seat? 12A
  tab1->>area4: booked=LH455 12A
  tab1-)tab2: storage booked
  Note over tab2: ▸ scroll
  Note over tab2: ▸ timer 2500 ms
  area3-->>tab2: seat? 30F
  Note over tab2: ● storage booked runs, it waited for 2 tasks of its event loop
  area4-->>tab2: booked? LH455 12A
  Note over tab1,area4: ✗ tab1 booked the flight that it showed: expected LH400, got LH455
`.slice(1);

const local = 'localStorage https://a.example';
const origin = 'https://a.example';
const two = [
  { type: 'tab-opened', tab: 'tab1' },
  { type: 'document-created', document: 1, tab: 'tab1', url: `${origin}/1`, origin, loop: 'tab1' },
  { type: 'tab-opened', tab: 'tab2' },
  { type: 'document-created', document: 2, tab: 'tab2', url: `${origin}/2`, origin, loop: 'tab2' },
] as const;
const written = { type: 'storage-written', area: local, document: 1, key: 'k', oldValue: null, newValue: 'v' } as const;
const queued = { type: 'task-queued', source: 'DOM manipulation', lane: 'l', label: 'storage k', by: -1, document: 2 } as const;

async function rowsOf(bodies: Parameters<typeof traceOf>[0]): Promise<readonly string[]> {
  const { rows } = await readMermaid(mermaid(traceOf(bodies), header));
  return rows.map(([from, arrow, to, text]) => `${from} ${arrow} ${arrow === 'note' ? '' : to} ${text}`.trim());
}

describe('a trace as a Mermaid diagram', () => {
  it('has arrows for writes, reads and what is queued, and notes for what runs', async () => {
    const text = mermaid(tickets, header);

    expect(text.replace(/^ {2}%%.*\n/gm, '')).to.equal(`sequenceDiagram\n${drawn}`);
    expect((await readMermaid(text)).rows).to.have.length(19);
  });

  it('says in a comment that delay cannot be drawn', () => {
    expect(mermaid(tickets, header)).to.include('%% How long something waits cannot be drawn');
  });

  it('shades what happens while any page is kept, and is not fully active', async () => {
    const rows = await rowsOf([
      ...two,
      { type: 'document-left', document: 2, kept: true, reason: '' },
      written,
      { ...queued, task: 1 },
      { type: 'task-held', task: 1 },
      { type: 'document-left', document: 1, kept: true, reason: '' },
      { type: 'document-returned', document: 2 },
      { type: 'task-returned', task: 1 },
      { type: 'document-dropped', document: 1, reason: 'x' },
      { type: 'task-removed', task: 1, reason: 'document destroyed' },
    ]);

    expect(rows).to.deep.equal(
      [
        'rect  rgba(120, 160, 200, 0.15)',
        'tab2 note  ≡ /2 is kept',
        'tab1 ->> area1 k=v',
        'tab2 note  storage k queued',
        'tab2 note  ‖ storage k waits, its page is not fully active',
        'tab1 note  ≡ /1 is kept',
        'tab2 note  ⇠ /2 is shown again',
        'tab2 note  ‖ storage k may run again',
        'tab1 note  · /1 is not kept: x',
        'end',
        'tab2 note  ✕ storage k never runs, document destroyed',
      ].map((row) => row.trim()),
    );
  });

  it('draws refusals, writes that change nothing, what a response sets, and one task that was waited for', async () => {
    const rows = await rowsOf([
      ...two,
      { type: 'outside-started', document: 1, label: 'call from outside' },
      { type: 'write-refused', area: local, document: 1, key: 'k', units: 9 },
      { type: 'storage-unchanged', area: local, document: 1, key: 'k', value: 'v' },
      written,
      { ...queued, task: 1 },
      { ...queued, task: 2, label: 'timer 0 ms', source: 'timer' },
      { type: 'outside-ended', document: 1 },
      { type: 'cookie-written', area: 'cookies x', document: -1, request: 1, name: 'a', value: 'b' },
      { ...queued, task: 3, label: 'x', document: 1 },
      { type: 'task-started', task: 3, lane: 'l', natural: true },
      { type: 'task-ended', task: 3 },
      { type: 'task-started', task: 2, lane: 'l', natural: true },
      { type: 'task-ended', task: 2 },
      { type: 'task-started', task: 1, lane: 'l', natural: true },
      { type: 'task-ended', task: 1 },
      { type: 'tab-crashed', tab: 'tab2' },
    ]);

    expect(rows).to.deep.equal([
      'tab1 -x area1 k: 9 units do not fit',
      'tab1 ->> area1 k=v: no change',
      'tab1 ->> area1 k=v',
      'tab1 -) tab2 storage k',
      'area2 note  a=b',
      'tab2 note  ▸ timer 0 ms',
      'tab2 note  ● storage k runs, it waited for 1 task of its event loop',
      'tab2 note  ✗ crashed: no handler ran',
    ]);
  });

  it('tells what messages say, and what becomes of locks', async () => {
    const message = { message: 1, document: 1, via: 'channel', name: 'c', data: '{ a: 1 }' } as const;
    const lock = { document: 1, storageKey: origin, mode: 'exclusive', option: 'none' } as const;
    const rows = await rowsOf([
      ...two,
      { type: 'outside-started', document: 1, label: 'x' },
      { type: 'message-posted', ...message, to: 1 },
      { ...queued, task: 1, label: 'message' },
      { type: 'lock-requested', ...lock, request: 7, name: 'l;' },
      { type: 'lock-granted', request: 7 },
      { ...queued, task: 2, source: 'web locks', label: 'lock l;', document: 1 },
      { type: 'outside-ended', document: 1 },
      { type: 'task-started', task: 1, lane: 'l', natural: true },
      { type: 'task-ended', task: 1 },
      { type: 'lock-released', request: 8, reason: 'fulfilled' },
    ]);

    expect(rows).to.deep.equal([
      'tab1 -) tab2 { a: 1 }',
      'tab1 note  lock l;: requested',
      'tab1 note  lock l;: granted',
      'tab1 -) tab1 lock l;',
      'tab2 note  ● { a: 1 } runs',
      'tab1 note  lock of request 8: released',
    ]);
  });

  it('begins with what was dropped, and has at most so many rows', async () => {
    const { rows } = await readMermaid(mermaid(tickets, { ...header, dropped: 7 }, { rows: 3 }));

    expect(rows.map(([, , , text]) => text)).to.deep.equal([
      '7 earlier events were dropped: limits.traceEvents was reached.',
      '⇢ air.example/search',
      '⇢ air.example/search',
      '17 more rows are not drawn, there is no room',
    ]);
  });

  it('refuses options that it does not know', () => {
    for (const options of [{ rows: 0 }, { rows: 1.5 }, { rows: 'x' }, { width: 3 }, 5]) {
      expect(() => mermaid(tickets, header, options as object))
        .to.throw(StorageloomError)
        .with.property('code', 'BAD_OPTION');
    }
  });

  it('is the same for the same run, and read by Mermaid, with markup as keys and values', async () => {
    const texts = await Promise.all(
      [1, 2].map(async () => {
        const browser = new Browser();
        const [one, other] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
        one.localStorage.setItem('end;#</script>', '"%%{init}%%\n\u202e');
        await browser.settle();
        other.localStorage.clear();
        await browser.close();
        return browser.trace.toMermaid();
      }),
    );

    expect(texts[0]).to.equal(texts[1]);
    expect((await readMermaid(texts[0] ?? '')).rows.map(([, , , text]) => text)).to.include('end;#</script>="%%{init}%%⏎�');
  });
});
