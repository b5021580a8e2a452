import type { Kept, Page, Place, Windows } from './lives-windows.ts';
import type { Reached } from './lives-reach.ts';

interface Message {
  readonly id: number;
  readonly from: Page;
  readonly group: string;
  /** Whom it was sent to, and whether it is for that. */
  readonly to: Page | null;
  readonly isFor: boolean;
  heard: number;
}

/** What pages hear of it, as both hosts have it. */
interface MessageHeard {
  readonly data: unknown;
  readonly origin: string;
  readonly source: object | null;
}

/** Answers in one run: two pages could answer each other without end. */
const mostAnswers = 6;

/** Follows each message of a run from who sends it to who may hear it. */
export class Messages {
  readonly #windows: Windows;
  readonly #sent: Message[] = [];
  #answersLeft = mostAnswers;
  #posting = false;

  constructor(windows: Windows) {
    this.#windows = windows;
  }

  /** Sends one from a page's code. */
  post(from: Page, { proxy, page: to }: Pick<Reached, 'proxy'> & { readonly page: Page | null }, targetOrigin: string): void {
    const id = this.#sent.length;
    const matches = targetOrigin === '*' || (targetOrigin === '/' ? from.key : targetOrigin) === to?.key;
    const group = this.#windows.groupOf(from.tab);
    this.#sent.push({ id, from, group, to, isFor: to !== null && matches, heard: 0 });
    const post = Reflect.get(proxy, 'postMessage') as (message: unknown, targetOrigin: string) => void;
    this.#posting = true;
    Reflect.apply(post, proxy, [{ id }, targetOrigin]);
    this.#posting = false;
  }

  /** From now on all that the page hears is compared with what was sent. */
  listen(page: Page): void {
    page.window.addEventListener('message', (event) => {
      // The first page of its origin has the window of a blank one, and what listens there.
      const isReplaced = Reflect.get(page.document, 'URL') === 'about:blank' && page.window.document !== page.document;
      if (!isReplaced) this.#hear(page, event);
    });
    page.window.addEventListener('messageerror', () =>
      this.#windows.claim(false, () => `document ${page.id} hears a messageerror`),
    );
  }

  /** Nothing that could run is left: who is shown has heard all that is for it. */
  settled(): void {
    this.#windows.look();
    for (const message of this.#sent) {
      const { id, from, to, isFor, heard } = message;
      const isShown = to !== null && this.#windows.shown.get(to.place) === to;
      const isHeard = heard > 0 || !isFor || !isShown || to.box.scripts;
      this.#windows.claim(isHeard, () => `message ${id} from document ${from.id} to document ${to?.id} is lost`);
    }
  }

  #hear(page: Page, { data, origin, source }: MessageHeard): void {
    const claim: Windows['claim'] = (holds, why) => this.#windows.claim(holds, why);
    const message = this.#sent[(data as { readonly id: number }).id];
    const what = (): string => `document ${page.id} (${page.key}) hears message ${message?.id} of document ${message?.from.id}`;
    if (message === undefined) {
      claim(false, what);
      return;
    }
    const { from, to, isFor, group } = message;
    this.#windows.came.add(from.key === page.key ? '(a message heard)' : '(a message of a foreign origin heard)');
    claim(to === page, () => `${what()}, which was sent to document ${to?.id}`);
    claim(isFor, () => `${what()}, which is for another origin`);
    claim(!this.#posting, () => `${what()} before the sender's code goes on`);
    claim(++message.heard === 1, () => `${what()} again`);
    claim((page.lastHeard.get(from.id) ?? -1) < message.id, () => `${what()} after a later one`);
    page.lastHeard.set(from.id, message.id);
    const sender = from.key.startsWith('opaque') ? 'null' : from.key;
    claim(origin === sender, () => `${what()} from ${origin}, not ${sender}`);
    claim(this.#windows.pageOf(page.place) === page, () => `${what()}, and is not shown`);
    claim(source !== null, () => `${what()} from nowhere`);
    if (source === null) return;
    const kept: Kept = { proxy: source, place: from.place, group };
    page.kept.push(kept);
    const shown = this.#windows.pageOf(from.place);
    const isThere = shown !== null && this.#windows.groupOf(shown.tab) === group && this.#windows.groupOf(page.tab) === group;
    if (isThere && this.#windows.sure && message.id % 3 === 0 && this.#answersLeft-- > 0)
      this.post(page, { proxy: source, page: shown }, '*');
  }
}

/** Which of the places is the one with that window, for code of that page; null when it cannot be told. */
export function placeOf(windows: Windows, page: Page, proxy: object, places: readonly Place[]): Place | null {
  const own = places.find((place) => windows.shown.get(place)?.window === proxy && windows.shown.get(place)?.key === page.key);
  const foreign = places.filter((place) => windows.shown.get(place)?.key !== page.key);
  return own ?? (foreign.length === 1 ? (foreign[0] as Place) : null);
}
