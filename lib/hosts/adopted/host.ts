import { signalReader, type PlatformSignal } from '../../dom/abort-signal.ts';
import type { DocumentHooks } from '../../html/records/document-hooks.ts';
import type {
  AdoptedDocumentHost,
  AdoptedFrame,
  HostEvent,
  HostEventClass,
  MessageInit,
} from '../../html/records/document-host.ts';
import { assert } from '../../infra/assert.ts';
import { StorageloomError } from '../../infra/failure.ts';
import type { Realm } from '../../webidl/realm.ts';
import { fromSurroundings } from '../bare/surroundings.ts';
import { putCreateEvent } from './create-event.ts';
import { CurrentURL } from './current-url.ts';
import { FramesOfDocument, hasOriginAround } from './frames.ts';
import { LeftToOthers } from './left-to-others.ts';
import { guardHappyListeners, guardNodeListeners } from './listener-guard.ts';
import { putLocks } from './locks.ts';
import { cloneFor, messageEvent, newEventTarget } from './messages.ts';
import { PlatformObjects } from './platform-objects.ts';
import { realmOf } from './realm.ts';
import { adoptedAlready, refusesMember } from './refusals.ts';
import { readBefore, Replacements } from './replacements.ts';
import { StorageHandler } from './storage-handler.ts';
import { checkOpen, documentOf, surfacesOf, type ListeningTarget, type Surfaces } from './surfaces.ts';
import { endsAtExceptions, fireTrusted, implementationOf } from './trusted-event.ts';

/** Storage of the window, by the getters of the model. */
const areas = ['localStorage', 'sessionStorage'] as const;

/** Interfaces of the model that take the places of the emulator's. */
const interfaces = ['Storage', 'StorageEvent', 'QuotaExceededError', 'BroadcastChannel', 'LockManager', 'Lock'] as const;

/** Objects that are a surface of an adopted window now, whichever Browser that is of. */
const adopted = new WeakSet<object>();

/**
 * A window that somebody else made, and goes on driving: its markup, its timers and its navigation are theirs. What the model gives to it is
 * its storage, and the events of that; and the same to the frames in it that have its origin.
 */
export class AdoptedHost<W extends object> extends LeftToOthers implements AdoptedDocumentHost<W> {
  readonly window: W;
  readonly document: object;
  readonly realm: Realm;
  readonly Event: HostEventClass;
  readonly EventTarget: Function;
  readonly ownsModelMembers = true;
  readonly #surfaces: Surfaces;
  readonly #replacements: Replacements = new Replacements();
  readonly #url: CurrentURL;
  readonly #preventDefault: () => void;
  readonly #platformObjects: PlatformObjects;
  /** That of the document around it, where it is in a frame. */
  readonly #around: AdoptedHost<object> | null;
  readonly #frames: FramesOfDocument | null;
  /** By their windows. Null: it refuses to be adopted. */
  readonly #frameHosts = new WeakMap<object, AdoptedHost<object> | null>();
  #isLookingForFrames = false;
  #endWatch: () => void = () => undefined;
  #handler: StorageHandler | null = null;
  #hooks: DocumentHooks | null = null;
  #isInstalled = false;
  #refuses = false;

  /**
   * @param url where it is; null: its own `location` says
   * @param around of the document that it is in a frame of; default: it is in none
   * Throws ADOPTED, BAD_URL, BAD_OPTION; nothing has been put on it then.
   */
  constructor(window: W, url: string | null, around: AdoptedHost<object> | null = null) {
    super();
    checkOpen(window);
    this.#surfaces = surfacesOf(window);
    checkFree(this.#surfaces);
    checkAccepts(this.#surfaces.all);
    this.#url = new CurrentURL(window, url, around?.origin ?? null);
    this.#around = around;
    this.window = window;
    this.#platformObjects = new PlatformObjects(window);
    const document = documentOf(window);
    this.document = document ?? {};
    this.#frames = document === null ? null : new FramesOfDocument(document);
    this.realm = realmOf(window);
    this.Event = this.#surfaces.Event;
    this.#preventDefault = Reflect.get(this.Event.prototype as object, 'preventDefault') as () => void;
    this.EventTarget = (Reflect.get(window, 'EventTarget') ?? fromSurroundings('EventTarget')) as Function;
  }

  abortSignal(value: unknown): PlatformSignal | null {
    const own = signalReader(Reflect.get(this.window, 'AbortSignal'))?.(value);
    return own ?? signalReader(fromSurroundings('AbortSignal'))?.(value) ?? null;
  }

  get currentURL(): string {
    return this.#url.href;
  }

  get origin(): string {
    return this.#url.origin;
  }

  /** Puts the model's members on the window. Throws BAD_OPTION, with nothing changed, where it refuses one. */
  install(hooks: DocumentHooks): void {
    this.#hooks = hooks;
    let name = '';
    try {
      for (const surface of this.#surfaces.all) {
        for (name of areas) this.#putArea(surface, name as (typeof areas)[number]);
        for (name of interfaces) {
          // What is there under the name of one that must not be is that of the process.
          if (!hooks.exposes(name) && !(isOfLocks(name) && name in surface)) continue;
          const value = hooks.exposes(name) ? hooks.interfaceObject(name) : undefined;
          this.#replacements.put(surface, name, { value, writable: true, enumerable: false });
        }
      }
      name = 'navigator';
      const hooksNow = (): DocumentHooks | null => (this.#isInstalled ? this.#given : null);
      putLocks(this.#surfaces.all, { isSecure: hooks.isSecureContext(), hooksNow }, this.#replacements);
      name = 'onstorage';
      this.#handler = new StorageHandler(this.#surfaces, this.#replacements);
      name = 'createEvent';
      putCreateEvent(
        this.document,
        () => hooks.interfaceObject('StorageEvent'),
        this.#replacements,
        (event) => implementationOf(event, this.document),
      );
      name = 'contentWindow';
      if (this.#frames !== null) this.#endWatch = this.#frames.watch(this.window, () => this.#follow());
    } catch (cause) {
      this.#handler?.undo();
      this.#replacements.undo();
      this.#refuses = true;
      throw refusesMember(name, cause);
    }
    for (const object of objectsOf(this.#surfaces)) adopted.add(object);
    this.#isInstalled = true;
  }

  #putArea(surface: object, name: (typeof areas)[number]): void {
    const before = Reflect.getOwnPropertyDescriptor(surface, name);
    const get = (): unknown => {
      this.#follow();
      // Whoever has kept it, such as a stub of a runner, may have put it back after the window was given back.
      if (!this.#isInstalled) return readBefore(surface, name, before);
      this.#url.checkOrigin();
      return this.#given[name]();
    };
    // DIVERGES: suites put a double in its place by assigning it.
    const set = (value: unknown): void => {
      Object.defineProperty(surface, name, { value, writable: true, enumerable: true, configurable: true });
    };
    for (const steps of [get, set]) Object.setPrototypeOf(steps, this.realm.functionPrototype);
    this.#replacements.put(surface, name, { get, set });
  }

  /** DIVERGES: nobody tells when a frame comes or goes, so it is looked for when it matters. */
  #follow(): void {
    if (!this.#isLookingForFrames) this.#hooks?.framesMatter();
  }

  frames(): readonly AdoptedFrame[] {
    if (this.#frames === null || !this.#isInstalled) return [];
    this.#isLookingForFrames = true;
    try {
      return this.#frames.all.flatMap(([element, window]) => {
        const host = hasOriginAround(element, window, this.origin) ? this.#frameHostOf(window) : null;
        return host === null ? [] : [{ element, host }];
      });
    } finally {
      this.#isLookingForFrames = false;
    }
  }

  /** Null: it is left alone, because somebody has adopted it by itself or it refuses. */
  #frameHostOf(window: object): AdoptedHost<object> | null {
    const known = this.#frameHosts.get(window);
    if (known === null) return null;
    if (known !== undefined && known.#isInstalled) return known;
    if (adopted.has(window)) return null;
    if (known !== undefined) return known.#refuses ? null : known;
    let host: AdoptedHost<object> | null = null;
    try {
      host = new AdoptedHost(window, null, this);
    } catch (error) {
      if (!(error instanceof StorageloomError)) throw error;
    }
    this.#frameHosts.set(window, host);
    return host;
  }

  /** The window stays as it is, with the listeners of whoever added them; what it asks goes to the next run. */
  reset(hooks: DocumentHooks): boolean {
    this.#hooks = hooks;
    return true;
  }

  /** DIVERGES: the emulator calls one listener after the other, and promise jobs run after the last. */
  dispatch(event: HostEvent): number {
    const { scripts } = this.#given;
    scripts.prepareToRunScript();
    try {
      this.#fire(event);
      this.#handler?.call(this.window, event);
    } catch (error) {
      this.#given.reportException(error);
    } finally {
      scripts.cleanUpAfterRunningScript();
    }
    return -1;
  }

  newEventTarget(prototype: object): object {
    return newEventTarget(this.EventTarget, prototype);
  }

  /** DIVERGES: what is posted to the window itself is the emulator's affair; see {@link dispatch} for the promise jobs. */
  fireMessage(type: 'message' | 'messageerror', init: MessageInit, target: object): void {
    const { scripts } = this.#given;
    scripts.prepareToRunScript();
    try {
      // What newEventTarget() has made.
      this.#fire(messageEvent(this.window, type, init), target as ListeningTarget);
    } catch (error) {
      this.#given.reportException(error);
    } finally {
      scripts.cleanUpAfterRunningScript();
    }
  }

  clone(value: unknown): unknown {
    return cloneFor(this.window, this.realm, value, this.#platformObjects);
  }

  cancel(event: object): void {
    this.#preventDefault.call(event);
  }

  isPlatformObject(object: object): boolean {
    return this.#platformObjects.has(object);
  }

  #fire(event: HostEvent, target: ListeningTarget | null = this.#surfaces.target): void {
    if (target === null) return;
    const report = (error: unknown): void => this.#given.reportException(error);
    const unguards = [guardNodeListeners(target, event.type, report)];
    if (this.#endsAtExceptions) unguards.push(guardHappyListeners(target, event.type, report));
    try {
      fireTrusted(target, event, documentOf(this.window));
    } finally {
      for (const unguard of unguards) unguard();
    }
  }

  /** A frame has the settings of the window around it. */
  get #endsAtExceptions(): boolean {
    return this.#around === null ? endsAtExceptions(this.window) : this.#around.#endsAtExceptions;
  }

  destroy(): void {
    this.#isInstalled = false;
    this.#endWatch();
    this.#handler?.undo();
    this.#replacements.undo();
    for (const object of objectsOf(this.#surfaces)) adopted.delete(object);
  }

  define(name: string, descriptor: PropertyDescriptor): void {
    for (const surface of this.#surfaces.all) this.#replacements.put(surface, name, descriptor);
  }

  get #given(): DocumentHooks {
    assert(this.#hooks !== null, 'a window that was adopted has its hooks');
    return this.#hooks;
  }
}

function isOfLocks(name: string): boolean {
  return name === 'LockManager' || name === 'Lock';
}

function checkFree(surfaces: Surfaces): void {
  if (objectsOf(surfaces).some((object) => adopted.has(object))) throw adoptedAlready();
}

/** Whatever of them somebody could adopt. */
function objectsOf({ all, target }: Surfaces): readonly object[] {
  return target === null ? all : [...all, target];
}

/** Before anything is put on them. */
function checkAccepts(surfaces: readonly object[]): void {
  for (const surface of surfaces) {
    for (const name of [...areas, ...interfaces, 'onstorage']) {
      const own = Reflect.getOwnPropertyDescriptor(surface, name);
      if (own === undefined ? !Reflect.isExtensible(surface) : own.configurable !== true) throw refusesMember(name);
    }
  }
}
