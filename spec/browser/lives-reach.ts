import { isGone, type Kept, type Page, type Place, type Windows } from './lives-windows.ts';

const crossOriginNames = [
  ...['window', 'self', 'location', 'close', 'closed', 'focus', 'blur', 'frames', 'length', 'top', 'opener', 'parent'],
  ...['postMessage', 'then', Symbol.toStringTag, Symbol.hasInstance, Symbol.isConcatSpreadable],
];
const silentNames = ['then', Symbol.toStringTag, Symbol.hasInstance, Symbol.isConcatSpreadable];
const closedNames = [
  ...['document', 'localStorage', 'sessionStorage', 'origin', 'name', 'history', 'event', 'frameElement', 'addEventListener'],
  ...['setTimeout', 'open', 'Storage', 'StorageEvent', 'MessageEvent', 'performance', 'globalThis', 'onmessage', 'nothing'],
  ...['constructor', '__proto__', 'toString', Symbol.iterator],
];

/** What a page can get hold of, and what it is by the rules. */
export interface Reached {
  readonly proxy: object;
  readonly page: Page;
}

/** Walks from each window to every other one that it leads to, and asks of each whether it may be used as it can. */
export class Reach {
  readonly #windows: Windows;
  /** What was looked at in full already: a proxy, and the document that it stood for. */
  readonly #whole = new WeakMap<object, object>();
  #turn = 0;

  constructor(windows: Windows) {
    this.#windows = windows;
  }

  /** All that the page's code reaches; each is checked on the way. */
  from(page: Page, when: string): readonly Reached[] {
    const reached = new Map<object, Reached>();
    const meet = (proxy: unknown, met: Page | null, how: string): void => {
      this.#meet({ proxy, met, how, page, when }, reached, meet);
    };
    meet(page.window, page, 'window');
    for (const kept of page.kept) this.#meetKept(kept, page, when, meet);
    if (this.#windows.hasHTML) this.#checkElements(page, when);
    return [...reached.values()];
  }

  #meetKept(
    { proxy, place, group }: Kept,
    page: Page,
    when: string,
    meet: (p: unknown, m: Page | null, h: string) => void,
  ): void {
    const now = this.#windows.shown.get(place) ?? null;
    const isThere = now !== null && this.#windows.groupOf(now.tab) === group;
    if (isThere) {
      meet(proxy, now, `kept ${place.name}`);
      return;
    }
    if (!isGone(place) && (now === null || !this.#windows.sure)) {
      // In a page that is kept, nobody knows where.
      this.#checkUnknown(proxy, page, `${when} kept ${place.name}`);
      return;
    }
    const what = (): string => `${when} document ${page.id} keeps the window of ${place.name}, which is gone`;
    this.#windows.claim(Reflect.get(proxy, 'closed') === true, () => `${what()} and not closed`);
    this.#windows.claim(Reflect.get(proxy, 'length') === 0, () => `${what()} and has frames`);
    for (const name of ['opener', 'parent', 'top']) {
      const value = readOrRefused(proxy, name);
      this.#windows.claim(value === null || value === refused, () => `${what()} and has its ${name}`);
    }
  }

  #meet(
    { proxy, met, how, page, when }: { proxy: unknown; met: Page | null; how: string; page: Page; when: string },
    reached: Map<object, Reached>,
    meet: (proxy: unknown, met: Page | null, how: string) => void,
  ): void {
    const windows = this.#windows;
    const what = (): string => `${when} ${how} in document ${page.id} (${page.place.name}, ${page.key})`;
    if (met === null || proxy === null || typeof proxy !== 'object') {
      windows.claim(
        met === null && proxy === null,
        () => `${what()} is ${proxy === null ? 'null' : typeof proxy}, not ${met?.place.name ?? null}`,
      );
      return;
    }
    const known = reached.get(proxy);
    if (known !== undefined) {
      windows.claim(known.page === met, () => `${what()} is ${known.page.place.name}, not ${met.place.name}`);
      return;
    }
    reached.set(proxy, { proxy, page: met });
    if (windows.sure) {
      const [own, other] = [windows.groupOf(page.tab), windows.groupOf(met.tab)];
      windows.claim(own === other, () => `${what()} is ${met.place.name}, which is in the group ${other}, not ${own}`);
    }
    if (met.key === page.key) this.#checkOwn(proxy, met, what);
    else this.#checkForeign(proxy, met, what);
    this.#goOn(proxy, met, page, meet);
  }

  /** What can be read is of the same origin. */
  #checkUnknown(proxy: unknown, page: Page, what: string): void {
    if (proxy === null || typeof proxy !== 'object') return;
    const document = readOrRefused(proxy, 'document');
    const key = document === refused ? page.key : this.#windows.known(document as object)?.key;
    this.#windows.claim(key === undefined || key === page.key, () => `${what} shows a document of ${key} to ${page.key}`);
  }

  #goOn(proxy: object, met: Page, page: Page, meet: (proxy: unknown, met: Page | null, how: string) => void): void {
    const windows = this.#windows;
    const { name } = met.place;
    for (const self of ['window', 'self', 'frames']) meet(Reflect.get(proxy, self), met, `${name}.${self}`);
    meet(Reflect.get(proxy, 'parent'), met.around ?? met, `${name}.parent`);
    meet(Reflect.get(proxy, 'top'), windows.shown.get(met.tab) ?? null, `${name}.top`);
    const opener = windows.sure ? windows.openerOf(met) : undefined;
    if (opener === undefined) this.#checkUnknown(Reflect.get(proxy, 'opener'), page, `${name}.opener`);
    else meet(Reflect.get(proxy, 'opener'), opener, `${name}.opener`);
    const { frames } = met.place;
    windows.claim(
      Reflect.get(proxy, 'length') === frames.length,
      () => `document ${page.id} counts the frames of ${name} otherwise`,
    );
    for (const [index, frame] of frames.entries())
      meet(Reflect.get(proxy, String(index)), this.#pageOf(frame), `${name}[${index}]`);
    const named = frames.find((frame) => windows.names.get(frame) === 'side');
    if (named === undefined) return;
    const inside = this.#pageOf(named);
    if (inside?.key === met.key) meet(Reflect.get(proxy, 'side'), inside, `${name}.side`);
    else {
      const value = readOrRefused(proxy, 'side');
      windows.claim(
        value === undefined || value === refused,
        () => `document ${page.id} finds the frame ${named.name} by its name`,
      );
    }
  }

  #pageOf(place: Place): Page | null {
    return this.#windows.shown.get(place) ?? null;
  }

  #checkOwn(proxy: object, { window, document, place }: Page, what: () => string): void {
    this.#windows.claim(proxy === window, () => `${what()} is another window of ${place.name}, of the same origin`);
    this.#windows.claim(Reflect.get(proxy, 'document') === document, () => `${what()} has another document than ${place.name}`);
  }

  #checkForeign(proxy: object, { document, place, key }: Page, what: () => string): void {
    this.#windows.came.add('(a foreign window)');
    const claim: Windows['claim'] = (holds, why) => this.#windows.claim(holds, why);
    const is = (): string => `${what()} is ${place.name} of ${key}, and`;
    const isNew = this.#whole.get(proxy) !== document;
    const names = isNew ? closedNames : [closedNames[++this.#turn % closedNames.length] as string];
    for (const name of names) claim(readOrRefused(proxy, name) === refused, () => `${is()} shows ${String(name)}`);
    for (const name of silentNames) claim(readOrRefused(proxy, name) === undefined, () => `${is()} has ${String(name)}`);
    if (!isNew) return;
    this.#whole.set(proxy, document);
    const { length } = place.frames;
    const keys = Reflect.ownKeys(proxy).slice(length);
    claim(
      keys.map(String).join() === crossOriginNames.map(String).join(),
      () => `${is()} shows the names ${keys.map(String).join()}`,
    );
    claim(Reflect.getPrototypeOf(proxy) === null, () => `${is()} has a prototype`);
    const location = readOrRefused(proxy, 'location') as object;
    claim(readOrRefused(location, 'href') === refused, () => `${is()} shows where it is`);
    claim(
      isRefused(() => Reflect.set(proxy, 'name', 'x')),
      () => `${is()} lets its name be set`,
    );
    claim(
      isRefused(() => Reflect.deleteProperty(proxy, 'closed')),
      () => `${is()} lets itself be changed`,
    );
    claim(
      isRefused(() => Object.defineProperty(proxy, 'x', { value: 1 })),
      () => `${is()} can be added to`,
    );
  }

  /** What iframe elements show of their frames. */
  #checkElements({ id, document, window, place, key }: Page, when: string): void {
    const elements = Reflect.apply(Reflect.get(document, 'querySelectorAll') as () => Iterable<object>, document, ['iframe']);
    for (const [index, element] of [...elements].entries()) {
      const page = this.#pageOf(place.frames[index] as Place);
      const [contentWindow, contentDocument] = [Reflect.get(element, 'contentWindow'), Reflect.get(element, 'contentDocument')];
      const expected = page?.key === key ? page.document : null;
      const what = (): string => `${when} element ${index} of document ${id} shows`;
      this.#windows.claim(contentWindow === Reflect.get(window, String(index)), () => `${what()} another window`);
      this.#windows.claim(contentDocument === expected, () => `${what()} a document of ${page?.key}, to ${key}`);
    }
  }
}

const refused = Symbol('refused');

function readOrRefused(object: object, name: PropertyKey): unknown {
  try {
    return Reflect.get(object, name);
  } catch (error) {
    if ((error as Error).name !== 'SecurityError') throw error;
    return refused;
  }
}

function isRefused(act: () => unknown): boolean {
  try {
    act();
    return false;
  } catch (error) {
    return (error as Error).name === 'SecurityError';
  }
}
