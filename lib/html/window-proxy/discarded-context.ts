import type { Origin } from '../../origin/origin.ts';
import type { Realm } from '../../webidl/realm.ts';
import type { CrossOriginProperty } from './cross-origin-object.ts';
import type { ProxiedContext, ProxiedWindow } from './window-proxy.ts';

/**
 * What the WindowProxies of a browsing context stand for when it is gone while its tab is not: the last window, closed, without
 * frames and with nobody around it.
 *
 * HTML, browsing contexts: https://html.spec.whatwg.org/multipage/#browsing-context
 */
export class DiscardedContext implements ProxiedContext {
  current: ProxiedWindow | null;
  changed = false;
  readonly realmOf: (accessor: Origin) => Realm | null;

  constructor(last: ProxiedWindow, realmOf: (accessor: Origin) => Realm | null) {
    this.current = last;
    this.realmOf = realmOf;
  }

  childCount(): number {
    return 0;
  }

  childProxy(): null {
    return null;
  }

  namedChildProxy(): null {
    return null;
  }

  // HTML, cross-origin objects, CrossOriginProperties.
  // https://html.spec.whatwg.org/multipage/#crossoriginproperties-(-o-)
  crossOriginProperties(): Readonly<Record<string, CrossOriginProperty>> {
    // 1, 2 (it is a window's)
    // 3
    const nothing = { call: (): void => undefined };
    const none = { get: (): null => null };
    return {
      ...{ window: none, self: none, location: none, close: nothing, closed: { get: () => true } },
      ...{ focus: nothing, blur: nothing, frames: none, length: { get: () => 0 } },
      ...{ top: none, opener: none, parent: none, postMessage: { ...nothing, length: 1 } },
    };
  }
}
