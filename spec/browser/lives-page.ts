import type { Browser, Tab } from '../../lib/index.ts';
import type { BareStorageEvent, BareWindow } from '../../lib/hosts/bare/bare-window.ts';
import { Channels } from './lives-channels.ts';
import type { RememberingHost } from './lives-host.ts';
import { Locks } from './lives-locks.ts';
import type { AreaName, StorageAct } from './lives-own-acts.ts';
import type { Act, WindowAct } from './lives-program.ts';
import { WindowActs } from './lives-window-acts.ts';
import type { Place } from './lives-windows.ts';
import { Lineage, StorageMaps } from './reference/storage-maps.ts';

/** A document as its own code sees it. */
export interface Page {
  readonly tab: Tab;
  readonly window: BareWindow;
  /** Its tab or frame; null outside of tasks, where nobody can say whose code speaks to other windows. */
  readonly place: Place | null;
}

/** One write of the run. */
interface Write {
  readonly area: AreaName;
  readonly tab: string;
  readonly document: number;
  readonly origin: string;
  readonly url: string;
}

/** Storage events that are answered in one run: two listeners could answer each other without end. */
const mostAnswers = 6;

/**
 * Page code of one run. What it does to storage it does to plain Maps, too, and compares at each write; what it hears it compares
 * with the writes. Claims that do not hold are kept: thrown in page code, they would be reported to the page.
 */
export class Pages {
  readonly broken: string[] = [];
  /** What was done, for the generator's coverage. */
  readonly did: Set<string> = new Set();
  /** What page code read of its surroundings, for a comparison with another run. */
  readonly values: string[] = [];
  readonly storage: StorageMaps = new StorageMaps();
  readonly lineage: Lineage = new Lineage();
  readonly acts: WindowActs;
  readonly channels: Channels = new Channels((holds, what) => this.claim(holds, what));
  readonly locks: Locks;
  readonly #browser: Browser;
  readonly #documents = new WeakMap<object, number>();
  readonly #writes: Write[] = [];
  readonly #crashed = new Set<string>();
  #documentCount = 0;
  #answersLeft = mostAnswers;

  constructor(browser: Browser, host: RememberingHost) {
    this.#browser = browser;
    this.locks = new Locks(browser, (holds, what) => this.claim(holds, what));
    this.acts = new WindowActs(browser, host, (from, to) => this.copied(from, to));
  }

  /** Writes so far. */
  get writes(): number {
    return this.#writes.length;
  }

  /** The session of a tab begins as that of another one. */
  copied(from: string, to: string): void {
    this.storage.copySession(from, to);
    this.lineage.add(to, from, this.writes);
  }

  claim(holds: boolean, what: () => string): void {
    if (!holds) this.broken.push(what());
  }

  crash(tab: Tab): void {
    this.#crashed.add(tab.name);
    tab.crash();
  }

  perform(act: Act, page: Page): void {
    const { window, tab, place } = page;
    this.values.push(`${nameOf(act)} at ${window.performance.now()} since ${window.performance.timeOrigin}`);
    if (isWindowAct(act)) {
      // What is written before is copied with the first opening alone.
      const isNamed = act.do === 'window.open' && act.target === 'side';
      if (isNamed && place !== null) this.#write({ do: 'setItem', area: 'sessionStorage', key: 'a' }, page);
      if (place !== null && this.acts.perform(act, place)) this.did.add(nameOf(act));
      return;
    }
    this.did.add(nameOf(act));
    switch (act.do) {
      case 'setItem':
      case 'removeItem':
      case 'clear':
        this.#write(act, page);
        break;
      case 'open channel':
      case 'post to channel':
      case 'close channel':
        if (this.channels.perform(act, window)) this.did.add(`${act.do}, done`);
        break;
      case 'request lock':
      case 'release lock':
        if (this.locks.perform(act, window)) this.did.add(`${act.do}, done`);
        break;
      case 'setTimeout':
        window.setTimeout(() => this.perform(act.next, page), act.ms);
        break;
      case 'setInterval':
        window.setInterval(() => this.perform(act.next, page), act.ms);
        break;
      case 'remove itself':
        this.#removeItself(place);
        break;
      case 'on':
        this.#listen(act, page);
        break;
      case 'crash inside':
        this.crash(tab);
        this.perform(act.next, page);
        break;
      case 'window.close':
        window.close();
        break;
      default:
        this.#move(act, page);
    }
  }

  #removeItself(place: Place | null): void {
    // A frame that a test has added without markup is in no element.
    const element = place !== null && 'element' in place ? place.element : null;
    if (element !== null) Reflect.apply(Reflect.get(element, 'remove') as () => void, element, []);
  }

  #move(
    act: Extract<Act, { do: 'history' | 'pushState' | 'replaceState' | 'assign' | 'location.replace' }>,
    { window, tab }: Page,
  ): void {
    switch (act.do) {
      case 'history':
        this.#browser.note(`traverse ${tab.name} ${act.delta}`);
        if (act.delta === -1) window.history.back();
        else window.history.go(act.delta);
        break;
      case 'pushState':
      case 'replaceState':
        // A blank page has no other URL than its own.
        if (window.location.href.startsWith('about:')) return;
        window.history[act.do]({ written: this.writes }, '', act.url);
        this.#browser.note(`${act.do} ${tab.name} ${window.location.href}`);
        break;
      case 'assign':
        window.location.assign(act.url);
        break;
      case 'location.replace':
        this.#browser.note(`replacing ${tab.name}`);
        window.location.replace(act.url);
    }
  }

  #listen({ type, stays, next }: Extract<Act, { do: 'on' }>, page: Page): void {
    const { window, tab } = page;
    const document = this.#documentOf(window);
    const isBlank = window.document.URL === 'about:blank';
    // The first page of its origin has the window of a blank one, and what listens there.
    const isReplaced = (): boolean => isBlank && this.#documentOf(window) !== document;
    if (type === 'storage') {
      window.addEventListener('storage', (event) => {
        if (isReplaced()) return;
        this.#hear(event, document, page);
        if (this.#answersLeft-- > 0) this.perform(next, page);
      });
      return;
    }
    window.addEventListener(type, (event) => {
      if (isReplaced()) return;
      this.claim(!this.#crashed.has(tab.name), () => `${type} is heard in ${tab.name}, which crashed`);
      this.claim(this.#documentOf(window) === document, () => `${type} is heard where another document is shown`);
      if (stays) event.preventDefault();
      if (this.#answersLeft-- > 0) this.perform(next, page);
    });
  }

  #write(act: StorageAct, page: Page): void {
    const { tab, window } = page;
    const { area } = act;
    const document = this.#documentOf(window);
    const { origin } = window;
    // Nobody reaches a tab that has crashed: its script writes for itself, or is refused.
    const gone = this.#crashed.has(tab.name);
    const map = gone ? new Map<string, string>() : this.storage.of(area, tab.name, origin);
    const before = `before ${act.do} in document ${document} of ${tab.name}`;
    try {
      const storage = window[area];
      if (!gone) this.compare(map, storage, before);
      this.#writes.push({ area, tab: tab.name, document, origin, url: window.location.href });
      if (act.do === 'clear') {
        storage.clear();
        map.clear();
      } else if (act.do === 'removeItem') {
        storage.removeItem(act.key);
        map.delete(act.key);
      } else {
        const value = `${tab.name}:${this.writes}`;
        storage.setItem(act.key, value);
        map.set(act.key, value);
      }
      if (!gone) this.compare(map, storage, before.replace('before', 'after'));
    } catch (error) {
      const isDenied = origin === 'null' && (error as Error).name === 'SecurityError';
      this.claim(gone || isDenied, () => `${act.do} in ${tab.name} threw: ${String(error)}`);
    }
  }

  /** A storage area holds what the serial order of the writes says. */
  compare(expected: ReadonlyMap<string, string>, storage: object, when: string): void {
    const [is, was] = [Object.entries(storage).sort().join(' '), [...expected].sort().join(' ')];
    this.claim(is === was, () => `storage ${when} holds [${is}], not [${was}]`);
  }

  /** A session holds nothing that was written in another tab since it was copied. */
  checkSession(tab: Tab): void {
    for (const value of Object.values(tab.sessionStorage)) {
      const [writer = '', write] = String(value).split(':');
      this.claim(this.lineage.mayHold(tab.name, writer, Number(write)), () => `the session of ${tab.name} holds ${value}`);
    }
  }

  #hear(event: BareStorageEvent, document: number, { tab, window }: Page): void {
    const what = `document ${document} of ${tab.name} hears ${event.key}: ${event.oldValue} to ${event.newValue}`;
    const area: AreaName = event.storageArea === window.localStorage ? 'localStorage' : 'sessionStorage';
    this.claim(event.isTrusted && event.storageArea === window[area], () => `${what}, and it is not the page's own storage`);
    this.claim(!this.#crashed.has(tab.name), () => `${what}, in a tab that crashed`);
    this.claim(this.#documentOf(window) === document, () => `${what}, where another document is shown`);
    if (event.newValue === null) return;
    const write = this.#writes[Number(event.newValue.split(':')[1]) - 1];
    this.claim(write !== undefined && write.document !== document, () => `${what}, which it wrote`);
    this.claim(write?.area === area && write.origin === window.origin, () => `${what}, which was written elsewhere`);
    this.claim(area === 'localStorage' || write?.tab === tab.name, () => `${what}, in another session`);
    this.claim(write?.url === event.url, () => `${what}, which came from ${write?.url}, not ${event.url}`);
  }

  #documentOf({ document }: BareWindow): number {
    const known = this.#documents.get(document) ?? ++this.#documentCount;
    this.#documents.set(document, known);
    return known;
  }
}

const windowActs = new Set<string>(['window.open', 'link', 'insert frame', 'disown', 'postMessage', 'lead', 'close other']);

function isWindowAct(act: Act): act is WindowAct {
  return windowActs.has(act.do);
}

/** What an act is called in the coverage of the generator. */
export function nameOf(act: Act): string {
  switch (act.do) {
    case 'setItem':
    case 'removeItem':
    case 'clear':
      return `${act.do} ${act.area}`;
    case 'on':
      return act.type === 'beforeunload' && act.stays ? 'on beforeunload, to stay' : `on ${act.type}`;
    case 'history':
      return act.delta === -1 ? 'history.back' : `history.go(${act.delta})`;
    case 'insert frame':
      return act.sandbox === null ? act.do : `${act.do}, boxed`;
    case 'window.open':
      return act.target === 'side' ? 'window.open by name' : `window.open${act.noopener ? ', noopener' : ''}`;
    default:
      return act.do;
  }
}
