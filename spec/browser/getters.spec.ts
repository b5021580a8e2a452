import { expect } from 'chai';
import { Browser, seeded, type DocumentHostFactory, type BareWindow } from '../../lib/index.ts';
import { hosts } from '../conformance/hosts.ts';
import { gettersOf, Onlooker } from './onlooker.ts';

const shop = 'https://shop.example/';

/** A run with pages that are kept, tasks that wait for them, frames, popups and tabs that are gone; `look` is called in between. */
async function run(host: DocumentHostFactory<BareWindow>, look: (browser: Browser) => void): Promise<string> {
  const browser = new Browser({ host, scheduler: seeded(2) });
  const [first, second] = [await browser.open(shop), await browser.open(shop)];
  await second.addFrame('/framed');
  const steps: readonly (() => unknown)[] = [
    () => second.window.setInterval(() => undefined, 40),
    () => first.run((window) => void window.open('/opened')?.postMessage('m', '*')),
    () => first.window.localStorage.setItem('a', '1'),
    () => second.run((window) => window.setTimeout(() => undefined, 0)),
    () => second.goto('https://other.example/'),
    () => first.window.localStorage.setItem('b', '1'),
    () => browser.note('Somebody may have looked at what waits for the page that is kept.'),
    () => browser.step(),
    () => browser.advance(50),
    () => second.back(),
    () => first.hide(),
    () => browser.settle(),
    () => first.popups[0]?.crash(),
    () => second.frames[0]?.remove(),
    () => second.close(),
    () => browser.settle(),
  ];
  for (const step of steps) {
    await step();
    look(browser);
  }
  const trace = browser.trace.toJSONL();
  await browser.close();
  return trace;
}

for (const { name, host } of hosts) {
  describe(`the trace is the same whoever reads (${name})`, () => {
    const unread = run(host(), () => undefined);

    it('nothing, twice', async () => {
      expect(await run(host(), () => undefined)).to.equal(await unread);
    });

    const names = new Set<PropertyKey>();
    before(async () => {
      await run(host(), (browser) => {
        const handles: readonly object[] = [browser, ...browser.tabs, ...browser.tabs.flatMap(({ frames }) => frames)];
        for (const handle of handles) for (const getter of gettersOf(handle).keys()) names.add(getter);
      });
    });

    const known = [
      'tabs',
      'pending',
      'timers',
      'requests',
      'locks',
      'clock',
      'now',
      'schedule',
      'trace',
      'closed',
      'popups',
      'opener',
      'element',
    ];
    const ofPages = ['removed', 'name', 'window', 'document', 'url', 'frames', 'heard', 'messages', 'errors', 'navigated'];
    for (const getter of [...known, ...ofPages]) {
      it(`${getter}, after each call`, async () => {
        const { look } = new Onlooker((each) => each === getter);

        expect(await run(host(), look)).to.equal(await unread);
      });
    }

    const storages = ['localStorage', 'sessionStorage'];
    for (const getter of storages) {
      it(`${getter} again, which is the page's own Storage object: it comes into being when it is first asked for`, async () => {
        const { look } = new Onlooker((each) => each === getter);
        const once = await run(host(), look);

        const thrice = await run(host(), (browser) => [1, 2, 3].forEach(() => look(browser)));

        expect(thrice).to.equal(once);
      });
    }

    it('and these are all getters', () => {
      expect([...names].map(String).sort()).to.deep.equal([...known, ...ofPages, ...storages].sort());
    });
  });
}
