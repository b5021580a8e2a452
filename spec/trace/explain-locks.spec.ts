import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { explain } from '../../lib/trace/explain.ts';
import { granted, released, requested, waiting } from './talk.ts';
import { traceOf } from './tickets.ts';
import { origin, queued, started, type Body } from './told.ts';

const documents = [1, 2, 3].map((document): Body => {
  return { type: 'document-created', document, tab: `tab${document}`, url: `${origin}/`, origin };
});
const call = (document: number, ...bodies: Body[]): Body[] => [
  { type: 'outside-started', document, label: 'call' },
  ...bodies,
  { type: 'outside-ended', document },
];
const callback = (task: number, document: number): Body =>
  ({ ...queued(task, 'lock db', document), source: 'web locks' }) as Body;
const run = (task: number): Body[] => [started(task), { type: 'task-ended', task }];

/** The lines on locks of a step. */
function toldOf(step: number, ...bodies: Body[]): string[] {
  return explain(traceOf([...documents, ...bodies]), step)
    .split('\n')
    .filter((line) => /^(?:The request|It was g|It still|It has the lock)/.test(line));
}

const [one, two, three] = [1, 2, 3].map((document) => `tab${document} (https://a.example/)`);

describe('the explanation of a lock', () => {
  const held = [...call(1, requested(1, 1), granted(1)), ...call(2, requested(2, 2), waiting(2, '1'))];

  it('says of what waits who holds the lock, since when, who stands before it, and what came of it', () => {
    const bodies = [...held, ...call(3, requested(3, 3), waiting(3, '1, 2'))];
    const request = `The request of ${three} for the lock db has to wait: ${one} holds it since step 0; ${two} stands before it.`;

    expect(toldOf(2, ...bodies)).to.deep.equal([request, 'It still waits.']);
    expect(toldOf(2, ...bodies, ...call(1, granted(3))).at(-1)).to.equal('It was granted in step 3.');
    expect(toldOf(2, ...bodies, granted(3)).at(-1)).to.equal('It was granted later.');
    const aborted = { type: 'lock-aborted', request: 3, reason: 'signal' } as const;
    expect(toldOf(2, ...bodies, aborted).at(-1)).to.equal('It was given up before it was granted.');
  });

  it('says how many others were in the way', () => {
    const lines = toldOf(1, ...call(1, requested(1, 1), granted(1)), ...call(2, requested(2, 2), waiting(2, '1', 3)));

    expect(lines[0]).to.contain(`has to wait: ${one} holds it since step 0; 3 more hold it or stand before it.`);
  });

  it('says so in the step in which it is asked for, and in that in which it begins to wait', () => {
    const bodies = [requested(1, 1, { mode: 'shared' }), granted(1), ...call(2, requested(2, 2)), ...call(2, waiting(2, '1'))];
    const lines = [`The request of ${two} for the lock db has to wait: ${one} holds it (shared).`, 'It still waits.'];

    expect([toldOf(0, ...bodies), toldOf(1, ...bodies)]).to.deep.equal([lines, lines]);
  });

  it('says why the callback of a lock could be called', () => {
    const free = [...call(1, requested(1, 1)), granted(1), callback(0, 1), ...run(0)];
    const given = [...held, ...call(1, released(1), granted(2), callback(0, 2)), ...run(0)];

    expect(toldOf(1, ...free)).to.deep.equal([
      'It has the lock db, because nothing was in its way when it was asked for in step 0.',
    ]);
    expect(toldOf(3, ...given)).to.deep.equal([
      `It has the lock db, which was asked for in step 1, because ${one} released it in step 2 (fulfilled).`,
    ]);
  });

  it('says who gave up, was robbed, or robbed', () => {
    const after = (...bodies: Body[]): string | undefined =>
      toldOf(2, ...held, ...bodies, granted(2), callback(0, 2), ...run(0))[0];
    const stolen = { type: 'lock-stolen', request: 1, by: 2 } as const;
    const stealing = [requested(4, 3, { option: 'steal' }), stolen, granted(4), callback(0, 3), ...run(0)];

    expect(after({ type: 'lock-aborted', request: 1, reason: 'document ended' })).to.equal(
      `It has the lock db, which was asked for in step 1, because ${one}, which stood before it, gave its request up (document ended).`,
    );
    expect(after(stolen)).to.equal(`It has the lock db, which was asked for in step 1, because it was stolen from ${one}.`);
    expect(toldOf(2, ...held, ...stealing)[0]).to.equal(
      'It has the lock db, because it stole it: the request was made with steal.',
    );
  });

  it('says what the trace does not tell any more', () => {
    const waits = [requested(2, 2), ...call(2, waiting(2, '1'))];

    expect(toldOf(0, ...waits)[0]).to.equal(
      `The request of ${two} for the lock db has to wait: what was in its way is no longer in the trace.`,
    );
    expect(toldOf(1, ...waits, granted(2), callback(0, 2), ...run(0))).to.deep.equal([
      'It has the lock db, which it waited for; what made way is no longer in the trace.',
    ]);
    expect(toldOf(0, ...call(1, waiting(8, ''), granted(8), released(8)))).to.deep.equal([]);
  });

  it('says of what was refused, because it was made with ifAvailable, who had the lock', () => {
    const refused = [requested(2, 2, { option: 'ifAvailable' }), { type: 'lock-unavailable', request: 2 } as const];
    const queue = [...held, ...call(3, requested(3, 3), waiting(3, '1, 2')), released(1)];
    const last = [requested(4, 1, { option: 'ifAvailable' }), { type: 'lock-unavailable', request: 4 } as const];
    const what = (who: string | undefined): string =>
      `The request of ${who} for the lock db, made with ifAvailable, is refused: `;

    expect(toldOf(1, ...call(1, requested(1, 1), granted(1)), ...call(2, ...refused))).to.deep.equal([
      `${what(two)}${one} holds it since step 0.`,
    ]);
    expect(toldOf(3, ...queue, ...call(1, ...last))).to.deep.equal([
      `${what(one)}${two} stands before it; ${three} stands before it.`,
    ]);
    expect(toldOf(0, ...call(2, { type: 'lock-unavailable', request: 9 }))).to.deep.equal([]);
  });

  it('says that who holds it is kept', () => {
    const left: Body = { type: 'document-left', document: 1, kept: true, reason: '' };
    const bodies = [...call(1, requested(1, 1), granted(1)), left, ...call(2, requested(2, 2), waiting(2, '1'))];

    expect(toldOf(1, ...bodies)[0]).to.include(`${one} holds it since step 0, in a page that is kept to be returned to.`);
  });

  it('says of a circle who waits for whom, as settle() does', async () => {
    await using browser = new Browser();
    const tabs = [await browser.open(`${origin}/`), await browser.open(`${origin}/`)];
    const takeBoth = (tab: (typeof tabs)[0], first: string, second: string): void => {
      tab.start(({ navigator: { locks } }) => void locks.request(first, () => locks.request(second, () => undefined)));
    };
    takeBoth(tabs[0]!, 'cart', 'stock');
    takeBoth(tabs[1]!, 'stock', 'cart');
    const { deadlocks } = await browser.settle();

    const { step } = browser.trace.events({ type: 'lock-waiting' })[0]!;

    expect(deadlocks).to.have.length(1);
    expect(browser.trace.explain(step).replaceAll(/[“”]/g, '')).to.include(
      `It still waits: ${deadlocks[0]!.replaceAll(/[“”]/g, '')}.`,
    );
  });

  it('says of one that waits for a lock of its own that it never goes on', async () => {
    await using browser = new Browser();
    const tab = await browser.open(`${origin}/`);
    tab.start(({ navigator: { locks } }) => void locks.request('a', () => locks.request('a', () => undefined)));
    await browser.settle();

    const { step } = browser.trace.events({ type: 'lock-waiting' })[0]!;

    expect(browser.trace.explain(step)).to.include(
      'It still waits: tab1 waits for the lock a, held by tab1 itself: if it lets go only when it has got it, it never does.',
    );
  });

  it('tells of those that stand one behind the other in a circle', () => {
    const task = (number: number, document: number): Body[] => [callback(number, document), ...run(number)];
    const hold = (request: number, document: number, name: string): Body[] => [
      ...[requested(request, document, { name, mode: 'shared' }), granted(request), ...task(request, document)],
    ];
    const bodies = [
      ...[...hold(1, 1, 'a'), ...hold(2, 2, 'b'), requested(3, 3, { name: 'a' }), waiting(3, '1')],
      ...[requested(4, 1, { name: 'b' }), waiting(4, '2')],
      ...call(2, requested(5, 2, { name: 'a', mode: 'shared' }), waiting(5, '1, 3')),
    ];

    expect(toldOf(2, ...bodies).at(-1)).to.include(
      'tab2 waits for the lock a, behind the request of tab3; tab3 waits for the lock a, held by tab1; ',
    );
  });

  it('begins what a callback did with what it is, and says that a tab crashed', async () => {
    await using browser = new Browser();
    const tabs = [await browser.open(`${origin}/`), await browser.open(`${origin}/`)];
    for (const tab of tabs) tab.start(({ navigator }) => void navigator.locks.request('db', () => new Promise(() => undefined)));
    await browser.settle();
    tabs[0]!.crash();
    await browser.settle();

    const step = browser.trace.events({ type: 'task-started' }).at(-1)!.step;
    const text = browser.trace.explain(step);

    expect(text).to.include('\nIt has the lock db, which was asked for in step').and.include('(its tab crashed).');
    expect(text).not.to.include('It touched no storage.');
  });
});
