import { expect } from 'chai';
import { Browser, late, type Settled, type StorageloomError, type Tab } from '../../lib/index.ts';
import { printedBy } from './printed.ts';

const a = 'https://a.example/';

async function openThree(): Promise<readonly [Tab, Tab, Tab]> {
  const browser = new Browser();
  return [await browser.open(a), await browser.open(a), await browser.open(a)];
}

/** Each holds a lock, and asks inside for that of the other. */
async function cross(one: Tab, two: Tab): Promise<void> {
  for (const [tab, first, second] of [
    [one, 'a', 'b'],
    [two, 'b', 'a'],
  ] as const) {
    tab.start(({ navigator }) => void navigator.locks.request(first, () => navigator.locks.request(second, () => 1)));
  }
  await one.browser.settle();
}

describe('pages that wait for locks of each other', () => {
  it('are named while others have timers and answers to come, once', async () => {
    const browser = new Browser({
      pages: ({ url }) => (url.endsWith('/late') ? late(new Response(''), 5_000) : new Response('')),
    });
    const [one, two, other] = [await browser.open(a), await browser.open(a), await browser.open('https://b.example/')];
    other.window.setInterval(() => undefined, 1_000);
    const results: Settled[] = [];
    const lines = await printedBy(async () => {
      await cross(one, two);
      results.push(await browser.settle(), await browser.advance(3_000));
    });

    for (const { why, deadlocks } of results) expect([why, deadlocks.length]).to.deep.equal(['timers', 1]);
    expect(lines).to.have.length(1);
  });

  it('are not told of while something of one of them may run', async () => {
    const [one, two] = await openThree();
    const { browser } = one;
    const signal = 'signal: AbortSignal.timeout(500)';
    await one.evaluate(`void navigator.locks.request('a', () => navigator.locks.request('b', () => 1))`);
    await two.evaluate(
      `void navigator.locks.request('b', () => navigator.locks.request('a', { ${signal} }, () => 1).catch(() => {}))`,
    );

    const [before, after] = [await browser.settle(), await browser.settle({ timers: true })];

    expect([before.why, before.deadlocks, after.why, after.deadlocks]).to.deep.equal(['timers', [], 'idle', []]);
  });

  it('are named where timers have no end, by whichever call that ends', async () => {
    const browser = new Browser({ limits: { tasks: 50, timeMoves: 20, waitMs: 30 } });
    const [one, two, other] = [await browser.open(a), await browser.open(a), await browser.open(a)];
    await printedBy(() => cross(one, two));
    other.window.setInterval(() => undefined, 1_000);

    const failures: StorageloomError[] = [];
    for (const call of [
      () => browser.settle({ timers: true }),
      () => browser.advance(1_000_000),
      () => browser.runUntil(() => false),
      () => other.run(() => new Promise(() => {})),
    ]) {
      failures.push(
        await call().then(
          () => expect.fail('it ended'),
          (error: StorageloomError) => error,
        ),
      );
    }

    expect(failures.map(({ code }) => code)).to.deep.equal(['TASK_LIMIT', 'TASK_LIMIT', 'NEVER_HOLDS', 'NEVER_SETTLES']);
    for (const { why, mend } of failures) {
      expect(why).to.match(/^Waiting: tab1 waits for the lock “b”, held by tab2; .*none ever does\. These repeat: /);
      expect(mend).to.match(/^Have every page ask for these locks in the same order; or /);
    }
  });

  it('say of one that waits for its own that nobody can take a lock twice, and each thing once', async () => {
    const [one] = await openThree();
    const failures: StorageloomError[] = [];
    await printedBy(async () => {
      const nested = one.run(({ navigator }) => navigator.locks.request('x', () => navigator.locks.request('x', () => 1)));
      failures.push(
        await nested.then(
          () => expect.fail('it settled'),
          (error: StorageloomError) => error,
        ),
      );
    });

    expect([failures[0]?.why.split(' Nothing came')[0], failures[0]?.mend]).to.deep.equal([
      'Waiting: tab1 waits for the lock “x”, held by tab1 itself: if it lets go only when it has got it, it never does.',
      'Do not ask for a lock again inside its own callback, since nobody can take it twice.',
    ]);
  });

  it('are told in the same words whoever else waits for them, and so once', async () => {
    const [one, two, other] = await openThree();
    await two.evaluate(`void navigator.locks.request('d', () => new Promise(() => {}))`);
    await one.browser.settle();
    await other.evaluate(`void navigator.locks.request('d', { signal: AbortSignal.timeout(500) }, () => 1).catch(() => {})`);
    const circles: string[] = [];
    const lines = await printedBy(async () => {
      await cross(one, two);
      circles.push(...(await one.browser.settle()).deadlocks);
      // Whoever led into the circle at its second request has gone.
      circles.push(...(await one.browser.advance(500)).deadlocks);
    });

    expect([circles.length, new Set(circles).size, lines.length]).to.deep.equal([2, 1, 1]);
  });
});
