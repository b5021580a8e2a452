import { createConsole, type ConsoleMessage, type ConsolePort } from '../../console/console.ts';
import type { Shown } from '../../infra/inspect.ts';
import type { Realm } from '../../webidl/realm.ts';
import { describeStorage } from '../../web-storage/storage.ts';
import type { Document } from '../records/document.ts';
import { describeWindow } from '../window-proxy/window-proxies.ts';

/** `console` of a window, which shows that document: what it tells goes to whoever watches, and to whoever tests. */
export function consoleForPage(documentOf: () => Document): object {
  return createConsole(new PageConsole(documentOf));
}

class PageConsole implements ConsolePort {
  readonly #documentOf: () => Document;

  constructor(documentOf: () => Document) {
    this.#documentOf = documentOf;
  }

  get run(): object {
    return this.#document.userAgent;
  }

  get realm(): Realm {
    return this.#document.realm;
  }

  now(): number {
    return this.#document.userAgent.kernel.now;
  }

  get #document(): Document {
    return this.#documentOf();
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
