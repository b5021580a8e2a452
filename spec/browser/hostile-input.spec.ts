import { expect } from 'chai';
import {
  Browser,
  fifo,
  html,
  json,
  redirect,
  replay,
  seeded,
  StorageloomError,
  tabs,
  type Scheduler,
  type Tab,
  type Task,
} from '../../lib/index.ts';
import { happyDom, type HappyDomWindow } from '../../lib/hosts/happy-dom/index.ts';

const fail = (): never => {
  throw new RangeError('of the getter');
};

function revoked<T extends object>(target: T): T {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

const circle: Record<string, unknown> = {};
circle['self'] = circle;

/** Values that a sentence about them has to survive. */
const values: Readonly<Record<string, unknown>> = {
  'a bigint': 5n,
  'a symbol': Symbol('of yours'),
  'a circle': circle,
  'an object whose toJSON throws': { toJSON: fail },
  'an object without a prototype': Object.create(null),
  'an object that pretends to be a Date': { [Symbol.toStringTag]: 'Date', valueOf: fail },
  'an object that throws whatever is asked': new Proxy({}, { get: fail, ownKeys: fail, getPrototypeOf: fail, has: fail }),
  'an object that has no member to read': new Proxy({}, { get: fail }),
  'a revoked proxy': revoked({}),
  'a revoked proxy of a URL': revoked(new URL('https://a.example/')),
  'an heir of URL': Object.create(URL.prototype),
};

const given = (value: unknown): never => value as never;

interface World {
  readonly browser: Browser<HappyDomWindow>;
  readonly tab: Tab<HappyDomWindow>;
}

const options = [
  'trace',
  'clock',
  'pump',
  'popups',
  'engine',
  'beforeUnload',
  'dialogs',
  'pageErrors',
  'console',
  'startTime',
  'timezone',
];

/** What takes none of them. */
const calls: Readonly<Record<string, (value: unknown, world: World) => unknown>> = {
  ...Object.fromEntries(
    [...options, 'locale', 'seed', 'host', 'scheduler'].map((name) => [
      `new Browser({ ${name} })`,
      (value: unknown) => new Browser(given({ [name]: value })),
    ]),
  ),
  'new Browser({ behaviour: { backForwardCache } })': (value) => new Browser({ behaviour: { backForwardCache: given(value) } }),
  'new Browser({ limits: { tasks } })': (value) => new Browser({ limits: { tasks: given(value) } }),
  'new Browser({ policy: { quota } })': (value) => new Browser({ policy: { quota: { localStorage: given(value) } } }),
  'browser.setPolicy({ thirdParty })': (value, { browser }) => browser.setPolicy({ thirdParty: given(value) }),
  'browser.setPolicy({ consent })': (value, { browser }) => browser.setPolicy({ consent: given(value) }),
  'browser.setPolicy({ block })': (value, { browser }) => browser.setPolicy({ block: given(value) }),
  'browser.setPolicy({ block: [] })': (value, { browser }) => browser.setPolicy({ block: [given(value)] }),
  'browser.setPolicy({ expireAfterMs })': (value, { browser }) => browser.setPolicy({ expireAfterMs: given(value) }),
  'browser.setPolicy({ quota: { measure } })': (value, { browser }) => browser.setPolicy({ quota: { measure: given(value) } }),
  'browser.storage.usage()': (value, { browser }) => browser.storage.usage(given(value)),
  'browser.storage.clear()': (value, { browser }) => browser.storage.clear(given(value)),
  'browser.storage.entries({ origin })': (value, { browser }) => browser.storage.entries({ origin: given(value) }),
  'browser.storage.entries({ tab })': (value, { browser }) =>
    browser.storage.entries({ origin: 'https://a.example', area: 'sessionStorage', tab: given(value) }),
  'browser.storage.entries({ topSite })': (value, { browser }) =>
    browser.storage.entries({ origin: 'https://a.example', topSite: given(value) }),
  'browser.storage.setQuota()': (value, { browser }) => browser.storage.setQuota(given(value), 1),
  'browser.storage.setQuota(area, )': (value, { browser }) => browser.storage.setQuota('localStorage', given(value)),
  'browser.storage.failNextWrites()': (value, { browser }) => browser.storage.failNextWrites(given(value)),
  'browser.storage.failNextWrites(count, )': (value, { browser }) => browser.storage.failNextWrites(1, given(value)),
  'browser.storage.failNextWrites(count, area, )': (value, { browser }) =>
    browser.storage.failNextWrites(1, 'localStorage', given(value)),
  'browser.storage.blocklist.add()': (value, { browser }) => browser.storage.blocklist.add(given(value)),
  'browser.storage.blocklist.add(site, )': (value, { browser }) => browser.storage.blocklist.add('a.example', given(value)),
  'browser.storage.blocklist.import()': (value, { browser }) => browser.storage.blocklist.import(given(value)),
  'browser.open()': (value, { browser }) => browser.open(given(value)),
  'browser.open(url, { opener })': (value, { browser }) => browser.open('https://a.example/', { opener: given(value) }),
  'browser.advance()': (value, { browser }) => browser.advance(given(value)),
  'browser.note()': (value, { browser }) => browser.note(given(value)),
  'browser.reset({ scheduler })': (value, { browser }) => browser.reset({ scheduler: given(value) }),
  'browser.restart({ session })': (value, { browser }) => browser.restart({ session: given(value) }),
  'browser.runUntil({ tab })': (value, { browser }) => browser.runUntil({ tab: given(value), heard: 1 }),
  'tab.goto()': (value, { tab }) => tab.goto(given(value)),
  'tab.addFrame()': (value, { tab }) => tab.addFrame(given(value)),
  'tab.click()': (value, { tab }) => tab.click(given(value)),
  'tab.focus()': (value, { tab }) => tab.focus(given(value)),
  'tab.check()': (value, { tab }) => tab.check(given(value)),
  'tab.fill()': (value, { tab }) => tab.fill(given(value), 'a'),
  'tab.fill(selector, )': (value, { tab }) => tab.fill('#a', given(value)),
  'tab.type()': (value, { tab }) => tab.type(given(value), 'a'),
  'tab.press()': (value, { tab }) => tab.press(given(value)),
  'tab.press(key, )': (value, { tab }) => tab.press('a', given(value)),
  'tab.select(selector, )': (value, { tab }) => tab.select('#a', given(value)),
  'trace.explain()': (value, { browser }) => browser.trace.explain(given(value)),
  'trace.events({ type })': (value, { browser }) => browser.trace.events({ type: given(value) }),
  'trace.toText({ width })': (value, { browser }) => browser.trace.toText({ width: given(value) }),
  'trace.toText({ detail })': (value, { browser }) => browser.trace.toText({ detail: given(value) }),
  'html()': (value) => html(given(value)),
  'html(text, { headers })': (value) => html('a', { headers: { a: given(value) }, status: given(value) }),
  'redirect()': (value) => redirect(given(value)),
  'redirect(url, )': (value) => redirect('/', given(value)),
  'replay()': (value) => replay(given(value)),
  'replay([])': (value) => replay(given([value])),
};

/** What takes a record of options, and nothing else. */
const records: Readonly<Record<string, (value: unknown, world: World) => unknown>> = {
  'new Browser()': (value) => new Browser(given(value)),
  'new Browser({ behaviour })': (value) => new Browser({ behaviour: given(value) }),
  'new Browser({ limits })': (value) => new Browser({ limits: given(value) }),
  'tabs(2, )': (value) => tabs(2, given(value)),
  'new Browser({ policy })': (value) => new Browser({ policy: given(value) }),
  'browser.setPolicy()': (value, { browser }) => browser.setPolicy(given(value)),
  'browser.setPolicy({ quota: { origins } })': (value, { browser }) => browser.setPolicy({ quota: { origins: given(value) } }),
  'browser.storage.entries()': (value, { browser }) => browser.storage.entries(given(value)),
  'browser.storage.clear(origin, )': (value, { browser }) => browser.storage.clear('https://a.example', given(value)),
  'browser.open(url, )': (value, { browser }) => browser.open('https://a.example/', given(value)),
  'browser.reset()': (value, { browser }) => browser.reset(given(value)),
  'browser.restart()': (value, { browser }) => browser.restart(given(value)),
  'browser.settle()': (value, { browser }) => browser.settle(given(value)),
  'browser.step()': (value, { browser }) => browser.step(given(value)),
  'browser.runUntil()': (value, { browser }) => browser.runUntil(given(value)),
  'browser.runUntil(condition, )': (value, { browser }) => browser.runUntil(() => true, given(value)),
  'happyDom()': (value) => happyDom(given(value)),
  'trace.toText()': (value, { browser }) => browser.trace.toText(given(value)),
  'trace.events()': (value, { browser }) => browser.trace.events(given(value)),
  'html(text, )': (value) => html('a', given(value)),
  'html(text, { headers })': (value) => html('a', { headers: given(value) }),
  'json(value, )': (value) => json(1, given(value)),
};

const noRecords: Readonly<Record<string, unknown>> = {
  null: null,
  'a number': 5,
  'a symbol': Symbol('of yours'),
  'an array': [],
  'a revoked array': revoked([]),
  'an object that throws whatever is asked': values['an object that throws whatever is asked'],
  'an object whose getter throws': Object.defineProperty({}, 'timers', { get: fail, enumerable: true }),
};

/** What is wrong with how the call fails; null: nothing. */
async function faultOf(call: () => unknown): Promise<string | null> {
  try {
    await call();
    return 'it was accepted';
  } catch (error) {
    if (!(error instanceof StorageloomError)) return `it fails with ${String(error)}`;
    const { code, what, why, mend } = error;
    if (code !== 'BAD_OPTION') return `it fails with ${code}`;
    return [what, why, mend].every((sentence) => /^\S.*[.]$/.test(sentence)) ? null : `it says ${error.message}`;
  }
}

describe('whatever a call is given that it cannot use', () => {
  let world: World;

  before(async () => {
    const browser = new Browser({ host: happyDom() });
    world = { browser, tab: await browser.open('https://a.example/') };
  });

  for (const [table, those] of [
    [calls, values],
    [records, noRecords],
  ] as const) {
    for (const [name, call] of Object.entries(table)) {
      it(`it fails with BAD_OPTION, and says what, why and how to mend it: ${name}`, async () => {
        const faults: string[] = [];

        for (const [what, value] of Object.entries(those)) {
          const fault = await faultOf(() => call(value, world));
          if (fault !== null) faults.push(`${what}: ${fault}`);
        }

        expect(faults).to.deep.equal([]);
      });
    }
  }

  for (const [what, call] of Object.entries<(world: World) => unknown>({
    'a number as a schedule': () => replay(given(5)),
    'a record as a schedule': () => replay(given({})),
    'NaN as a schedule': () => replay(given(NaN)),
    'a schedule whose numbers descend': () =>
      replay([
        { choice: 2, lane: 'tab1.dom' },
        { choice: 1, lane: 'tab1.dom' },
      ]),
    'headers that would be passed over': () => html('a', { headers: given(new Headers({ a: 'b' })) }),
    'a timeline wider than any terminal': ({ browser }) => browser.trace.toText({ width: 1e308 }),
    'a value in a template that has no text': () => html`${Object.create(null)}`,
    'a value in a template that was revoked': () => html`${revoked([])}`,
    'the tab of another Browser': async ({ browser }) => browser.runUntil({ tab: await new Browser().open(), heard: 1 }),
  })) {
    it(`it fails with BAD_OPTION: ${what}`, async () => {
      expect(await faultOf(() => call(world))).to.equal(null);
    });
  }
});

describe('a scheduler that breaks its promise', () => {
  async function failureWith(scheduler: Partial<Scheduler>, act: (tab: Tab) => unknown): Promise<unknown> {
    const browser = new Browser({ scheduler: { ...seeded(1), name: 'mine', ...scheduler }, trace: 'off' });
    const [one, two] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
    try {
      await one.run((window) => void window.setTimeout(() => act(one)));
      await two.run((window) => void window.setTimeout(() => undefined));
      await browser.settle({ timers: true });
      return null;
    } catch (error) {
      return error instanceof StorageloomError ? `${error.code}: ${error.what}` : error;
    }
  }

  for (const [what, alter] of Object.entries<(heads: Task[]) => unknown>({
    empties: (heads) => heads.splice(0),
    'takes one out of': (heads) => Reflect.set(heads, 0, null),
    'puts something else into': (heads) => Reflect.set(heads, 0, {}),
  })) {
    it(`fails with SCHEDULER_FAILED where it ${what} the tasks that it was shown`, async () => {
      const choose: Scheduler['choose'] = (heads) => {
        alter(heads as Task[]);
        return 0;
      };

      const failure = await failureWith({ choose }, () => undefined);

      expect(failure).to.equal('SCHEDULER_FAILED: The scheduler mine chose task 0, and no task is there any more.');
    });
  }

  for (const [what, random] of Object.entries<() => unknown>({
    'drew NaN': () => NaN,
    "drew 'a'": () => 'a',
    'drew 1': () => 1,
    'drew -0.5': () => -0.5,
    'drew an object': () => ({}),
    'threw "RangeError: of the getter"': fail,
  })) {
    it(`fails the call with SCHEDULER_FAILED, and not the page, where it ${what}`, async () => {
      const drawn: number[] = [];

      const failure = await failureWith({ random: random as () => number }, ({ window }) => drawn.push(window.Math.random()));

      expect(failure).to.equal(`SCHEDULER_FAILED: The scheduler mine ${what}.`);
      expect(drawn).to.deep.equal([0]);
    });
  }

  it('fails the call of the test itself where that draws', async () => {
    const browser = new Browser({ scheduler: { ...fifo(), random: () => 2 } });
    const { window } = await browser.open();

    expect(() => window.Math.random())
      .to.throw(StorageloomError, 'drew 2')
      .with.property('code', 'SCHEDULER_FAILED');
  });
});
