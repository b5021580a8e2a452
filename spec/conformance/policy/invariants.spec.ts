import { expect } from 'chai';
import type { BareWindow, Browser, StoragePolicyOptions, Tab } from '../../../lib/index.ts';
import { reachable } from '../../browser/reachable.ts';
import { allHosts, hosts } from '../hosts.ts';
import { thrownBy } from '../thrown-by.ts';
import { openWith, outcomeIn, uses } from './open-with.ts';

type Place = Pick<Tab, 'window' | 'name' | 'heard'>;

const areas = ['localStorage', 'sessionStorage'] as const;

/** The storage key of what each tab and frame shows, as the trace has it. */
function keysOf({ trace }: Browser): ReadonlyMap<string, string> {
  return new Map(trace.events({ type: 'document-created' }).map(({ tab, origin, storageKey = origin }) => [tab, storageKey]));
}

function tabOf(name: string): string {
  return name.replace(/\/.*$/, '');
}

/** Each of the places stores under its own name. */
async function storeInAll(places: readonly Place[]): Promise<void> {
  for (const { window, name } of places) for (const area of areas) window[area].setItem(`key of ${name}`, `value of ${name}`);
}

/** All that an error tells, whatever is asked. */
function toldBy(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const names = [...Object.getOwnPropertyNames(error), 'name', 'message', 'stack', 'cause', 'code', 'quota', 'requested'];
  return names.map((name) => toldBy(Reflect.get(error, name))).join('\n');
}

/** What each way to storage gives a page that may not, or that has no room. */
function errorsOf(window: BareWindow, kept: readonly BareWindow['localStorage'][]): unknown[] {
  const ways = [
    ...areas.map((area) => () => window[area]),
    ...areas.map((area) => () => window[area].setItem('own', 'x'.repeat(10))),
    ...kept.flatMap((storage) => Object.values(uses).map((use) => () => use(storage))),
  ];
  return ways.map((way) => thrownBy(way)).filter((error) => error !== undefined);
}

for (const { name, host } of hosts) {
  describe(`whatever the policy (${name})`, () => {
    for (const [what, policy] of Object.entries<StoragePolicyOptions>({
      'as it is by default': {},
      partitions: { thirdParty: 'partition' },
      'sessions of third parties': { thirdParty: 'session-only', expireAfterMs: 50 },
      consent: { consent: () => true },
    })) {
      it(`no document sees what was stored under another key, nor hears of it: ${what}`, async () => {
        const { tabs, browser } = await openWith(
          host(),
          policy,
          'https://one.example/',
          'https://two.example/',
          'https://three.example/',
        );
        const frames = [await tabs[0].addFrame('https://two.example/'), await tabs[1].addFrame('https://one.example/')];
        const inner = await frames[0]!.addFrame('https://one.example/');
        const places = [...tabs, ...frames, inner];
        const keys = keysOf(browser);

        await storeInAll(places);
        await browser.settle();

        for (const place of places) {
          const heard = place.heard.map(({ newValue, storageArea }) => [storageArea, newValue] as const);
          const held = areas.flatMap((area) =>
            Object.values(place.window[area]).map((value) => [area, value as string] as const),
          );
          const own = [...heard, ...held].map(([area, value]) => [area, value?.replace('value of ', '') ?? ''] as const);
          expect(own.length).to.be.greaterThan(1);
          for (const [area, writer] of own) {
            const isOwn =
              keys.get(writer) === keys.get(place.name) && (area === 'localStorage' || tabOf(writer) === tabOf(place.name));
            expect(isOwn, `${place.name} has what ${writer} stored in ${area}`).to.equal(true);
          }
        }
      });
    }

    it('scheme, host and port all count', async () => {
      const urls = [
        'https://a.example/',
        'http://a.example/',
        'https://b.a.example/',
        'https://a.example:81/',
        'https://a.example./',
      ] as const;
      const { tabs, browser } = await openWith(host(), {}, ...urls);

      await storeInAll(tabs);
      await browser.settle();

      for (const tab of tabs) {
        expect(areas.map((area) => Object.entries(tab.window[area]))).to.deep.equal(
          areas.map(() => [[`key of ${tab.name}`, `value of ${tab.name}`]]),
        );
      }
      expect(tabs.map(({ heard }) => heard)).to.deep.equal(urls.map(() => []));
    });

    it('the default port is no other port, and paths, queries and fragments count for nothing', async () => {
      const { tabs, browser } = await openWith(host(), {}, 'https://a.example/', 'https://a.example:443/private/x?y#z');

      tabs[0].localStorage.setItem('k', 'v');
      await browser.settle();

      expect([tabs[1].localStorage.getItem('k'), tabs[1].heard.length]).to.deep.equal(['v', 1]);
    });

    it('document.domain changes nothing', async () => {
      const { tabs, browser } = await openWith(
        host(),
        { thirdParty: 'partition' },
        'https://www.shop.example/',
        'https://pay.shop.example/',
      );
      const frame = await tabs[0].addFrame('https://pay.shop.example/');
      for (const { window } of [...tabs, frame]) Reflect.set(window.document, 'domain', 'shop.example');

      await storeInAll(tabs);
      await browser.settle();

      expect([...tabs, frame].map(({ window }) => Object.keys(window.localStorage))).to.deep.equal([
        ['key of tab1'],
        ['key of tab2'],
        ['key of tab2'],
      ]);
      expect(Object.keys(frame.window.sessionStorage)).to.deep.equal([]);
      expect([...tabs, frame].map(({ heard }) => heard.map(({ key }) => key))).to.deep.equal([[], [], ['key of tab2']]);
    });

    for (const [what, policy] of Object.entries<StoragePolicyOptions>({
      'a site that is blocked': { block: ['shop.example', 'secret.example'] },
      'a third party that is blocked': { thirdParty: 'block' },
      'consent that is refused': { consent: ({ origin }) => origin.includes('secret') },
      'a quota that is reached': {
        quota: { localStorage: 5, sessionStorage: 5, origins: { 'https://secret.example': { localStorage: 99 } } },
      },
    })) {
      it(`no error tells a page of other sites, their keys, or why: ${what}`, async () => {
        const { tabs, browser } = await openWith(host(), {}, 'https://secret.example/', 'https://shop.example/');
        await storeInAll([tabs[0]]);
        const before = await tabs[1].addFrame('https://shop.example/before');
        const kept = areas.map((area) => before.window[area]);

        browser.setPolicy(policy);
        const frame = await tabs[0].addFrame('https://shop.example/');
        const errors = [tabs[1], before, frame].flatMap(({ window }) => errorsOf(window, kept));

        expect(errors.length).to.be.greaterThan(2);
        for (const error of errors) {
          const told = toldBy(error);
          expect(told).not.to.match(/secret|of tab1|consent|policy\.|blocklist|third.?part/i);
          expect(error).not.to.have.property('cause');
        }
      });
    }

    it('the error of the page is the same, whoever refused', async () => {
      const { tabs: [opaque] } = await openWith(host(), {}, 'data:text/html,x'); // prettier-ignore
      const messages = new Set<string>();
      const texts = (place: Place): void => {
        for (const area of areas) messages.add((thrownBy(() => place.window[area]) as Error).message.replace(area, 'area'));
      };
      texts(opaque);

      for (const policy of [{ block: ['ads.example'] }, { thirdParty: 'block' }, { consent: () => false }] as const) {
        const { tabs } = await openWith(host(), policy, 'https://shop.example/');
        texts(await tabs[0].addFrame('https://ads.example/'));
      }

      expect([...messages]).to.have.lengthOf(1);
    });
  });
}

describe('whatever a page reaches', () => {
  it('nothing of it holds what another site has stored, nor its name', async () => {
    const { tabs, browser } = await openWith(
      allHosts[0]!.host(),
      { thirdParty: 'partition', block: ['unnamed.example'], consent: () => true },
      'https://shop.example/',
      'https://secret.example/',
    );
    const frame = await tabs[0].addFrame('https://ads.example/');
    await storeInAll([...tabs, frame]);
    for (const area of areas) expect(outcomeIn(tabs[0], (window) => window[area])).to.equal('fine');
    await browser.settle();

    const seen = reachable({ window: tabs[0].window, frame: frame.window }, { depth: 8 }).join('\n');

    expect(seen).to.include('value of tab1').and.include('value of tab1/frame1');
    expect(seen).not.to.match(/secret|unnamed|of tab2/);
  });
});
