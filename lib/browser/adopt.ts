import { AdoptedHost } from '../hosts/adopted/host.ts';
import { isWindowProxy } from '../html/window-proxy/window-proxies.ts';
import type { AdoptedDocumentHost } from '../html/records/document-host.ts';
import { badArgument, checkOptionsOf, isRecord, kindOf, kindOfThrown, memberOf } from '../infra/arguments.ts';
import { StorageloomError } from '../infra/failure.ts';
import type { AdoptedTabHandle } from './adopted-tab.ts';
import { isURL } from './arguments.ts';
import { parseURL } from './parse-url.ts';

export interface AdoptOptions {
  /** Where the window is. Default: what its `location` says. */
  readonly url?: string | URL;
  /** Whether what its own storage holds is taken over, as if it had been written just now. Default: false. */
  readonly keep?: boolean;
}

/** Who makes the tab. `B`: the type of its Browser. */
interface Adopter<B> {
  adopt<A extends object>(adopted: AdoptedDocumentHost<A>): AdoptedTabHandle<A, B>;
}

const areas = ['localStorage', 'sessionStorage'] as const;

type Held = readonly (readonly [key: string, value: string])[];

/** Makes a tab of a window that somebody else made. Throws ADOPTED, BAD_URL and BAD_OPTION. */
export function adopt<A extends object, B>(adopter: Adopter<B>, window: A, options: AdoptOptions): AdoptedTabHandle<A, B> {
  const given = memberOf(options, 'url');
  // A URL is of either of its types.
  const examples = { url: isURL(given) ? given : 'https://shop.example/', keep: true };
  checkOptionsOf('browser.adopt()', options, examples, (record) => `browser.adopt(window, ${record})`);
  const { url, keep = false } = options;
  const absolute = url === undefined ? null : parseURL(url, null);
  checkWindow(window);
  const [adopted, held] = readable(
    () => [new AdoptedHost(window, absolute), keep ? areas.map((area) => heldBy(Reflect.get(window, area))) : []] as const,
  );
  const tab = adopter.adopt(adopted);
  try {
    areas.forEach((area, index) => {
      for (const [key, value] of held[index] ?? []) tab[area].setItem(key, value);
    });
  } catch (cause) {
    tab.dispose();
    throw notKept(cause);
  }
  return tab;
}

/** What the window held has no place in the Browser. */
function notKept(cause: unknown): StorageloomError {
  if (cause instanceof StorageloomError) return cause;
  const { message = '' } = (isRecord(cause) ? cause : {}) as { message?: unknown };
  return new StorageloomError('BAD_OPTION', {
    what: 'browser.adopt() cannot keep what the window holds in its storage, and has left the window as it was.',
    why: `The policy of the Browser refuses it: ${String(message)}`,
    mend: 'Make the Browser with another policy, or adopt the window without { keep: true }.',
    cause,
  });
}

function checkWindow(window: unknown): void {
  if (typeof window === 'object' && window !== null && isWindowProxy(window)) {
    throw new StorageloomError('ADOPTED', {
      what: 'browser.adopt() cannot adopt this window.',
      why: 'It is that of a tab or frame of a Browser, so it is part of one already.',
      mend: 'Use that tab; for a second one of its origin call open(tab.url) of its Browser.',
    });
  }
  if (isRecord(window)) return;
  throw badArgument(
    `browser.adopt() takes a window, and got ${kindOf(window)}`,
    'That is the window of happy-dom or jsdom, a global that a runner has filled with one, or any object',
    'Write browser.adopt(window), or browser.adopt(globalThis) where a runner has made the window',
  );
}

/** What throws when it is looked at is no window that can be worked with. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof StorageloomError) throw cause;
    throw new StorageloomError('BAD_OPTION', {
      what: 'browser.adopt() cannot adopt this window.',
      why: `To look at it threw ${kindOfThrown(cause)}.`,
      mend: 'Give a window that is open and can be read.',
      cause,
    });
  }
}

/** By its indexes: properties of an object may be no entries. */
function heldBy(storage: unknown): Held {
  if (!isRecord(storage)) return [];
  const { length, key, getItem } = storage as { length?: unknown; key?: unknown; getItem?: unknown };
  if (typeof length !== 'number' || typeof key !== 'function' || typeof getItem !== 'function') return [];
  return Array.from({ length }, (_, index) => {
    const name = String(Reflect.apply(key, storage, [index]));
    return [name, String(Reflect.apply(getItem, storage, [name]))] as const;
  });
}
