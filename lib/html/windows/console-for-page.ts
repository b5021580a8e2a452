import { createConsole, type ConsoleMessage, type ConsolePort } from '../../console/console.ts';
import type { Shown } from '../../infra/inspect.ts';
import type { Realm } from '../../webidl/realm.ts';
import { describeStorage } from '../../web-storage/storage.ts';
import type { Document } from '../records/document.ts';
import { describeWindow } from '../window-proxy/window-proxies.ts';

/** `console` of a document's window: what it tells goes to whoever watches, and to whoever tests. */
export function consoleForPage(document: Document): object {
  return createConsole(new PageConsole(document));
}

class PageConsole implements ConsolePort {
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  get realm(): Realm {
    return this.#document.realm;
  }

  now(): number {
    return this.#document.userAgent.kernel.now;
  }

  /** Proxies come last: those of the model and of the host are known by what they stand for. */
  describe(value: object, shown: Shown): string | null {
    const { host, userAgent } = this.#document;
    const own = describeWindow(value) ?? describeStorage(value) ?? host.describe?.(value, shown) ?? null;
    return own ?? userAgent.options.describeProxy?.(value) ?? null;
  }

  write(message: ConsoleMessage): void {
    const { destroyed, id, navigable, userAgent } = this.#document;
    const { observer, options } = userAgent;
    const { level, args } = message;
    let made: string | null = null;
    const text = (): string => (made ??= message.text(false));
    if (observer !== null && !destroyed) observer.fact({ type: 'console', document: id, level, text: text() });
    options.console?.({
      tab: navigable.name,
      level,
      args,
      get text() {
        return text();
      },
      get printable() {
        return message.text(true);
      },
    });
  }
}
