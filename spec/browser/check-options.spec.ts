import { expect } from 'chai';
import { Browser } from 'storageloom';
import { checkOptions, startMsOf } from '../../lib/browser/check-options.ts';
import { defaultLimits } from '../../lib/browser/options.ts';
import { StorageloomError } from '../../lib/infra/failure.ts';
import { late } from '../../lib/fetch/late.ts';
import { text } from '../../lib/fetch/page-answers.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';

const check = (options: object): void => checkOptions(options as never);

const failing = {
  get(): never {
    throw new Error('of a getter');
  },
};
const nameless: object = Object.defineProperty({ ...fifo() }, 'name', failing);
const closed: object = Object.defineProperty({ ...fifo() }, 'choose', failing);

const cannotBeRead =
  'The option pages of new Browser() cannot be used. To read it threw "Error: of a getter". Give a record without getters';

describe('the options of a Browser', () => {
  it('are all optional', () => {
    expect(() => check({})).not.to.throw();
    expect(() => check({ limits: {} })).not.to.throw();
    expect(() => check({ behaviour: { strictHolders: undefined } })).not.to.throw();
  });

  it('pass when each is what it should be', () => {
    const host = { create: () => null };
    const limits = { tasks: 1, navigations: 2, traceEvents: 3 };

    const behaviour = { builtinNames: 'refuse', strictHolders: true };

    expect(() => check({ behaviour })).not.to.throw();
    for (const trace of ['full', 'tasks', 'off']) {
      expect(() =>
        check({ host, pages: () => new Response(), scheduler: fifo(), seed: -3, clock: 'real', pump: 'auto', trace, limits }),
      ).not.to.throw();
    }
  });

  it('say who may store what, as setPolicy() takes it', () => {
    for (const policy of [{}, undefined, { quota: 0, thirdParty: 'block' }]) expect(() => check({ policy })).not.to.throw();

    expect(() => check({ policy: { quota: -1 } })).to.throw(
      StorageloomError,
      'The option policy.quota cannot be used. It is -1.',
    );
    expect(() => check({ policy: null })).to.throw(StorageloomError, 'The option policy cannot be used. It is null.');
  });

  it('let pages open tabs, or not', () => {
    for (const popups of ['allow', 'block', undefined]) expect(() => check({ popups })).not.to.throw();
  });

  it('let pages be a function, or a record of paths', () => {
    for (const pages of [() => text(''), {}, { '/': text(''), '/api/*': () => text('') }]) {
      expect(() => check({ pages })).not.to.throw();
    }
  });

  it('let the user answer dialogs always in one way, or think about it', () => {
    for (const dialogs of ['accept', 'dismiss', () => 'accept', undefined]) expect(() => check({ dialogs })).not.to.throw();
  });

  it('let the user leave, stay, or think about it', () => {
    for (const beforeUnload of ['leave', 'stay', () => 'stay']) expect(() => check({ beforeUnload })).not.to.throw();
  });

  it('say what time it is, and where the user is', () => {
    for (const startTime of ['2026-01-01', '2026-05-05T12:00+02:00', 0, -1, new Date(5)])
      expect(() => check({ startTime })).not.to.throw();
    for (const timezone of ['UTC', 'Europe/Berlin', 'Asia/Kolkata']) expect(() => check({ timezone })).not.to.throw();
    for (const locale of ['en-US', 'de', 'zh-Hant-TW', 'de-u-co-phonebk']) expect(() => check({ locale })).not.to.throw();
  });

  it('mean UTC where a time to start at names no zone', () => {
    expect(['2026-01-01', '2026-01-01T00:00', new Date(Date.UTC(2026, 0, 1))].map(startMsOf)).to.deep.equal(
      Array.from({ length: 3 }, () => Date.UTC(2026, 0, 1)),
    );
    expect(['soon', NaN, Infinity, 9e15, new Date(NaN), null, {}, true].map(startMsOf)).to.deep.equal(
      Array.from({ length: 8 }, () => null),
    );
  });

  for (const [name, options, message] of [
    ['a time to start at that is no date', { startTime: 'soon' }, "'soon' is no date. Give a date such as"],
    ['a time to start at that is nothing', { startTime: null }, 'The option startTime'],
    ['an unknown time zone', { timezone: 'Mars/Olympus' }, "Nobody knows 'Mars/Olympus'. Give an IANA name"],
    ['an offset in place of a time zone', { timezone: '+02:00' }, 'The option timezone'],
    ['a time zone that is no name', { timezone: 2 }, 'The option timezone'],
    ['a locale that is not well-formed', { locale: 'en_US' }, "'en_US' is not well-formed. Give a language tag"],
    ['a locale that is written with _', { locale: 'de_DE' }, 'Give a language tag such as "de-DE".'],
    [
      'a locale that nobody has data of',
      { locale: 'deutsch' },
      `'deutsch' is no language that the platform has data of. Give a language tag such as "de".`,
    ],
    ['a locale that is like none', { locale: 'xx' }, 'Give a language tag such as "en-US" or "de".'],
    ['a locale that is no text', { locale: [] }, 'The option locale'],
    [
      'an unknown name',
      { page: () => null },
      'The option page of new Browser() cannot be used. There is no such option. Write pages; known are host, pages,',
    ],
    ['a seed that is no integer', { seed: 1.5 }, 'It is 1.5. Give an integer.'],
    ['a seed that is no number', { seed: '1' }, 'The option seed'],
    ['an unknown trace level', { trace: 'all' }, `It is 'all'. Give "full" or "tasks" or "off".`],
    ['an unknown clock', { clock: 'wall' }, `It is 'wall'. Give "virtual" or "real".`],
    ['an unknown pump', { pump: true }, 'It is true. Give "manual" or "auto".'],
    ['a host that makes no windows', { host: () => null }, 'It makes no windows.'],
    ['a scheduler that is none', { scheduler: 'fifo' }, 'It chooses nothing.'],
    ['no scheduler at all', { scheduler: null }, 'It chooses nothing.'],
    ['pages that are no function', { pages: './pages' }, 'It is a string. Give a function'],
    ['pages in a list', { pages: [text('')] }, 'It is an array. Give a function'],
    ['one page for all', { pages: text('') }, 'It is one Response. Give a function'],
    ['one late page for all', { pages: late(text(''), 1) }, 'It is an object. Give a function'],
    ['no pages', { pages: null }, 'It is null. Give a function'],
    [
      'a page without its slash',
      { pages: { cart: text('') } },
      "pages['cart'] of new Browser() cannot be used. Its key is no path",
    ],
    ['a page that is text', { pages: { '/': '<p>' } }, "pages['/'] of new Browser() cannot be used. It is a string"],
    [
      'a page that throws when it is read',
      { pages: Object.defineProperty({}, '/', { ...failing, enumerable: true }) },
      cannotBeRead,
    ],
    ['pages that throw when they are read', { pages: new Proxy({}, { ownKeys: failing.get }) }, cannotBeRead],
    [
      'a page that is nearly a Response',
      { pages: { '/': { status: 200, headers: {}, text: 1 } } },
      "pages['/'] of new Browser()",
    ],
    [
      'a page that cannot be given twice',
      { pages: { '/': { status: 200, headers: new Headers(), text: () => '' } } },
      'Its answer cannot be given twice, as it has no method clone().',
    ],
    ['dialogs that nobody knows', { dialogs: true }, 'It is true. Give "accept", "dismiss", or a function'],
    ['a scheduler without seed()', { scheduler: { ...fifo(), seed: undefined } }, 'It has no method seed().'],
    ['a scheduler without random()', { scheduler: { ...fifo(), random: 4 } }, 'It has no method random().'],
    ['a scheduler without a name', { scheduler: { ...fifo(), name: undefined } }, 'It has no name.'],
    ['a scheduler whose name throws', { scheduler: nameless }, 'It has no name.'],
    ['a scheduler whose choose throws', { scheduler: closed }, 'It chooses nothing.'],
    [
      'an unknown limit',
      { limits: { task: 1 } },
      'The option limits.task of new Browser() cannot be used. There is no such limit.',
    ],
    ['an unknown behaviour', { behaviour: { names: 1 } }, 'There is no such choice. Known are builtinNames, '],
    ['a behaviour that every object has', { behaviour: { toString: 1 } }, 'The option behaviour.toString'],
    ['a behaviour that no engine has', { behaviour: { builtinNames: 'x' } }, `It is 'x'. Give "store" or "refuse".`],
    ['a limit that every object has', { limits: { toString: 1 } }, 'The option limits.toString'],
    ['a cache that no engine has', { behaviour: { backForwardCache: true } }, 'It is true. Give "keep" or "drop" or "off".'],
    ['an answer that no user gives', { beforeUnload: 'ask' }, `It is 'ask'. Give "leave", "stay", or a function`],
    ['pages that are a Map', { pages: new Map() }, 'It is an object. Give a function from Request to Response'],
    ['popups that nobody knows', { popups: 'ask' }, `It is 'ask'. Give "allow" or "user" or "block".`],
    [
      'an engine that nobody knows',
      { engine: 'blink' },
      `It is 'blink'. Give "standard" or "chromium" or "firefox" or "webkit".`,
    ],
    ['a console that nobody knows', { console: 'off' }, 'It is \'off\'. Give "print", "trace", or a function'],
    ['no limits', { limits: null }, 'It is null. Give a record, or leave it out.'],
    ['behaviour in a list', { behaviour: [] }, 'It is an array. Give a record, or leave it out.'],
    ['a limit of 0', { limits: { tasks: 0 } }, 'It is 0. Give a whole number from 1 on.'],
    ['a limit in words', { limits: { tasks: '5' } }, "It is '5'. Give a whole number from 1 on."],
    ['a loader that loads nothing', { loader: {} }, "It loads no modules. Give vite() of 'storageloom/vite'."],
    ['half a loader', { loader: { prepare: () => '/a', loaded: () => null } }, 'It has no method graphOf(). Give vite()'],
    ['a profile that keeps nothing', { profile: './profile' }, "Give memory(), or disk(path) of 'storageloom/node'."],
    ['a load that no timer can run', { limits: { moduleMs: 2 ** 31 } }, 'Give 2147483647 at most, 24 days.'],
    ['a wait that no timer can run', { limits: { waitMs: 2 ** 31 } }, 'Give 2147483647 at most, 24 days.'],
    ['a limit without end', { limits: { tasks: Infinity } }, 'It is Infinity.'],
  ] as const) {
    it(`are refused with BAD_OPTION for ${name}`, () => {
      expect(() => check(options))
        .to.throw(StorageloomError, message)
        .with.property('code', 'BAD_OPTION');
    });
  }

  it('have limits that are whole numbers themselves', () => {
    expect(() => check({ limits: defaultLimits })).not.to.throw();
  });

  it('take no other answer of beforeUnload than leave and stay', async () => {
    await using browser = new Browser({ beforeUnload: () => 'maybe' as 'leave' });
    const tab = await browser.open('https://a.example/');
    tab.window.addEventListener('beforeunload', (event) => event.preventDefault());

    const failure = await tab.goto('/next').catch((error: unknown) => error);

    expect(failure).to.include({ code: 'BAD_OPTION' });
    expect(String(failure)).to.match(/answered .maybe.*Return 'leave' or 'stay'/);
  });

  it('take no promise of an answer of beforeUnload, and what it rejects with does not end the process', async () => {
    await using browser = new Browser({ beforeUnload: (() => Promise.reject(new Error('late'))) as () => never });
    const tab = await browser.open('https://a.example/');
    tab.window.addEventListener('beforeunload', (event) => event.preventDefault());
    const unhandled: unknown[] = [];
    const hear = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', hear);

    const failure = await tab.goto('/next').catch((error: unknown) => error);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', hear);

    expect(failure).to.include({ code: 'BAD_OPTION' });
    expect(unhandled).to.deep.equal([]);
  });
});
