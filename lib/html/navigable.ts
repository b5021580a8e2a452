import { createLane } from '../event-loop/lane.ts';
import type { Lane } from '../event-loop/task.ts';
import type { Origin } from '../origin/origin.ts';
import type { StorageChange } from '../web-storage/storage-document.ts';
import type { Realm } from '../webidl/realm.ts';
import type { BrowsingContextGroup } from './browsing-context-group.ts';
import type { Document, DocumentTraversable } from './document.ts';
import type { FrameAttributes, NavigateOptions } from './document-host.ts';
import type { UserAgent } from './user-agent.ts';
import { WindowProxies, type CrossOriginProperty, type ProxiedContext } from './window-proxy.ts';

/** How a navigation ended. */
export interface NavigationResult {
  /** It shows a document for the response, and `status` was below 400. */
  readonly ok: boolean;
  /** The URL that is shown now. */
  readonly url: string;
  /** Status of the response; 0 when there was none. */
  readonly status: number;
  /** Null when ok, otherwise one sentence. */
  readonly reason: string | null;
}

/** A navigation under way. A navigable has at most one; a later one takes its place. */
export interface OngoingNavigation {
  readonly url: string;
}

/** The top-level traversable of a navigable, as far as the navigable needs it. */
export interface TopLevel extends DocumentTraversable {
  readonly group: BrowsingContextGroup;
  /** The navigation lanes of all its navigables. */
  readonly navigationLanes: Set<Lane>;
}

/** Where a child navigable sits. */
export interface Container<W extends object> {
  readonly document: Document<W>;
  /** The element of the host; null where there is no markup. */
  readonly element: object | null;
}

/** What the windows of a navigable, and those who hold its WindowProxy, may ask of it. */
export interface WaysOut<W extends object> {
  navigate(navigable: Navigable<W>, source: Document<W>, url: string, options: NavigateOptions): void;
  /** `location = url` from code of another origin, in a document of that origin; `url` as it was given. */
  navigateFrom(navigable: Navigable<W>, accessor: Origin, url: unknown): void;
  reload(navigable: Navigable<W>): void;
  /** `window.close()` by the document. */
  close(navigable: Navigable<W>, document: Document<W>): void;
  frameInserted(document: Document<W>, element: object | null, attributes: FrameAttributes): Navigable<W>;
  frameChanged(child: Navigable<W>, attributes: FrameAttributes): void;
  frameRemoved(child: Navigable<W>): void;
}

/** What a navigable is made with. */
export interface NavigableOptions<W extends object> {
  readonly userAgent: UserAgent<W>;
  /** `tab1`, `tab1/frame1`: from what made it, by order of making. */
  readonly name: string;
  readonly waysOut: WaysOut<W>;
}

/**
 * A navigable: it presents one document at a time. A tab, or a frame in one.
 *
 * HTML, navigables: https://html.spec.whatwg.org/multipage/#navigable
 */
export class Navigable<W extends object = object> implements ProxiedContext {
  readonly userAgent: UserAgent<W>;
  /** `tab1`, `tab1/frame1`: from what made it, by order of making. */
  readonly name: string;
  readonly waysOut: WaysOut<W>;
  readonly container: Container<W> | null;
  /** Its navigation and traversal task source. */
  readonly navigationLane: Lane;
  /** The WindowProxies of its browsing context. */
  readonly windowProxies: WindowProxies = new WindowProxies(this);
  /** Storage events that its documents heard, oldest first. */
  readonly heard: StorageChange[] = [];
  /** HTML's target name, which `window.name` shows and sets. */
  targetName = '';
  activeDocument: Document<W> | null = null;
  ongoingNavigation: OngoingNavigation | null = null;
  /** How the last navigation that ended did. */
  lastResult: NavigationResult | null = null;
  /** Navigations begun so far. */
  navigations = 0;
  /** Called once, when what it loads now has loaded: the document around it waits for that. */
  onLoaded: (() => void) | null = null;
  /** Why it was destroyed, one sentence; null while it is there. */
  destroyedBecause: string | null = null;
  readonly #topLevel: TopLevel | null;

  /** `topLevel` null: it is one itself, of the class that says how. */
  constructor({ userAgent, name, waysOut }: NavigableOptions<W>, container: Container<W> | null, topLevel: TopLevel | null) {
    this.userAgent = userAgent;
    this.name = name;
    this.waysOut = waysOut;
    this.container = container;
    this.#topLevel = topLevel;
    this.navigationLane = createLane(name, 'navigation and traversal', -1);
    topLevel?.navigationLanes.add(this.navigationLane);
  }

  get topLevel(): TopLevel {
    return this.#topLevel as TopLevel;
  }

  windowChanged(): void {
    if (this.activeDocument !== null) this.activeDocument.windowChanged = true;
  }

  /** HTML: https://html.spec.whatwg.org/multipage/#navigable-parent */
  get parent(): Navigable<W> | null {
    const parent = this.container?.document.navigable;
    return parent instanceof Navigable ? parent : null;
  }

  /** HTML, the top-level traversable of a navigable, as a navigable: https://html.spec.whatwg.org/multipage/#nav-top */
  get top(): Navigable<W> {
    return this.parent?.top ?? this;
  }

  /** No navigation is under way and the active document has loaded; or it is gone. */
  get settled(): boolean {
    return this.destroyedBecause !== null || (this.ongoingNavigation === null && (this.activeDocument?.loaded ?? true));
  }

  get current(): { readonly window: object; readonly origin: Origin } | null {
    return this.activeDocument && { window: this.activeDocument.host.window, origin: this.activeDocument.origin };
  }

  childCount(): number {
    return this.activeDocument?.childNavigables.length ?? 0;
  }

  childProxy(index: number, accessor: Origin): object | null {
    return this.activeDocument?.childNavigables[index]?.windowProxies.for(accessor) ?? null;
  }

  realmOf(accessor: Origin): Realm {
    // A proxy is handed out by a document of that origin, so one is known.
    return this.userAgent.realmOf(accessor);
  }

  navigateFrom(accessor: Origin, url: unknown): void {
    this.waysOut.navigateFrom(this, accessor, url);
  }

  // HTML, the Window object, as other origins may use it.
  // https://html.spec.whatwg.org/multipage/#the-window-object
  readCrossOrigin(name: CrossOriginProperty, accessor: Origin): unknown {
    switch (name) {
      case 'window':
      case 'self':
      case 'frames':
        return this.windowProxies.for(accessor);
      case 'top':
        return this.top.windowProxies.for(accessor);
      case 'parent':
        return (this.parent ?? this).windowProxies.for(accessor);
      case 'length':
        return this.childCount();
      case 'closed':
        return this.destroyedBecause !== null;
      case 'opener':
        return null;
      case 'location':
        return this.#crossOriginLocation(accessor);
      case 'close':
      case 'focus':
      case 'blur':
        return () => undefined;
    }
  }

  /** What another origin has of `location`: it can navigate, and read nothing. */
  #crossOriginLocation(accessor: Origin): object {
    const navigate = (url: unknown): void => this.navigateFrom(accessor, url);
    return Object.freeze({
      set href(url: unknown) {
        navigate(url);
      },
      replace(url: unknown) {
        navigate(url);
      },
    });
  }
}
