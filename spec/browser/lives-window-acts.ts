import type { Browser } from '../../lib/index.ts';
import type { RememberingHost } from './lives-host.ts';
import { Messages, placeOf } from './lives-messages.ts';
import { mostTabs, type WindowAct } from './lives-program.ts';
import { Reach, type Reached } from './lives-reach.ts';
import { Windows, type Page, type Place } from './lives-windows.ts';

/** Tabs that pages open, and frames in one page: few are enough. */
const mostOpened = 6;
const mostFrames = 3;

/** What is told of a tab that a page has opened with an opener: its session is a copy. */
export type OnCopied = (from: string, to: string) => void;

/** Page code that has to do with other windows, carried out beside what the rules say of it. */
export class WindowActs {
  readonly windows: Windows;
  readonly messages: Messages;
  readonly reach: Reach;
  readonly #browser: Browser;
  readonly #host: RememberingHost;
  readonly #onCopied: OnCopied;
  #openedCount = 0;

  constructor(browser: Browser, host: RememberingHost, onCopied: OnCopied) {
    this.#browser = browser;
    this.#host = host;
    this.#onCopied = onCopied;
    this.windows = new Windows(browser, host, (page) => this.messages.listen(page));
    this.messages = new Messages(this.windows);
    this.reach = new Reach(this.windows);
  }

  /** False: there was nothing to do it with. */
  perform(act: WindowAct, place: Place): boolean {
    const page = this.windows.pageOf(place);
    if (page === null) return false;
    switch (act.do) {
      case 'window.open':
        return this.#open(act, page);
      case 'link':
        return this.#follow(act, page);
      case 'insert frame':
        return this.#insert(act, page);
      case 'disown':
        page.window.opener = null;
        this.windows.openers.set(place, null);
        return true;
      default:
        return this.#toOther(act, page);
    }
  }

  #toOther(act: Extract<WindowAct, { readonly to: number }>, page: Page): boolean {
    this.windows.look();
    const others = this.reach.from(page, `before ${act.do}`).filter(({ page: met }) => met !== page);
    const foreign = others.filter(({ page: met }) => met.key !== page.key);
    const among = act.to % 2 === 0 && foreign.length > 0 ? foreign : others;
    const other = among[act.to % Math.max(1, among.length)];
    if (other === undefined) return false;
    if (act.do === 'postMessage') this.messages.post(page, other, act.targetOrigin);
    else if (act.do === 'lead') this.#lead(page, other, act.url);
    else Reflect.apply(Reflect.get(other.proxy, 'close') as () => void, other.proxy, []);
    return true;
  }

  #lead(page: Page, { proxy, page: { tab, place } }: Reached, url: string): void {
    this.#browser.note(`unsure ${tab.name}`);
    this.#mayBeRefused(page, `to lead ${place.name}`, () => Reflect.set(proxy, 'location', url));
  }

  #open({ url, target, noopener }: Extract<WindowAct, { do: 'window.open' }>, page: Page): boolean {
    const isNamed = target === 'side';
    if (!this.#hasRoom(page)) return false;
    const candidates = this.#candidatesFor(target, page);
    const before = new Set(this.#browser.tabs);
    for (const each of candidates) this.#browser.note(`unsure ${this.windows.tabOf(each)?.name ?? ''}`);
    const features = noopener && !isNamed ? 'noopener' : '';
    const proxy = this.#mayBeRefused(page, `to open ${url} in ${target}`, () => page.window.open(url, target, features));
    const tab = this.#browser.tabs.find((each) => !before.has(each)) ?? null;
    if (tab !== null || (proxy === null && candidates.length === 0 && !page.box.popups)) {
      this.#opened(page, tab, features !== '', isNamed);
      this.windows.claim(tab === null || proxy != null, () => `document ${page.id} does not get the window of ${tab?.name}`);
      if (tab !== null && proxy != null) page.kept.push({ proxy, place: tab, group: this.windows.groupOf(tab) });
      return true;
    }
    const what = (): string => `document ${page.id} opens ${url} in ${target}`;
    this.windows.claim(proxy == null || candidates.length > 0, () => `${what()} and gets a window that nobody knows`);
    this.windows.claim(candidates.length > 0 || page.box.popups, () => `${what()} and nothing is opened`);
    if (proxy != null) this.#found(page, proxy, candidates, features !== '');
    return true;
  }

  #opened(page: Page, tab: Page['tab'] | null, noopener: boolean, isNamed: boolean): void {
    const { windows } = this;
    this.#openedCount++;
    const what = (): string => `document ${page.id} of ${page.place.name} opens ${tab?.name ?? 'a tab'}`;
    windows.claim(!page.box.popups, () => `${what()} from its sandbox`);
    const top = windows.shown.get(page.tab);
    const isAlone = top?.policy === 'same-origin' && top.key !== page.key;
    windows.claim((tab === null) === (noopener || isAlone), () => `${what()} ${tab === null ? 'without' : 'with'} an opener`);
    windows.opened(page, tab);
    if (tab === null) return;
    if (isNamed) windows.names.set(tab, 'side');
    this.#onCopied(page.tab.name, tab.name);
    windows.look();
  }

  /** A window that was there: it has a new opener, unless none was asked for. */
  #found(page: Page, proxy: object, candidates: readonly Place[], noopener: boolean): void {
    const { windows } = this;
    const found = candidates.length === 1 ? (candidates[0] as Place) : placeOf(windows, page, proxy, candidates);
    if (found === null) {
      windows.sure = false;
      return;
    }
    const group = windows.groupOf(page.tab);
    page.kept.push({ proxy, place: found, group });
    if (found !== page.place && !noopener) windows.openers.set(found, { place: page.place, group });
  }

  /** A link leads into a tab of its own, or one with a name; where it leads is not kept. */
  #follow({ url, rel }: Extract<WindowAct, { do: 'link' }>, page: Page): boolean {
    if (!this.windows.hasHTML || !this.#hasRoom(page) || page.box.scripts) return false;
    const { document } = page;
    const create = Reflect.get(document, 'createElement') as (name: string) => Element;
    const link = Reflect.apply(create, document, ['a']);
    for (const [name, value] of [
      ['href', url],
      ['target', '_blank'],
      ['rel', rel],
    ] as const)
      link.setAttribute(name, value);
    (Reflect.get(document, 'body') as { append(element: Element): void }).append(link);
    const before = new Set(this.#browser.tabs);
    link.click();
    link.remove();
    const tab = this.#browser.tabs.find((each) => !before.has(each)) ?? null;
    if (page.box.popups) this.windows.claim(tab === null, () => `document ${page.id} opens ${tab?.name} from its sandbox`);
    else this.#opened(page, tab, rel !== 'opener', false);
    return true;
  }

  #insert({ src, sandbox, name, srcdoc }: Extract<WindowAct, { do: 'insert frame' }>, page: Page): boolean {
    const { document, place } = page;
    const depth = place.name.split('/').length;
    if (place.frames.length >= mostFrames || depth > 3) return false;
    const { hasHTML } = this.windows;
    if (hasHTML) {
      const create = Reflect.get(document, 'createElement') as (name: string) => Element;
      const frame = Reflect.apply(create, document, ['iframe']);
      if (sandbox !== null) frame.setAttribute('sandbox', sandbox);
      if (name !== '') frame.setAttribute('name', name);
      if (srcdoc) this.windows.came.add('(srcdoc)');
      if (srcdoc) frame.setAttribute('srcdoc', '<p>inside');
      else frame.setAttribute('src', src);
      (Reflect.get(document, 'body') as { append(element: Element): void }).append(frame);
    } else {
      const hooks = this.#host.hooksOf(document);
      // What stands for the element where there is no markup.
      const element = { remove: () => hooks.frameRemoved(element) };
      hooks.frameInserted(element, { src, srcdoc: null, name, sandbox });
    }
    const made = place.frames.at(-1);
    if (made !== undefined) this.windows.inserted(made, sandbox, name);
    return true;
  }

  #hasRoom(page: Page): boolean {
    return this.#openedCount < mostOpened && this.#browser.tabs.length < mostTabs && this.windows.pageOf(page.place) === page;
  }

  /** Where a target may lead that is there already. */
  #candidatesFor(target: string, page: Page): Place[] {
    this.windows.look();
    if (target === '_self') return [page.place];
    if (target === '_top') return [page.tab];
    if (target === '_parent') return [page.around?.place ?? page.place];
    if (target === '_blank') return [];
    const group = this.windows.groupOf(page.tab);
    const isNamed = ({ place, tab }: Page): boolean =>
      this.windows.names.get(place) === target && this.windows.groupOf(tab) === group;
    return this.windows.pages.filter(isNamed).map(({ place }) => place);
  }

  /** A sandbox may forbid it, and nothing else may. Undefined: it did. */
  #mayBeRefused<T>(page: Page, what: string, act: () => T): T | undefined {
    try {
      return act();
    } catch (error) {
      const isRefused = (error as Error).name === 'SecurityError' && page.box.any;
      this.windows.claim(isRefused, () => `document ${page.id} may not ${what}: ${String(error)}`);
      return undefined;
    }
  }
}

/** What page code uses of an element of any host. */
interface Element {
  setAttribute(name: string, value: string): void;
  click(): void;
  remove(): void;
}
