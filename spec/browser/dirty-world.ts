import { Browser, seeded, type BareWindow, type DocumentHostFactory, type Tab } from '../../lib/index.ts';
import { soaks } from '../soak.ts';
import { reachable, type Seen, type WalkOptions } from './reachable.ts';

/** Headers of the pages that tabs are opened with, beside their type. */
export type Headers = Readonly<Record<string, string>>;

export interface Setting {
  readonly host: () => DocumentHostFactory<BareWindow>;
  readonly trace: 'full' | 'off';
  /** False: nobody is asked for pages. */
  readonly served: boolean;
}

export const shop = 'https://shop.example/';
export const other = 'https://other.example/';

/** Answers of the server, by path; all others are blank pages. */
const answers: Readonly<Record<string, () => Response | Promise<Response>>> = {
  '/never': () => new Promise<Response>(() => undefined),
  '/down': () => Response.error(),
  '/204': () => new Response(null, { status: 204 }),
  '/alone': () => page({ 'Cross-Origin-Opener-Policy': 'same-origin' }),
  '/boxed': () => page({ 'Content-Security-Policy': 'sandbox allow-scripts' }),
  '/later': () => page({ Refresh: '5; url=/elsewhere' }),
  '/no-store': () => page({ 'Cache-Control': 'no-store' }),
};

function page(headers: Headers): Response {
  return new Response('', { headers: { 'content-type': 'text/html', ...headers } });
}

/** A Browser with its three tabs, and the server that it asks. */
export class World {
  readonly browser: Browser;
  /** What the pages at `/` answer with from now on. */
  headers: Headers = {};
  readonly #hasHTML: boolean;

  constructor({ host, trace, served }: Setting) {
    const pages = ({ url }: Request): Response | Promise<Response> => {
      const { pathname } = new URL(url);
      return answers[pathname]?.() ?? page(pathname === '/' ? this.headers : {});
    };
    const made = host();
    this.#hasHTML = made.html;
    this.browser = new Browser({
      ...{ host: made, trace, scheduler: seeded(3), seed: 5 },
      ...(served ? { pages } : {}),
      limits: { tasks: 500, navigations: 5 },
    });
  }

  static async open(setting: Setting, headers: Headers): Promise<World> {
    const world = new World(setting);
    world.headers = headers;
    for (const url of [shop, shop, other]) await world.browser.open(url);
    return world;
  }

  /** The tabs that it was opened with. */
  get tabs(): readonly [first: Tab, second: Tab, stranger: Tab] {
    return this.browser.tabs.slice(0, 3) as [Tab, Tab, Tab];
  }

  /** All that code and a test can tell of it: what it is now, and what becomes of a run in it. */
  async look(): Promise<Seen> {
    return [...this.#handles(), ...this.#windows(), ...(await this.#live()), ...this.#handles()];
  }

  #handles(): Seen {
    const { browser } = this;
    const { now, schedule, pending, timers, tabs } = browser;
    return [
      `at ${now} ms, schedule '${schedule}', ${browser.toString()}`,
      ...pending.map((task) => `pending ${JSON.stringify(task)}`),
      ...timers.map((timer) => `timer ${JSON.stringify(timer)}`),
      ...tabs.map((tab) => {
        const { frames, popups, opener, heard, navigated } = tab;
        return `tab ${JSON.stringify({ tab, frames, popups, opener, heard, navigated })}`;
      }),
      ...browser.trace.toJSONL().split('\n'),
    ];
  }

  #windows(): Seen {
    // What stays with the other windows, stays with the first one, too, if it is all that is changed: in a soak all are walked.
    const tabs = soaks ? this.browser.tabs : this.browser.tabs.slice(0, 1);
    return reachable(Object.fromEntries(tabs.map(({ name, window }) => [name, window])), this.#walked);
  }

  /** Windows of an emulator are another realm each time: only what the model puts in can have stayed, and that is near. */
  get #walked(): WalkOptions {
    return this.#hasHTML ? { depth: 2, skipped: (key) => typeof key === 'symbol' && !wellKnown.has(key) } : {};
  }

  /** A run that draws on all that is counted, kept or queued. */
  async #live(): Promise<Seen> {
    const { browser } = this;
    const log: string[] = [];
    const see = (what: string, value: unknown): void => void log.push(`${what}: ${String(value)}`);
    const [first, second] = this.tabs;
    second.window.addEventListener('storage', ({ key }) => see('storage', key));
    second.window.addEventListener('message', ({ data }) => see('message', data));
    // A page that came out as an error has no storage, and no cookies.
    const attempt = (what: string, act: () => void): void => {
      try {
        act();
      } catch (error) {
        see(what, error);
      }
    };
    attempt('localStorage', () => first.window.localStorage.setItem('k', 'v'));
    attempt('sessionStorage', () => first.window.sessionStorage.setItem('k', 'v'));
    see(
      'a timer',
      first.window.setTimeout(() => see('fired at', first.window.performance.now()), 7),
    );
    for (const { document, window, name } of browser.tabs) {
      attempt('cookies', () => {
        document.cookie = `of=${name}`;
        see('cookie', document.cookie);
      });
      see('random', this.#hasHTML ? Reflect.apply(Reflect.get(Reflect.get(window, 'Math'), 'random'), null, []) : null);
      see('address', createURL(window));
    }
    for await (const { step, name, label } of browser.steps()) log.push(`step ${step} ${name} ${label}`);
    see('a frame', (await first.addFrame('/framed')).name);
    const opened = await first.run((window) => {
      window.postMessage('to itself', '*');
      const popup = window.open('/opened', 'side');
      popup?.postMessage('to it', '*');
      return popup !== null;
    });
    see('a popup', `${opened} ${first.popups.map(String).join()}`);
    await browser.settle({ timers: true });
    for (const url of ['/next', other]) see('goes', JSON.stringify(await second.goto(url)));
    see('back', JSON.stringify(await second.back()));
    see('a tab', await browser.open(other));
    see('settled', JSON.stringify(await browser.settle({ timers: true })));
    return log;
  }
}

const wellKnown = new Set(Reflect.ownKeys(Symbol).map((key): unknown => Reflect.get(Symbol, key)));

function createURL(window: BareWindow): string {
  const create: unknown = Reflect.get(window.URL, 'createObjectURL');
  const made = Reflect.get(window, 'Blob') ?? Blob;
  return String(Reflect.apply(create as () => string, window.URL, [Reflect.construct(made, [['x']])]));
}
