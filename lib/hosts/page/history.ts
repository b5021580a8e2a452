import { toDOMString, toUnsignedLong, toUSVString } from '../../webidl/conversions.ts';
import { requireArguments } from '../../webidl/interface.ts';
import type { PageInsides } from './insides.ts';

/** Emulators keep histories of their own. Here all members are put on the object again, and ask the model. */
export function installHistory(insides: PageInsides): void {
  const { raw, hooks, realm, patches } = insides;
  const { history } = raw;
  const change = (handling: 'push' | 'replace', args: readonly unknown[]): void => {
    requireArguments(realm, `Failed to execute '${handling}State' on 'History'`, args.length, 2);
    const [data, unused, url] = args;
    toDOMString(realm, unused);
    const string = url === null || url === undefined ? null : toUSVString(realm, url);
    hooks.changeHistory(handling, data, string, raw.document.baseURI);
  };
  const members = {
    pushState: (...args: unknown[]): void => change('push', args),
    replaceState: (...args: unknown[]): void => change('replace', args),
    back: (): void => hooks.traverse(-1),
    forward: (): void => hooks.traverse(1),
    go: (delta: unknown = 0): void => hooks.traverse(toUnsignedLong(realm, delta) | 0),
  };
  patches.values(history, members);
  patches.defineAll(history, {
    state: { get: () => hooks.historyState(), enumerable: true, configurable: true },
    length: { get: () => hooks.historyLength(), enumerable: true, configurable: true },
    scrollRestoration: scrollRestoration(insides),
  });
}

/** DIVERGES: kept for the document, not for each of its entries. Nothing here scrolls. */
function scrollRestoration({ hooks, realm }: PageInsides): PropertyDescriptor {
  let mode = 'auto';
  // The model throws at every question about history when the document is not fully active.
  const requireFullyActive = (): void => void hooks.historyLength();
  return {
    get() {
      requireFullyActive();
      return mode;
    },
    set(value: unknown) {
      const wanted = toDOMString(realm, value);
      if (wanted !== 'auto' && wanted !== 'manual') return;
      requireFullyActive();
      mode = wanted;
    },
    enumerable: true,
    configurable: true,
  };
}
