import { expect } from 'chai';
import { clearSiteDataForResponse, type SiteDataKeeper } from '../../lib/clear-site-data/clear-response.ts';
import type { Fact } from '../../lib/event-loop/observer.ts';
import type { Origin } from '../../lib/origin/origin.ts';
import type { Area } from '../../lib/storage/area.ts';
import { Journal } from '../../lib/storage/journal.ts';
import type { StorageShed } from '../../lib/storage/shed.ts';
import { shedOf, storageKeys } from '../storage/shed-double.ts';

const source = { id: 1, active: true, ownTasks: null, destroyed: false, url: 'https://a.example/', traversable: null };
const top: Origin = { opaque: false, scheme: 'https', host: 'top.example', port: null };

interface Kept {
  readonly keeper: SiteDataKeeper;
  readonly keyOf: ReturnType<typeof storageKeys>;
  readonly told: string[];
  /** Under which nothing may be kept any more. */
  readonly forgotten: string[];
  /** One for each time that it was to purge. */
  readonly purges: string[];
  readonly facts: Fact[];
  /** How much there is in the area of a URL, shed by shed; null: no area. */
  held(url: string): (number | null)[];
}

/** A local shed and that of two tabs; each has an entry under each of the URLs. */
function keep(urls: readonly string[], events: 'none' | 'empty-url' = 'none'): Kept {
  const told: string[] = [];
  const forgotten: string[] = [];
  const purges: string[] = [];
  const facts: Fact[] = [];
  const keyOf = storageKeys();
  const broadcast = (area: { name: string }, key: string | null, _old: unknown, _new: unknown, by: { url: string }): void =>
    void told.push(`${area.name} ${key} @${by.url}`);
  const sheds: StorageShed[] = [
    shedOf('local', { broadcast }),
    shedOf('session', { broadcast, tab: 'tab1' }),
    shedOf('session', { broadcast, tab: 'tab2' }),
  ];
  for (const shed of sheds) {
    for (const url of urls) {
      shed.create(keyOf(url));
      shed.area(keyOf(url))?.set('k', 'v', source);
    }
  }
  told.length = 0;
  const keeper: SiteDataKeeper = {
    behaviour: { clearSiteDataEvents: events, clearSiteDataResponses: 'credentials' },
    linksCookies: false,
    storageSheds: sheds,
    forgetKept: ({ text }) => void forgotten.push(text),
    purgeKept: () => void purges.push('purge'),
    cookies: { clearSite: (host, request) => void told.push(`cookies of ${host} by ${request}`) },
    storageKeyWithin(origin, around) {
      if (around.length > 0) told.push(`within ${around.length}`);
      return keyOf(
        origin.opaque ? 'data:,' : `${origin.scheme}://${origin.host}${origin.port === null ? '' : `:${origin.port}`}`,
      );
    },
    fact: (fact) => facts.push(fact),
    warn: (_topic, line) => told.push(line),
  };
  return {
    keeper,
    keyOf,
    told,
    forgotten,
    purges,
    facts,
    held: (url) => sheds.map((shed) => shed.area(keyOf(url))?.raw.size ?? null),
  };
}

function respond({ keeper }: Kept, url: string, value: string, around: readonly Origin[] = []): void {
  clearSiteDataForResponse(keeper, { request: 7, url, headers: [['clear-site-data', value]], around, credentials: true });
}

describe('clear site data for response', () => {
  it('takes cookies along with storage, and storage with cookies, where the user wants both, and neither with anything else', () => {
    const cleared = ['"storage"', '"cookies"', '"cache"'].map((value) => {
      const { keeper, held, told } = keep(['https://a.example/']);
      respond({ keeper: { ...keeper, linksCookies: true } } as Kept, 'https://a.example/', value);
      return [held('https://a.example/')[0], told.some((each) => each.startsWith('cookies'))];
    });

    expect(cleared).to.deep.equal([[0, true], [0, true], [1, false]]); // prettier-ignore
  });

  for (const heeded of ['credentials', 'any'] as const) {
    it(`heeds a response to a request without credentials, or does not: ${heeded}`, () => {
      const kept = keep(['https://a.example/']);
      const response = {
        request: 7,
        url: 'https://a.example/',
        headers: [['clear-site-data', '"storage"']] as const,
        around: [],
      };
      const behaviour = { ...kept.keeper.behaviour, clearSiteDataResponses: heeded };

      clearSiteDataForResponse({ ...kept.keeper, behaviour }, { ...response, credentials: false });

      expect(kept.held('https://a.example/')[0]).to.equal(heeded === 'any' ? 0 : 1);
    });
  }

  it('empties local storage and each session of exactly that origin', () => {
    const others = ['https://a.example:8443/', 'https://www.a.example/', 'http://a.example/', 'https://b.example/'];
    const kept = keep(['https://a.example/', ...others]);

    respond(kept, 'https://a.example/out', '"storage"');

    expect(kept.held('https://a.example/')).to.deep.equal([0, 0, 0]);
    for (const other of others) expect(kept.held(other), other).to.deep.equal([1, 1, 1]);
    expect(kept.told).to.deep.equal([]);
    expect(kept.facts).to.deep.equal([{ type: 'site-data-cleared', request: 7, url: 'https://a.example/out', types: 'storage' }]);
  });

  it('makes no area that was not there', () => {
    const kept = keep(['https://b.example/']);

    respond(kept, 'https://a.example/', '"storage"');

    expect(kept.held('https://a.example/')).to.deep.equal([null, null, null]);
  });

  it('takes the storage key from what is around the response', () => {
    const kept = keep(['https://a.example/']);

    respond(kept, 'https://a.example/', '"storage"', [top, top]);

    expect(kept.told).to.deep.equal(['within 2']);
  });

  it('leaves cookies to their store, by the host', () => {
    const kept = keep(['https://a.example/']);

    respond(kept, 'https://www.a.example:8443/', '"cookies"');

    expect(kept.told).to.deep.equal(['cookies of www.a.example by 7']);
    expect(kept.held('https://a.example/')).to.deep.equal([1, 1, 1]);
  });

  it('does all that it can for the wildcard, and tells of that alone', () => {
    const kept = keep(['https://a.example/']);

    respond(kept, 'https://a.example/', '"*"');

    expect([kept.held('https://a.example/'), kept.told]).to.deep.equal([[0, 0, 0], ['cookies of a.example by 7']]);
    expect(kept.facts[0]).to.deep.include({ types: 'cookies, storage' });
  });

  it('has forgotten what is kept where no area brings it there: none was made, or it does not last', () => {
    const kept = keep(['https://a.example/', 'https://b.example/']);
    const lasting = kept.keeper.storageSheds[0]?.area(kept.keyOf('https://b.example/')) as Area;
    lasting.journal = new Journal(() => undefined);

    for (const host of ['a', 'b', 'c']) respond(kept, `https://${host}.example/`, '"storage"');

    expect(kept.forgotten).to.deep.equal(['https://a.example', 'https://c.example']);
    expect(lasting.journal.changes).to.deep.include({ cleared: true, purges: true });
  });

  for (const value of ['"storage"', '"cookies"', '"*"', '"cache"', 'storage']) {
    const isDue = /^"(storage|cookies|\*)"$/.test(value);
    it(`${isDue ? 'has a purge follow' : 'asks for no purge'}, also where there was nothing, for ${value}`, () => {
      const kept = keep([]);

      respond(kept, 'https://a.example/', value);

      expect(kept.purges).to.have.length(isDue ? 1 : 0);
    });
  }

  for (const value of ['"cache"', '"executionContexts"', '"clientHints"']) {
    it(`has nothing to remove for ${value}, and says nothing`, () => {
      const kept = keep(['https://a.example/']);

      respond(kept, 'https://a.example/', value);

      expect([kept.held('https://a.example/'), kept.told, kept.facts]).to.deep.equal([[1, 1, 1], [], []]);
    });
  }

  it('with events tells all who hear of an area that was not empty, of nobody and with no url', () => {
    const kept = keep(['https://a.example/'], 'empty-url');

    respond(kept, 'https://a.example/', '"storage"');
    respond(kept, 'https://a.example/', '"storage"');

    expect(kept.told).to.deep.equal([
      'localStorage https://a.example null @',
      'sessionStorage https://a.example tab1 null @',
      'sessionStorage https://a.example tab2 null @',
    ]);
  });

  it('does nothing for an unsafe URL, and tells people how to make it safe', () => {
    const kept = keep(['http://a.example/']);

    respond(kept, 'http://a.example/', '"*"');

    expect(kept.held('http://a.example/')).to.deep.equal([1, 1, 1]);
    expect(kept.told).to.deep.equal([
      'Clear-Site-Data of http://a.example/ is ignored: the URL is not safe. Let pages answer under https:, or under http://localhost.',
    ]);
  });

  for (const url of ['http://localhost:8080', 'http://127.0.0.1', 'http://[::1]']) {
    it(`takes the machine itself for safe: ${url}`, () => {
      const kept = keep([url]);

      respond(kept, `${url}/`, '"storage"');

      expect(kept.held(url)).to.deep.equal([0, 0, 0]);
    });
  }

  it('tells people of types without quotes', () => {
    const kept = keep([]);

    respond(kept, 'https://a.example/', 'storage');

    expect(kept.told).to.deep.equal([
      'Clear-Site-Data of https://a.example/ names what is ignored: storage. Its types stand in double quotes: "storage", "cookies", "*".',
    ]);
  });

  it('has nothing of a URL whose origin is opaque', () => {
    const kept = keep(['https://a.example/']);

    respond(kept, 'file:///x', '"*"');

    expect([kept.told, kept.facts]).to.deep.equal([[], []]);
  });
});
