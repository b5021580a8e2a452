import { Browser, type BareWindow, type BrowserOptions, type Tab } from '../../../lib/index.ts';

type Place = Pick<Tab, 'evaluate'>;

const functions = `
  globalThis.log = [];
  globalThis.letGo = {};
  globalThis.take = (label, name = 'n', options = {}) => {
    const held = new Promise((resolve) => { letGo[label] = resolve; });
    navigator.locks
      .request(name, options, (lock) => { log.push(label + (lock === null ? ' null' : ' granted')); return lock === null ? 'no lock' : held; })
      .then((value) => log.push(label + ' = ' + value), (error) => log.push(label + ' ! ' + (error?.name ?? error)));
  };`;

/** A page that asks for locks, and writes down what it hears: `a granted`, `a = done`, `a ! AbortError`. */
export class Locking {
  readonly place: Place;

  constructor(place: Place) {
    this.place = place;
  }

  /** Asks for a lock, which it holds under that label until it is told to let go. */
  async take(label: string, name: string = 'n', options: object = {}): Promise<void> {
    await this.place.evaluate(`if (globalThis.take === undefined) {${functions}} 0`);
    await this.place.evaluate(`void take(${JSON.stringify(label)}, ${JSON.stringify(name)}, ${JSON.stringify(options)})`);
  }

  async letGo(label: string): Promise<void> {
    await this.place.evaluate(`void letGo[${JSON.stringify(label)}]('done')`);
  }

  /** What it has heard since it was asked the last time. */
  async heard(): Promise<readonly string[]> {
    return (await this.place.evaluate('globalThis.log === undefined ? [] : log.splice(0)')) as readonly string[];
  }
}

/** Opens a page for each URL, in one Browser. */
export async function openLocking(
  options: BrowserOptions<BareWindow>,
  ...urls: readonly string[]
): Promise<{ readonly browser: Browser; readonly tabs: readonly Tab[]; readonly pages: readonly Locking[] }> {
  const browser = new Browser(options);
  const tabs: Tab[] = [];
  for (const url of urls) tabs.push(await browser.open(url));
  return { browser, tabs, pages: tabs.map((tab) => new Locking(tab)) };
}

/** What the code gives, in short: `= value`, `! TypeError`, `! SecurityError/18`, or that it throws or gives no promise. */
export async function outcomeOf(place: Place, code: string): Promise<unknown> {
  return await place.evaluate(`(() => {
    let promise;
    try { promise = ${code}; } catch (error) { return 'throws ' + error.name; }
    if (!(promise instanceof Promise)) return 'no promise';
    const ofRealm = (error) => error instanceof TypeError || error instanceof DOMException || error === null || typeof error !== 'object';
    return promise.then(
      (value) => '= ' + value,
      (error) => '! ' + (error?.name ?? error) + (error?.code ? '/' + error.code : '') + (ofRealm(error) ? '' : ' of another realm'),
    );
  })()`);
}

export const a = 'https://a.example/';
