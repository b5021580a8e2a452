import type { HappyDomWindow } from '../../lib/hosts/happy-dom/index.ts';
import { Browser, type DocumentHostFactory, type Engine, type Frame, type Tab } from '../../lib/index.ts';
import type { PageServer } from '../../lib/fetch/page-server.ts';
import { Addresses } from './addresses.ts';
import type { Outcome } from './outcome.ts';
import type { Json, Step } from './recording.ts';
import { attempt } from './rig.ts';

export type Place = Tab<HappyDomWindow> | Frame<HappyDomWindow>;

const bodyWithAttribute = '<script>window.heard = []</script><body onstorage="heard.push(event.key)"></body>';

/** How long an asynchronous function of a page may take, and in which portions that time passes, in virtual ms. */
const patienceMs = 10_000;
const portionMs = 20;

/** One Browser with the windows of one scenario, by their names there. */
export class Stage {
  readonly browser: Browser<HappyDomWindow>;
  readonly addresses: Addresses;
  readonly #places = new Map<string, Place>();

  /** `popups`: as the popup blocker of the browser was. */
  constructor(host: DocumentHostFactory<HappyDomWindow>, steps: readonly Step[], popups: 'allow' | 'user', engine: Engine) {
    this.addresses = new Addresses(steps);
    this.browser = new Browser({ host, pages: answer, trace: 'off', popups, engine });
  }

  /** An argument of a step: an address in short is a URL for the page. */
  readonly argument = (value: Json): Json => (typeof value === 'string' ? this.addresses.url(value) : value);

  /** How many windows the pages of that tab have opened, and are open. */
  windowsOf(name: string): number {
    const place = this.place(name);
    return 'popups' in place ? place.popups.length : 0;
  }

  name(name: string, place: Place): void {
    this.#places.set(name, place);
  }

  place(name: string): Place {
    const place = this.#places.get(name);
    if (place === undefined) throw new Error(`The scenario has no window ${name} yet.`);
    return place;
  }

  /** Calls a function of the page `name`, given as source text. */
  async attempt(name: string, source: string, ...args: readonly unknown[]): Promise<Outcome> {
    return outcome(await this.place(name).evaluate<string, []>(attempt(source, args)));
  }

  /** The same for what must not fail. */
  async do(name: string, source: string, ...args: readonly unknown[]): Promise<Outcome> {
    const { error, value } = await this.attempt(name, source, ...args);
    if (error !== undefined) throw new Error(`${error.name} in ${name}: ${error.message}`);
    return value === undefined ? {} : { value };
  }

  /** The same for a function whose promise is awaited, while time passes. */
  async attemptAsync(name: string, source: string, args: readonly unknown[]): Promise<Outcome> {
    let done: Outcome | null = null;
    let failed: unknown = null;
    const answering = this.place(name).evaluate<string, []>(attempt(source, args, true));
    answering.then(
      (json) => (done = outcome(json)),
      (error: unknown) => (failed = error),
    );
    for (let waitedMs = 0; done === null && failed === null && waitedMs < patienceMs; waitedMs += portionMs) {
      await this.browser.advance(portionMs);
    }
    if (failed !== null) throw failed;
    if (done === null) throw new Error(`A promise of ${name} did not settle within ${patienceMs} ms.`);
    return done;
  }
}

function outcome(json: string): Outcome {
  return JSON.parse(json) as Outcome;
}

/** An empty page for every URL but one, with the headers that the URL asks for. */
const answer: PageServer = ({ url }) => {
  const { pathname, searchParams } = new URL(url);
  const headers = new Headers({ 'content-type': 'text/html' });
  const policy = searchParams.get('coop');
  if (policy !== null) headers.set('cross-origin-opener-policy', policy);
  const cleared = searchParams.get('clear');
  if (cleared !== null)
    headers.set(
      'clear-site-data',
      cleared
        .split(',')
        .map((type) => `"${type}"`)
        .join(', '),
    );
  if (searchParams.get('agent-cluster') === '0') headers.set('origin-agent-cluster', '?0');
  return new Response(pathname === '/body-onstorage' ? bodyWithAttribute : '<!doctype html><body></body>', { headers });
};
