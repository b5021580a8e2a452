import type { Browser, BareWindow, Frame, Tab } from '../../lib/index.ts';
import { bothBoxes, boxOf, boxOfResponse, free, policyOf, type Box, type Policy, type RememberingHost } from './lives-host.ts';

export type Place = Tab | Frame;

/** The WindowProxy that a page has kept, what it stands for, and in which group that was. */
export interface Kept {
  readonly proxy: object;
  readonly place: Place;
  readonly group: string;
}

/** A document by the rules: whose it is, and what it may do. */
export interface Page {
  readonly id: number;
  readonly place: Place;
  readonly tab: Tab;
  readonly around: Page | null;
  readonly document: object;
  /** Its origin, serialized; for an opaque one, which it is. */
  readonly key: string;
  readonly box: Box;
  readonly policy: Policy;
  /** A tab's, before anything has loaded. */
  readonly isInitial: boolean;
  /** Its WindowProxy for its own code. */
  readonly window: BareWindow;
  readonly kept: Kept[];
  /** The messages that it heard: by sender, the last of them. */
  readonly lastHeard: Map<number, number>;
}

/** Who is where, by the rules: origins, sandboxes, openers and groups, told from what pages did and not from the model. */
export class Windows {
  readonly broken: string[] = [];
  /** What came of the acts, for the generator's coverage. */
  readonly came: Set<string> = new Set();
  readonly names: WeakMap<Place, string> = new WeakMap();
  /** Whoever opened them; null when they disowned it. */
  readonly openers: Map<Place, { readonly place: Place; readonly group: string } | null> = new Map();
  /** What is shown now, around before inside. */
  pages: readonly Page[] = [];
  /** Of each place its page, when it is there. */
  shown: Map<Place, Page> = new Map();
  /** Whether all that can move a tab to another group was seen. */
  sure = true;
  readonly onPage: (page: Page) => void;
  readonly #browser: Browser;
  readonly #host: RememberingHost;
  readonly #known = new WeakMap<object, Page>();
  readonly #groups = new Map<string, string>();
  readonly #sandboxes = new WeakMap<Place, string | null>();
  /** Origins of the first blank pages of tabs that pages opened; null: an opaque one of its own. */
  readonly #firstKeys = new Map<string, string | null>();
  readonly #boxes = new Map<string, Box>();
  /** Tabs without an opener that show nothing yet. */
  readonly awaited: Set<string> = new Set();
  readonly #madeBy = new Map<string, number>();
  readonly #lastOf = new Map<string, Page>();
  #pageCount = 0;
  #groupCount = 0;
  #hasPolicies = false;

  constructor(browser: Browser, host: RememberingHost, onPage: (page: Page) => void) {
    this.#browser = browser;
    this.#host = host;
    this.onPage = onPage;
  }

  get hasHTML(): boolean {
    return this.#host.factory.html;
  }

  claim(holds: boolean, what: () => string): void {
    if (!holds) this.broken.push(what());
  }

  groupOf({ name }: Tab): string {
    return this.#groups.get(name) ?? name;
  }

  tabOf(place: Place): Tab | null {
    return this.shown.get(place)?.tab ?? null;
  }

  /** Looks at all that is shown. */
  look(): void {
    const pages: Page[] = [];
    for (const tab of this.#browser.tabs) {
      this.awaited.delete(tab.name);
      this.#lookAt(tab, tab, null, pages);
    }
    this.pages = pages;
    this.shown = new Map(pages.map((page) => [page.place, page]));
    for (const url of this.#host.unseen.values()) {
      if (policyOfURL(url) !== 'unsafe-none') this.#hasPolicies = true;
      // It came and went unseen, and nobody can say where.
      if (this.#hasPolicies && url.startsWith('http')) this.sure = false;
    }
    this.#host.unseen.clear();
  }

  pageOf(place: Place): Page | null {
    if (!this.#isUpToDate(place)) this.look();
    return this.shown.get(place) ?? null;
  }

  /** The opener that a place has now, by the rules; undefined: it is in a page that is kept. */
  openerOf(page: Page): Page | null | undefined {
    const opener = this.openers.get(page.place) ?? null;
    const found = opener === null ? null : (this.shown.get(opener.place) ?? null);
    if (opener !== null && found === null && !isGone(opener.place)) return undefined;
    return found === null || opener?.group !== this.groupOf(page.tab) || this.groupOf(found.tab) !== opener.group ? null : found;
  }

  /** The page of a document that was shown once. */
  known(document: object): Page | null {
    return this.#known.get(document) ?? null;
  }

  inserted(place: Place, sandbox: string | null, name: string): void {
    this.#sandboxes.set(place, sandbox);
    this.names.set(place, name);
  }

  /** A page opens a tab; `tab` null: it is in a group of its own, and comes later. */
  opened(by: Page, tab: Tab | null): string {
    const place = by.place.name;
    // Another page may have a frame of that name.
    const counted = `${by.tab.name} ${place}`;
    const number = (this.#madeBy.get(counted) ?? 0) + 1;
    this.#madeBy.set(counted, number);
    const name = `${place.replaceAll('/', '-')}-popup${number}`;
    this.claim(tab === null || tab.name === name, () => `${tab?.name} was opened as ${name}`);
    this.#boxes.set(name, by.box.spreads ? by.box : free);
    this.#firstKeys.set(name, tab === null ? null : by.key);
    if (tab === null) this.awaited.add(name);
    if (tab === null) return name;
    const group = this.groupOf(by.tab);
    this.#groups.set(name, group);
    this.openers.set(tab, { place: by.place, group });
    return name;
  }

  /** A tab with the session of another one is in its sandbox. */
  copied(from: string, to: string): void {
    this.#boxes.set(to, this.#boxes.get(from) ?? free);
  }

  #isUpToDate(place: Place): boolean {
    const page = this.shown.get(place);
    if (page === undefined || page.around === null) return page !== undefined && isShowing(place, page);
    return isShowing(place, page) && this.#isUpToDate(page.around.place);
  }

  #lookAt(place: Place, tab: Tab, around: Page | null, pages: Page[]): void {
    const { document } = place;
    const page = this.#known.get(document) ?? this.#newPage(place, tab, around);
    this.#host.unseen.delete(document);
    pages.push(page);
    if (around === null && this.#lastOf.get(tab.name) !== page) this.#comesTo(tab, page);
    for (const frame of place.frames) this.#lookAt(frame, tab, page, pages);
  }

  #newPage(place: Place, tab: Tab, around: Page | null): Page {
    const { document, url, window } = place;
    const outer =
      around === null ? (this.#boxes.get(tab.name) ?? free) : bothBoxes(around.box, boxOf(this.#sandboxes.get(place) ?? null));
    const box = bothBoxes(outer, boxOfResponse(url));
    const id = ++this.#pageCount;
    const isInitial = around === null && url === 'about:blank' && !this.#lastOf.has(tab.name) && this.openers.has(tab);
    // A page in a sandbox that wants to be alone is an error page.
    const isRefused = around === null && outer.any && policyOfURL(url) !== 'unsafe-none';
    const key = box.origin || isRefused ? null : this.#keyOf(url, around, tab, window);
    const parts = { place, tab, around, document, box, isInitial, window };
    const policy = this.#policyOf(url, key === null, around, isInitial, tab);
    const page: Page = { id, ...parts, key: key ?? `opaque ${id}`, policy, kept: [], lastHeard: new Map() };
    if (policy !== 'unsafe-none') this.#hasPolicies = true;
    this.#known.set(document, page);
    const origin = key === null || key.startsWith('opaque') ? 'null' : key;
    this.claim(window.origin === origin, () => `${place.name} at ${url} has the origin ${window.origin}, not ${origin}`);
    if (around?.around != null) this.came.add('(a frame in a frame)');
    if (around === null && key === null) this.came.add('(a tab in a sandbox)');
    this.onPage(page);
    return page;
  }

  #keyOf(url: string, around: Page | null, { name }: Tab, { origin }: BareWindow): string | null {
    if (url.startsWith('http')) return new URL(url).origin;
    if (around !== null) return around.key;
    const first = this.#firstKeys.get(name);
    if (first !== undefined) return first;
    // A copy of a tab that shows a blank page.
    return origin === 'null' ? null : origin;
  }

  #policyOf(url: string, isOpaque: boolean, around: Page | null, isInitial: boolean, tab: Tab): Policy {
    if (around !== null || isOpaque) return 'unsafe-none';
    if (!isInitial) return policyOfURL(url);
    const opener = this.openers.get(tab) ?? null;
    const page = opener === null ? undefined : this.shown.get(opener.place);
    const top = page === undefined ? undefined : this.shown.get(page.tab);
    return top !== undefined && top.key === page?.key ? top.policy : 'unsafe-none';
  }

  /** It may be in another group now. */
  #comesTo(tab: Tab, page: Page): void {
    const before = this.#lastOf.get(tab.name);
    this.#lastOf.set(tab.name, page);
    if (before === undefined || !isOtherGroup(before, page)) return;
    this.came.add('(another group)');
    this.#groups.set(tab.name, `${tab.name}#${++this.#groupCount}`);
    this.openers.delete(tab);
  }
}

export function isGone(place: Place): boolean {
  return 'removed' in place ? place.removed : place.closed;
}

function isShowing(place: Place, { document }: Page): boolean {
  try {
    return place.document === document;
  } catch {
    return false;
  }
}

function policyOfURL(url: string): Policy {
  return url.startsWith('http') ? policyOf(url) : 'unsafe-none';
}

function isOtherGroup(before: Page, { policy, key }: Page): boolean {
  if (before.isInitial && before.policy === 'same-origin-allow-popups' && policy === 'unsafe-none') return false;
  if (before.policy === 'unsafe-none' && policy === 'unsafe-none') return false;
  return before.policy !== policy || before.key !== key;
}
