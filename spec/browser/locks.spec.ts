import { expect } from 'chai';
import { Browser, type Settled, type StorageloomError, type Tab } from '../../lib/index.ts';
import { printedBy } from './printed.ts';

const a = 'https://a.example/';
const forever = `() => new Promise(() => {})`;

const take = async (tab: Tab, name: string, inside: string = forever, options: object = {}): Promise<void> => {
  await tab.evaluate(`void navigator.locks.request('${name}', ${JSON.stringify(options)}, ${inside})`);
  await tab.browser.settle();
};

async function openTwo(): Promise<{ readonly browser: Browser; readonly one: Tab; readonly two: Tab }> {
  const browser = new Browser();
  return { browser, one: await browser.open(a), two: await browser.open(`${a}two`) };
}

/** Each holds a lock, and asks inside for that of the other. */
async function crossed(browser: Browser, one: Tab, two: Tab): Promise<Settled> {
  await one.evaluate(
    `void navigator.locks.request('a', () => new Promise((resolve) => setTimeout(resolve, 10)).then(() => navigator.locks.request('b', () => 1)))`,
  );
  await two.evaluate(
    `void navigator.locks.request('b', () => new Promise((resolve) => setTimeout(resolve, 10)).then(() => navigator.locks.request('a', () => 1)))`,
  );
  return await browser.settle({ timers: true });
}

describe('browser.locks', () => {
  it('lists what is held and what waits, with their documents and who has it', async () => {
    const { browser, one, two } = await openTwo();
    await take(one, 'n', forever, { mode: 'shared' });
    await take(two, 'n');

    const holder = { tab: one, frame: null, document: a, documentId: 1 };
    expect(browser.locks).to.deep.equal([
      { name: 'n', mode: 'shared', storageKey: 'https://a.example', state: 'held', ...holder, heldBy: [] },
      {
        ...{ name: 'n', mode: 'exclusive', storageKey: 'https://a.example', state: 'waiting' },
        ...{ tab: two, frame: null, document: `${a}two`, documentId: 2, heldBy: [holder] },
      },
    ]);
  });

  it('tells a frame from the page around it, as the list of what is pending does', async () => {
    const { browser, one, two } = await openTwo();
    const frame = await one.addFrame(`${a}framed`);
    await frame.evaluate(`void navigator.locks.request('n', ${forever})`);
    await browser.settle();
    await take(two, 'n');
    await one.evaluate(`void navigator.locks.request('n', ${forever})`);
    await browser.settle();

    const shown = ({ tab, frame: name }: { tab: Tab | null; frame: string | null }): unknown => [tab?.name, name];
    expect(browser.locks.map(shown)).to.deep.equal([
      ['tab1', 'tab1/frame1'],
      ['tab2', null],
      ['tab1', null],
    ]);
    expect(browser.locks[1]?.heldBy.map(shown)).to.deep.equal([['tab1', 'tab1/frame1']]);
    expect(browser.pending.flatMap(({ heldBy = [] }) => heldBy.map(shown))).to.deep.equal([
      ['tab1', 'tab1/frame1'],
      ['tab1', 'tab1/frame1'],
    ]);
  });

  it('costs no more for each request where many wait for what many hold: they share who holds it', async () => {
    const { browser, one, two } = await openTwo();
    await take(one, 'n', forever, { mode: 'shared' });
    await take(two, 'n', forever);
    await take(two, 'n', forever);

    const [, first, second] = browser.locks;
    const [pending, other] = browser.pending;
    expect([first?.heldBy === second?.heldBy, pending?.heldBy === other?.heldBy, first?.heldBy.length]).to.deep.equal([
      true,
      true,
      1,
    ]);
  });

  it('shows control characters of names where they are told, and has them as they are', async () => {
    const { browser, one, two } = await openTwo();
    await take(one, 'a\\n\\u001b');
    await take(two, 'a\\n\\u001b');
    const { locks } = await browser.settle();

    expect([locks, browser.pending.map(({ label }) => label), browser.locks[0]?.name]).to.deep.equal([
      ['tab2 waits for the lock “a⏎␛”, held by tab1'],
      ['lock a⏎␛'],
      'a\n\u001b',
    ]);
  });

  it('is empty once the Browser is closed, as is what is pending', async () => {
    const { browser, one, two } = await openTwo();
    await take(one, 'n');
    await take(two, 'n');

    await browser.close();

    expect([browser.locks, browser.pending]).to.deep.equal([[], []]);
  });

  it('is empty where nobody has asked for one', async () => {
    const { browser } = await openTwo();

    expect([browser.locks, browser.pending]).to.deep.equal([[], []]);
  });
});

describe('a request for a lock that waits', () => {
  it('is pending, which no step can choose, and nothing to run', async () => {
    const { browser, one, two } = await openTwo();
    await take(one, 'n');
    await take(two, 'n');

    expect(browser.pending).to.deep.equal([
      {
        ...{ name: 'tab2.lock', source: 'web locks', tab: two, frame: null, document: `${a}two`, documentId: 2 },
        ...{ label: 'lock n', why: 'lock', heldBy: [{ tab: one, frame: null, document: a, documentId: 1 }] },
      },
    ]);
    expect(await browser.step()).to.equal(null);
    const steps: unknown[] = [];
    for await (const step of browser.steps()) steps.push(step);
    expect(steps).to.deep.equal([]);
  });

  it('is told by settle() in a sentence, and printed nowhere', async () => {
    const { browser, one, two } = await openTwo();
    await take(one, 'n');
    const lines = await printedBy(() => take(two, 'n'));

    const { why, locks, deadlocks } = await browser.settle();

    expect([why, locks, deadlocks]).to.deep.equal(['locks', ['tab2 waits for the lock “n”, held by tab1'], []]);
    expect(lines).to.deep.equal([]);
  });

  it('is not why it ended while timers are left, but is told all the same', async () => {
    const { browser, one, two } = await openTwo();
    await take(one, 'n', `() => new Promise((resolve) => setTimeout(resolve, 50))`);
    await take(two, 'n');

    const before = await browser.settle();
    const after = await browser.settle({ timers: true });

    expect([before.why, before.locks.length, before.deadlocks]).to.deep.equal(['timers', 1, []]);
    expect([after.why, after.locks.length]).to.deep.equal(['locks', 0].map((each) => (each === 'locks' ? 'idle' : each)));
  });

  it('says that its holder is in a page that is kept', async () => {
    const browser = new Browser({ behaviour: { locksOfLeftPages: 'keep' } });
    const [one, two] = [await browser.open(a), await browser.open(a)];
    await take(one, 'n');
    await take(two, 'n');
    await one.goto('https://away.example/');

    expect((await browser.settle()).locks).to.deep.equal([
      'tab2 waits for the lock “n”, held by tab1, in a page that is kept to be returned to',
    ]);
  });
});

describe('pages that wait for locks of each other', () => {
  it('are named with their circle, and printed once', async () => {
    const { browser, one, two } = await openTwo();
    const results: Settled[] = [];
    const lines = await printedBy(async () => {
      results.push(await crossed(browser, one, two));
      results.push(await browser.settle());
    });

    const [first] = results;
    expect([first?.why, first?.locks.length, first?.deadlocks]).to.deep.equal([
      'locks',
      2,
      [
        'tab1 waits for the lock “b”, held by tab2; tab2 waits for the lock “a”, held by tab1: if each lets go only when it has got what ' +
          'it waits for, none ever does',
      ],
    ]);
    expect(lines).to.have.length(1);
    expect(lines[0]).to.include('[tab1] Locks: tab1 waits for the lock “b”');
  });

  it('may be one that waits for its own', async () => {
    const { browser, one } = await openTwo();
    const lines = await printedBy(() => take(one, 'n', `() => navigator.locks.request('n', () => 1)`));

    expect((await browser.settle()).deadlocks).to.deep.equal([
      'tab1 waits for the lock “n”, held by tab1 itself: if it lets go only when it has got it, it never does',
    ]);
    expect(lines).to.have.length(1);
  });

  it('may wait in a queue behind another one', async () => {
    const { browser, one, two } = await openTwo();
    const shared = `{ mode: 'shared' }`;
    await one.evaluate(`void navigator.locks.request('n', ${shared}, () => new Promise((resolve) => setTimeout(resolve, 10))
      .then(() => navigator.locks.request('n', ${shared}, () => 1)))`);
    await two.evaluate(`void navigator.locks.request('n', () => 1)`);

    await printedBy(async () => {
      const { deadlocks } = await browser.settle({ timers: true });

      expect(deadlocks).to.have.length(1);
      expect(deadlocks[0]).to.include('tab1 waits for the lock “n”, behind another request');
    });
  });

  it('are in what is said of a promise that never settles, and of a condition that never holds', async () => {
    const { browser, one, two } = await openTwo();
    await printedBy(() => crossed(browser, one, two));
    const failureOf = async (call: Promise<unknown>): Promise<StorageloomError> =>
      await call.then(
        () => Promise.reject(new Error('it settled')),
        (error: StorageloomError) => error,
      );

    const never = await failureOf(one.evaluate(`navigator.locks.request('a', () => 1)`));
    const vain = await failureOf(browser.runUntil(() => false));

    for (const { why, mend } of [never, vain]) {
      expect(why).to.include('tab1 waits for the lock “b”, held by tab2; tab2 waits for the lock “a”, held by tab1');
      expect(mend).to.include('ask for these locks in the same order');
    }
    expect([never.code, vain.code]).to.deep.equal(['NEVER_SETTLES', 'NEVER_HOLDS']);
  });

  it('say whose lock it is where nothing goes round', async () => {
    const { one, two } = await openTwo();
    await take(one, 'n');

    const failure = await two.evaluate(`navigator.locks.request('n', () => 1)`).catch((error: StorageloomError) => error);

    expect((failure as StorageloomError).why).to.include('Waiting: tab2 waits for the lock “n”, held by tab1.');
    expect((failure as StorageloomError).mend).to.equal('Let the page that holds the lock settle what its callback returned.');
  });

  it('are printed where tasks run by themselves, too', async () => {
    const browser = new Browser({ pump: 'auto' });
    const tab = await browser.open(a);
    (await browser.open('https://b.example/')).window.setInterval(() => undefined, 1_000);
    const lines = await printedBy(async () => {
      tab.window.navigator.locks.request('n', () => tab.window.navigator.locks.request('n', () => 1)).catch(() => undefined);
      await browser.settle();
    });

    expect(lines).to.have.length(1);
    await browser.close();
  });
});
