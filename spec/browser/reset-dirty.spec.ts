import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import fc from 'fast-check';
import { Browser, type BareWindow } from '../../lib/index.ts';
import { innerOf } from '../../lib/browser/inner.ts';
import { allHosts } from '../conformance/hosts.ts';
import type { Way } from './dirty-way.ts';
import { ways } from './dirty-ways.ts';
import { World, type Headers, type Setting } from './dirty-world.ts';
import { firstDifference, type Seen } from './reachable.ts';
import { runsOf, soaks } from '../soak.ts';

type Reset = (browser: Browser) => Promise<void>;

/** As an explorer does it. What has to be loaded it leaves to the asynchronous way. */
async function resetByInnerDoor(browser: Browser): Promise<void> {
  const inner = innerOf(browser);
  // Promise jobs of the last run end.
  await turn();
  const done = inner.resetNow({ scheduler: inner.userAgent.scheduler, seed: 5, observer: null });
  if (!done) await browser.reset();
}

const [bareHost, htmlHost] = allHosts.map(({ host }) => host) as [Setting['host'], Setting['host']];
const settings: Readonly<Record<string, Setting>> = {
  'with a trace': { host: bareHost, trace: 'full', served: true },
  ...(soaks ? { 'without a trace': { host: bareHost, trace: 'off', served: true } as const } : {}),
  'without a trace and a server': { host: bareHost, trace: 'off', served: false },
};
const unwatched = 'without a trace and a server';

/** Everything that brings a Browser back is held against a new one, in each of these settings. */
const resets: Readonly<Record<string, { readonly reset: Reset; readonly settings: Readonly<Record<string, Setting>> }>> = {
  'reset()': { reset: (browser) => browser.reset(), settings },
  'the inner door': { reset: resetByInnerDoor, settings: { [unwatched]: settings[unwatched] as Setting } },
};

const inHTML: Setting = { host: htmlHost, trace: 'full', served: true };

/** What new Browsers show: the same for the same answers of the server. */
class NewOnes {
  readonly #setting: Setting;
  readonly #seen = new Map<string, Promise<Seen>>();

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  seen(headers: Headers): Promise<Seen> {
    const key = JSON.stringify(headers);
    const seen = this.#seen.get(key) ?? this.#look(headers);
    this.#seen.set(key, seen);
    return seen;
  }

  /** What a change leaves in every Browser of the process is told once, and is then what all begin with. */
  async spoilt(headers: Headers): Promise<string | null> {
    const before = await this.seen(headers);
    this.#seen.clear();
    return firstDifference(await this.seen(headers), before);
  }

  async #look(headers: Headers): Promise<Seen> {
    const world = await World.open(this.#setting, headers);
    const seen = await world.look();
    await world.browser.close();
    return seen;
  }
}

/** Carries the ways out in one Browser, resets it, and says in what it then differs from a new one; null: in nothing. */
async function firstRest(setting: Setting, newOnes: NewOnes, list: readonly Way[], reset: Reset): Promise<string | null> {
  const headersOf = (when: 'before' | 'after'): Headers => Object.assign({}, ...list.map((way) => way[when] ?? {})) as Headers;
  const world = await World.open(setting, headersOf('before'));
  const { browser } = world;
  // Twice: what is open at the first reset is open after each, and what the first has put right the second one may not.
  const rounds = list.some(({ tabs }) => tabs === true) ? [[], list] : [list, list];
  for (const round of rounds) {
    for (const { act } of round) await carriedOut(act, world, list.length === 1);
    world.headers = headersOf('after');
    await reset(browser);
  }
  const difference = firstDifference(await world.look(), await newOnes.seen(headersOf('after')));
  await browser.close();
  const spoilt = difference === null ? null : await newOnes.spoilt(headersOf('after'));
  return spoilt === null ? difference : `A new Browser shows it, too: ${spoilt}`;
}

/** One way may stand in another one's: an error page has no storage. Alone each has to do what it says. */
async function carriedOut(act: Way['act'], world: World, alone: boolean): Promise<void> {
  try {
    await act?.(world);
  } catch (error) {
    if (alone) throw error;
  }
}

for (const [how, { reset, settings: those }] of Object.entries(resets)) {
  for (const [name, setting] of Object.entries(those)) {
    // Each of these is met by the inner door or with a trace as well, and all of them together below.
    if (setting === settings[unwatched] && how === 'reset()' && !soaks) continue;
    describe(`a Browser after ${how} is a new one, ${name}, whatever was left`, () => {
      const newOnes = new NewOnes(setting);

      for (const [what, way] of Object.entries(ways)) {
        it(what, async () => {
          const difference = await firstRest(setting, newOnes, [way], reset);

          expect(difference, difference ?? '').to.equal(null);
        });
      }
    });
  }

  describe(`a Browser after ${how} is a new one, whatever was left together`, () => {
    const all = { ...those, ...(those === settings ? { 'in HTML windows': inHTML } : {}) };
    for (const [name, setting] of Object.entries(all)) {
      it(name, async () => {
        const newOnes = new NewOnes(setting);
        const numRuns = setting === inHTML ? runsOf('reset in HTML windows') : runsOf('reset');
        const property = fc.asyncProperty(
          fc.uniqueArray(fc.constantFrom(...Object.keys(ways)), { minLength: 1, maxLength: 6 }),
          async (names) => {
            const list = names
              .map((each) => ways[each] as Way)
              .sort((one, two) => Number(one.unanswered === true) - Number(two.unanswered === true));
            const difference = await firstRest(setting, newOnes, list, reset);
            if (difference !== null) throw new Error(difference);
          },
        );

        await fc.assert(property, { numRuns });
      });
    }
  });
}

const sharedFunctions: Readonly<Record<string, (window: BareWindow) => object | undefined>> = {
  'the getter of a member of a window': (window) => Object.getOwnPropertyDescriptor(window, 'localStorage')?.get,
  'a method of the history': ({ history }) => history.pushState,
  'a method of the storage, which is looked at by no reset': ({ localStorage }) => localStorage.getItem,
};

describe('what a page puts on a function of its window', () => {
  for (const [what, functionOf] of Object.entries(sharedFunctions)) {
    it(`is not taken, neither for other windows nor for the next run: ${what}`, async () => {
      const [browser, other] = [new Browser(), new Browser()];
      const [tab, stranger] = [await browser.open(), await other.open()];
      await browser.reset();

      const taken = Reflect.set(functionOf(tab.window) ?? {}, 'left', 1);
      await browser.reset();

      const found = [tab, stranger].map(({ window }) => Reflect.get(functionOf(window) ?? {}, 'left'));
      expect([taken, found]).to.deep.equal([false, [undefined, undefined]]);
    });
  }
});
