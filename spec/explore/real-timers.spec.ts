import { expect } from 'chai';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { explore, type ExploreOptions, type Test, type World } from '../../lib/explore/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { jsdom } from '../../lib/hosts/jsdom/index.ts';
import { bare, type Profile, type Tab } from '../../lib/index.ts';
import { expectFailure, failureOf } from '../browser/expect-failure.ts';
import { inTurns } from './by-turns.ts';

interface ForeignWindow {
  readonly document: { querySelector(selectors: string): { click(): void } };
  readonly FileReader: new () => { readAsText(blob: object): void };
  readonly Blob: new (parts: readonly string[]) => object;
}

/** It has no types. */
const { JSDOM } = createRequire(import.meta.url)('jsdom') as { JSDOM: new (html: string) => { readonly window: ForeignWindow } };

const few = { schedules: 4, limitMs: Infinity } as const;
/** On every host, and where schedules are run by turns. */
const everywhere: Readonly<Record<string, ExploreOptions>> = {
  'bare windows': { ...few, browser: { host: bare() } },
  'bare windows by turns': inTurns({ ...few, browser: { host: bare() } }),
  'windows of happy-dom': { ...few, browser: { host: happyDom() as never } },
  'windows of jsdom': { ...few, browser: { host: jsdom() as never } },
  'windows of jsdom by turns': inTurns({ ...few, browser: { host: jsdom() as never } }),
};

/** The work of all tabs, and all of it. */
const done =
  (act: (tab: Tab) => unknown): ((world: World) => Promise<void>) =>
  async ({ tabs, rest }) => {
    for (const tab of tabs) tab.start(() => void act(tab));
    await rest();
  };
const write = (tab: Tab): void => tab.localStorage.setItem('who', tab.name);

describe('a timer of the surroundings', () => {
  for (const [name, options] of Object.entries(everywhere)) {
    describe(`with ${name}`, () => {
      it('is refused in the test itself, before and after what it awaits, and is never set', async () => {
        let came = 0;
        const come = (): void => void came++;
        const tests: readonly Test[] = [
          (world) => {
            setTimeout(come, 1);
            return done(write)(world);
          },
          async (world) => {
            await done(write)(world);
            setInterval(come, 1);
          },
          async (world) => {
            await done(write)(world);
            await new Promise((resolve) => void setImmediate(resolve));
          },
        ];

        const failures = [];
        for (const test of tests) failures.push(await failureOf(explore(options, test)));
        await sleep(5);

        const names = ['setTimeout', 'setInterval', 'setImmediate'];
        failures.forEach((failure, at) => expectFailure(failure, 'EXPLORE_STUCK', `The test itself called ${names[at]}()`));
        expect(failures.map(({ mend }) => mend)).to.satisfy((mends: string[]) =>
          mends.every((mend) => /tab\.start\(\(\{ set(?:Timeout|Interval) \}\) => …\), and wait with world\.rest\(\)/.test(mend)),
        );
        expect(came).to.equal(0);
      });

      it('is refused in a task of a page, its listeners and its promise jobs', async () => {
        const acts: readonly ((tab: Tab) => unknown)[] = [
          () => setTimeout(() => undefined),
          async () => {
            await Promise.resolve();
            setTimeout(() => undefined);
          },
          ({ window }) => {
            const target = new window.EventTarget();
            target.addEventListener('call', () => void setTimeout(() => undefined));
            target.dispatchEvent(new window.Event('call'));
          },
          ({ window }) => window.setTimeout(() => void setTimeout(() => undefined), 5),
          async ({ window }) => {
            await window.fetch('/answer');
            setTimeout(() => undefined);
          },
          ({ window }) => {
            window.addEventListener('hashchange', () => void setTimeout(() => undefined));
            window.location.hash = '#there';
          },
        ];

        for (const act of acts) {
          const failure = await failureOf(explore(options, done(act)));
          expectFailure(failure, 'EXPLORE_STUCK', 'Code that ran in the task "', 'of tab', 'called setTimeout()');
        }
      });

      it('is refused also where the test takes no notice', async () => {
        const failure = await failureOf(
          explore(options, async (world) => {
            try {
              setTimeout(() => undefined);
            } catch {
              // As if nothing had been.
            }
            await done(write)(world).catch(() => undefined);
          }),
        );

        expectFailure(failure, 'EXPLORE_STUCK', 'The test itself called setTimeout()');
      });

      it('is left to others, who set it in turns of their own', async () => {
        const [before, came] = [setTimeout, { count: 0, isOwn: true }];
        const timer = setInterval(() => {
          came.isOwn &&= setTimeout === before;
          setTimeout(() => void came.count++);
        });
        const until = performance.now() + 60;
        while (performance.now() < until) await explore(options, done(write));
        await sleep(5);
        clearInterval(timer);

        expect(came.isOwn).to.equal(true);
        expect(came.count).to.be.above(0);
      });

      it('is left to a server, while tabs load and where they go on', async () => {
        const pages = async ({ url }: Request): Promise<Response> => {
          await Promise.resolve();
          setTimeout(() => undefined);
          return url.endsWith('/moved') ? Response.redirect(new URL('/there', url), 302) : new Response(url);
        };
        const said = await explore({ ...options, browser: { ...options.browser, pages } }, async ({ tabs, rest }) => {
          tabs[0]?.start(({ location }) => location.assign('/next'));
          await rest();
          await tabs[1]?.goto('/moved');
        });

        expect(said.orders ?? said.schedules).to.be.above(0);
      });
    });
  }

  it('is left to a profile that keeps between two schedules what the last one wrote', async () => {
    let commits = 0;
    const nothing = (): void => undefined;
    const profile: Profile = {
      durability: 'close',
      open: () => ({
        ...{
          prepare: nothing,
          read: () => [],
          cookies: () => [],
          areas: () => [],
          flush: nothing,
          purge: nothing,
          close: nothing,
        },
        commit: () => void setTimeout(() => void commits++),
      }),
    };

    const said = await explore({ ...few, browser: { profile } }, done(write));
    await sleep(5);

    expect(commits).to.be.at.least(said.schedules);
  });

  it('is left to the emulator', async () => {
    const said = await explore(
      { ...few, browser: { host: jsdom() as never } },
      done((tab) => {
        // Of a window that is none of ours, so that nothing there is the model's.
        const { window } = new JSDOM('<a href="#there">There</a>');
        window.document.querySelector('a').click();
        new window.FileReader().readAsText(new window.Blob(['text']));
        write(tab);
      }),
    );

    expect(said.schedules).to.be.above(0);
  });
});
