import { expect } from 'chai';
import { Browser, seeded, StorageloomError, tabs, type Tab } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';

type Call = (browser: Browser, tab: Tab) => unknown;

/** What a caller without TypeScript can give. */
const wrong = (value: unknown): never => value as never;

const cases: readonly (readonly [title: string, call: Call, message: string])[] = [
  [
    "tab.run('1+1')",
    (_, tab) => tab.run(wrong('1+1')),
    "tab.run() takes a function, and got a string. It is called with the page's window. For source text use tab.evaluate('1+1').",
  ],
  [
    'tab.run(null)',
    (_, tab) => tab.run(wrong(null)),
    "tab.run() takes a function, and got null. It is called with the page's window. Write tab.run((window) => window.localStorage.length).",
  ],
  [
    'tab.evaluate(5)',
    (_, tab) => tab.evaluate(wrong(5)),
    "tab.evaluate() takes source text or a function, and got a number. It is run in the page. Write tab.evaluate('localStorage.length').",
  ],
  [
    'tab.goto()',
    (_, tab) => tab.goto(wrong(undefined)),
    "tab.goto() takes a URL, and got nothing. It is a string or a URL object. Write tab.goto('https://shop.example/').",
  ],
  ['tab.goto(5)', (_, tab) => tab.goto(wrong(5)), 'tab.goto() takes a URL, and got a number.'],
  [
    "tab.addFrame('/f', { sandbx })",
    (_, tab) => tab.addFrame('/f', wrong({ sandbx: '' })),
    "tab.addFrame() has no option sandbx. Its only option is sandbox. Write tab.addFrame('/frame', { sandbox: 'allow-scripts' }).",
  ],
  ['tab.addFrame({})', (_, tab) => tab.addFrame(wrong({})), 'tab.addFrame() takes a URL, and got an object.'],
  ['browser.open(5)', (browser) => browser.open(wrong(5)), 'browser.open() takes a URL, and got a number.'],
  [
    'browser.note(5)',
    (browser) => browser.note(wrong(5)),
    'browser.note() takes a string, and got a number. It becomes a line of the trace. Write browser.note(String(value)), or JSON.stringify(value).',
  ],
  [
    "browser.step('tab2.dom')",
    (browser) => browser.step(wrong('tab2.dom')),
    "browser.step() takes a record of options, and got a string. Its only option is choose. Write browser.step({ choose: 'tab2.dom' }).",
  ],
  [
    "browser.step({ chose: 'tab1.dom' })",
    (browser) => browser.step(wrong({ chose: 'tab1.dom' })),
    "browser.step() has no option chose. Its only option is choose. Write browser.step({ choose: 'tab1.dom' }).",
  ],
  [
    'browser.settle({ timer: true })',
    (browser) => browser.settle(wrong({ timer: true })),
    'browser.settle() has no option timer. Its options are timers, limitMs. Write browser.settle({ timers: true }).',
  ],
  ['browser.settle(null)', (browser) => browser.settle(wrong(null)), 'takes a record of options, and got null.'],
  [
    'browser.settle({ limitMs: -5 })',
    (browser) => browser.settle({ limitMs: -5 }),
    'The option limitMs of browser.settle() cannot be used. It is -5, and time moves forward only. Give a number of milliseconds from 0 on.',
  ],
  [
    'browser.advance(-1)',
    (browser) => browser.advance(-1),
    'Virtual time cannot advance by -1 ms. It only moves forward, by a finite time. Give a number of milliseconds from 0 on.',
  ],
  ['browser.advance(Infinity)', (browser) => browser.advance(Infinity), 'Virtual time cannot advance by Infinity ms.'],
  [
    "browser.restart({ session: 'keep' })",
    (browser) => browser.restart(wrong({ session: 'keep' })),
    "The option session of browser.restart() cannot be used. It is 'keep'. Give 'drop' or 'restore'.",
  ],
  [
    'browser.open(url, { opener: a tab of another Browser })',
    async (browser) => browser.open('https://a.example/', { opener: await new Browser().open() }),
    'The option opener of browser.open() cannot be used. It is no open tab of this Browser. Give a tab that browser.open() has returned, and that is not closed.',
  ],
  [
    'browser.open(url, { openr })',
    (browser) => browser.open('https://a.example/', wrong({ openr: null })),
    'browser.open() has no option openr.',
  ],
  ['browser.reset({ sed: 2 })', (browser) => browser.reset(wrong({ sed: 2 })), 'browser.reset() has no option sed.'],
  [
    'browser.reset({ seed: 1.5 })',
    (browser) => browser.reset({ seed: 1.5 }),
    'The option seed of browser.reset() cannot be used. It is 1.5. Give an integer.',
  ],
  [
    'browser.reset({ scheduler: {} })',
    (browser) => browser.reset(wrong({ scheduler: {} })),
    'The option scheduler of browser.reset() cannot be used. It chooses nothing. Give fifo(), or another one.',
  ],
  ['new Browser(null)', () => new Browser(wrong(null)), 'new Browser() takes a record of options, and got null.'],
  ['new Browser([])', () => new Browser(wrong([])), 'new Browser() takes a record of options, and got an array.'],
  ['tabs(0)', () => tabs(0), 'tabs() cannot open 0. It takes the number of tabs, a whole number from 2 on. Write tabs(2).'],
  ["tabs('2')", () => tabs(wrong('2')), 'tabs() cannot open a string.'],
  ['tabs(2.5)', () => tabs(2.5), 'tabs() cannot open 2.5.'],
  ['tabs(1)', () => tabs(1), 'For one tab write new Browser(options).open(url).'],
  [
    "tabs(2, 'https://a.example/')",
    () => tabs(2, wrong('https://a.example/')),
    "tabs() takes a record of options, and got a string. They are those of new Browser(), and url. Write tabs(2, { url: 'https://a.example/' }).",
  ],
  ['tabs(2, null)', () => tabs(2, wrong(null)), "Write tabs(2, { url: 'https://shop.example/' })."],
  [
    'seeded()',
    () => seeded(wrong(undefined)),
    'seeded() takes an integer, and got nothing. The same number gives the same order. Write seeded(1).',
  ],
  ['seeded(1.5)', () => seeded(1.5), 'seeded() takes an integer, and got 1.5.'],
  [
    'happyDom({ consol })',
    () => happyDom(wrong({ consol: console })),
    'happyDom() has no option consol. Its options are console, intrinsics. Write happyDom({ console: … }).',
  ],
];

describe('a call that nothing can be done with', () => {
  let browser: Browser;
  let tab: Tab;

  beforeEach(async () => {
    browser = new Browser();
    tab = await browser.open('https://a.example/');
  });

  for (const [title, call, message] of cases) {
    it(`is a BAD_OPTION that says how to mend it: ${title}`, async () => {
      let failure: unknown;
      const before = browser.trace.toText();

      try {
        await call(browser, tab);
      } catch (error) {
        failure = error;
      }

      expect(failure).to.be.instanceOf(StorageloomError).with.property('code', 'BAD_OPTION');
      expect((failure as StorageloomError).message).to.contain(message);
      expect(browser.trace.toText()).to.equal(before);
      expect(browser.tabs).to.deep.equal([tab]);
    });
  }

  it('fails by rejection where the call gives a promise', () => {
    for (const call of [
      () => tab.run(wrong(null)),
      () => tab.goto(wrong(5)),
      () => browser.step(wrong(null)),
      () => browser.reset(wrong(null)),
      () => browser.open(wrong(5)),
    ]) {
      expect(() => call().catch(() => undefined)).not.to.throw();
    }
  });
});

describe('a URL object', () => {
  it('does wherever a URL does', async () => {
    const [tab] = await tabs(2, { url: new URL('https://a.example/') });

    expect(tab.url).to.equal('https://a.example/');
    expect((await tab.goto(new URL('https://b.example/x'))).url).to.equal('https://b.example/x');
    expect((await tab.addFrame(new URL('https://b.example/y'))).url).to.equal('https://b.example/y');
  });
});
