import type { CrossOriginProperty } from '../../../lib/html/window-proxy/cross-origin-object.ts';
import { WindowProxies } from '../../../lib/html/window-proxy/window-proxies.ts';
import type { ProxiedContext, ProxiedWindow } from '../../../lib/html/window-proxy/window-proxy.ts';
import type { Origin, TupleOrigin } from '../../../lib/origin/origin.ts';
import type { Realm } from '../../../lib/webidl/realm.ts';
import { foreignRealm } from '../../webidl/realm-double.ts';

export const a: TupleOrigin = { opaque: false, scheme: 'https', host: 'a.example', port: null };
export const b: TupleOrigin = { ...a, host: 'b.example' };

/** A browsing context of which a spec says what it shows. */
export class ContextDouble implements ProxiedContext {
  current: ProxiedWindow | null = null;
  changed = false;
  children: object[] = [];
  named: Readonly<Record<string, object>> = {};
  accessing: Realm | null = null;
  readonly proxies: WindowProxies = new WindowProxies(this);

  childCount(): number {
    return this.children.length;
  }
  childProxy(index: number): object | null {
    return this.children[index] ?? null;
  }
  namedChildProxy(name: string): object | null {
    return this.named[name] ?? null;
  }
  crossOriginProperties(accessor: Origin): Readonly<Record<string, CrossOriginProperty>> {
    return { self: { get: () => this.proxies.for(accessor) }, location: { set: () => undefined } };
  }
  realmOf(): Realm | null {
    return this.accessing;
  }
  show(window: object, origin: Origin = a): void {
    this.current = { window, origin, realm: foreignRealm() };
  }
}
