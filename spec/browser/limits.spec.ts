import { expect } from 'chai';
import { Browser, type Limits, type Tab } from '../../lib/index.ts';
import { scripted, served } from '../html/scripted-host.ts';

/** How a call ended: `ok`, or the code of its error. */
async function codeOf(call: Promise<unknown>): Promise<unknown> {
  return await call.then(
    () => 'ok',
    (error: unknown) => Reflect.get(Object(error), 'code'),
  );
}

describe('limits.navigations', () => {
  // Each page leads to the next one while it loads; the last one stays.
  const pages = served({
    '/': '',
    '/3': "location.href = '/2'",
    '/2': "location.href = '/1'",
    '/1': "location.href = '/0'",
    '/0': '',
  });
  const limited = (navigations: Limits['navigations']): Browser =>
    new Browser({ host: scripted(), pages, limits: { navigations } });

  it('is how many navigations of its pages end a call that loads: one less does not', async () => {
    const outcomes = [
      await codeOf(limited(3).open('https://a.example/2')),
      await codeOf(limited(3).open('https://a.example/3')),
      await codeOf(limited(4).open('https://a.example/3')),
    ];

    expect(outcomes).to.deep.equal(['ok', 'NAVIGATION_LIMIT', 'ok']);
  });

  it('counts anew for each call', async () => {
    const tab = await limited(3).open('https://a.example/2');

    expect([await codeOf(tab.goto('/2')), await codeOf(tab.goto('/2')), await codeOf(tab.goto('/3'))]).to.deep.equal([
      'ok',
      'ok',
      'NAVIGATION_LIMIT',
    ]);
  });
});

describe('limits.tasks', () => {
  const limit = 10;
  const opened = (): Promise<Tab> => new Browser({ limits: { tasks: limit } }).open('https://a.example/');
  const queued = async (count: number): Promise<Browser> => {
    const tab = await opened();
    for (let number = 0; number < count; number++) tab.window.postMessage(number, '*');
    return tab.browser;
  };

  it('is no failure when exactly so many ran and nothing is left', async () => {
    const settled = await (await queued(limit)).settle();
    const advanced = await (await queued(limit)).advance(0);
    let steps = 0;
    for await (const step of (await queued(limit)).steps()) steps += step.step >= 0 ? 1 : 0;

    expect([settled.tasks, advanced.tasks, steps]).to.deep.equal([limit, limit, limit]);
  });

  it('is a failure when one more is left, after which that one can run', async () => {
    const browser = await queued(limit + 1);

    expect(await codeOf(browser.settle())).to.equal('TASK_LIMIT');
    expect((await browser.settle()).tasks).to.equal(1);
  });

  it('counts timers that fall due among them', async () => {
    const tab = await opened();
    for (let ms = 1; ms <= limit; ms++) tab.window.setTimeout(() => undefined, ms);

    const { tasks } = await tab.browser.settle({ timers: true });

    expect(tasks).to.equal(limit);
  });
});

describe('limits.historyEntries', () => {
  const limited = (historyEntries: number): Promise<Tab> =>
    new Browser({ limits: { historyEntries } }).open('https://a.example/0');
  const pushed = async (tab: Tab, ...names: readonly number[]): Promise<void> => {
    for (const name of names) await tab.run(({ history }) => history.pushState(name, '', `/${name}`));
  };

  it('is how many places the history of a tab has at most: the oldest are forgotten', async () => {
    const tab = await limited(3);

    await pushed(tab, 1, 2);
    const full = tab.window.history.length;
    await pushed(tab, 3, 4);
    const lengths = [full, tab.window.history.length];
    const back: [string, unknown][] = [];
    for (let times = 0; times < 3; times++) {
      await tab.back();
      back.push([new URL(tab.url).pathname, tab.window.history.state]);
    }

    expect(lengths).to.deep.equal([3, 3]);
    expect(back).to.deep.equal([
      ['/3', 3],
      ['/2', 2],
      ['/2', 2],
    ]);
  });

  it('may be one', async () => {
    const tab = await limited(1);

    await pushed(tab, 1, 2);
    await tab.back();

    expect([tab.window.history.length, new URL(tab.url).pathname]).to.deep.equal([1, '/2']);
  });

  it('destroys the kept pages of places that are forgotten', async () => {
    const tab = await limited(2);
    for (const path of ['/1', '/2']) await tab.goto(path);

    const events = tab.browser.trace.events({ type: 'document-destroyed' });

    expect(events.map(({ document }) => document)).to.deep.equal([1]);
  });

  it('leaves a frame what it shows, and as many of its places as are left', async () => {
    const tab = await limited(3);
    const [still, moving] = [await tab.addFrame('/still'), await tab.addFrame('/a')];

    for (const path of ['/b', '/c', '/d']) await moving.goto(path);
    const { length } = tab.window.history;
    for (let times = 0; times < 3; times++) await tab.back();

    expect([length, new URL(still.url).pathname, new URL(moving.url).pathname]).to.deep.equal([3, '/still', '/b']);
  });

  it('keeps what a frame showed at the oldest place that is left, however long ago it went there', async () => {
    const tab = await limited(3);
    const frame = await tab.addFrame('/a');

    await frame.goto('/b');
    await pushed(tab, 1, 2, 3);
    await frame.goto('/c');
    const shown: string[] = [];
    for (let times = 0; times < 2; times++) {
      await tab.back();
      shown.push(`${new URL(tab.url).pathname} ${new URL(frame.url).pathname}`);
    }

    expect(shown).to.deep.equal(['/3 /b', '/2 /b']);
  });

  it('is 50 by default', async () => {
    const tab = await new Browser().open();

    await pushed(tab, ...Array.from({ length: 60 }, (_, place) => place));

    expect(tab.window.history.length).to.equal(50);
  });
});
