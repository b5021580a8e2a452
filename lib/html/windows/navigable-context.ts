import type { Origin } from '../../origin/origin.ts';
import type { Realm } from '../../webidl/realm.ts';
import { windowPostMessage } from '../messages/post-message.ts';
import type { Navigable } from '../records/navigable.ts';
import { createCrossOriginLocation, type CrossOriginProperty } from '../window-proxy/cross-origin-object.ts';
import { realmFor, type ProxiedContext, type ProxiedWindow } from '../window-proxy/window-proxy.ts';
import { namedChild } from './named-child.ts';
import { closeWindow } from './close-window.ts';
import { navigateFromOtherOrigin } from './location-navigate.ts';
import { openerOf } from './opener.ts';

/** What the WindowProxies of a navigable's browsing context ask about it. */
export class NavigableContext implements ProxiedContext {
  readonly #navigable: Navigable;
  current: ProxiedWindow | null = null;
  changed = false;

  constructor(navigable: Navigable) {
    this.#navigable = navigable;
  }

  get isClosing(): boolean {
    return this.#navigable.isClosed && this.#navigable.destroyedBecause === null;
  }

  childCount(): number {
    return this.#navigable.activeDocument?.children.list.length ?? 0;
  }

  childProxy(index: number, accessor: Origin): object | null {
    return this.#navigable.activeDocument?.children.list[index]?.windowProxies.for(accessor) ?? null;
  }

  namedChildProxy(name: string, accessor: Origin): object | null {
    const document = this.#navigable.activeDocument;
    return document === null ? null : (namedChild(document, name)?.windowProxies.for(accessor) ?? null);
  }

  realmOf(accessor: Origin): Realm | null {
    const { userAgent, topLevel } = this.#navigable;
    return userAgent.realmOf(accessor, topLevel);
  }

  // HTML, cross-origin objects, CrossOriginProperties.
  // https://html.spec.whatwg.org/multipage/#crossoriginproperties-(-o-)
  crossOriginProperties(accessor: Origin): Readonly<Record<string, CrossOriginProperty>> {
    const navigable = this.#navigable;
    // 1
    const self = { get: (): object => navigable.windowProxies.for(accessor) };
    const navigate = (url: unknown): void => navigateFromOtherOrigin(navigable, accessor, url);
    const location = createCrossOriginLocation(navigate, () => realmFor(this, accessor));
    const nothing = { call: (): void => undefined };
    const around = (other: Navigable): object | null =>
      navigable.destroyedBecause === null ? other.windowProxies.for(accessor) : null;
    // 2
    return {
      window: self,
      self,
      location: { get: () => location, set: navigate },
      close: { call: () => closeWindow(navigable) },
      closed: { get: () => navigable.isClosed },
      focus: nothing,
      blur: nothing,
      frames: self,
      length: { get: () => this.childCount() },
      top: { get: () => around(navigable.topLevel) },
      opener: { get: () => openerOf(navigable, accessor) },
      parent: { get: () => around(navigable.parent ?? navigable) },
      postMessage: { call: (...args: unknown[]) => windowPostMessage(navigable, accessor, args), length: 1 },
    };
  }
}
