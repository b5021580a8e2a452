import type { Browser, Frame, Tab } from '../../lib/index.ts';

/** Whoever shows a Browser to a person: it reads the getters of every handle, also of tabs and frames that are gone. */
export class Onlooker {
  readonly #met = new Set<Tab | Frame>();
  readonly #reads: (name: PropertyKey) => boolean;

  /** `reads`: which getters, by their names. */
  constructor(reads: (name: PropertyKey) => boolean) {
    this.#reads = reads;
  }

  readonly look = (browser: Browser): void => {
    for (const tab of browser.tabs) for (const place of [tab, ...framesIn(tab)]) this.#met.add(place);
    for (const handle of [browser, ...this.#met]) {
      for (const [name, get] of gettersOf(handle)) if (this.#reads(name)) readOne(handle, get);
    }
  };
}

/** All getters of an object, by name, its own before inherited ones. */
export function gettersOf(handle: object): ReadonlyMap<PropertyKey, () => unknown> {
  const getters = new Map<PropertyKey, () => unknown>();
  for (let from: object | null = handle; from !== null && from !== Object.prototype; from = Reflect.getPrototypeOf(from)) {
    for (const name of Reflect.ownKeys(from)) {
      const { get } = Reflect.getOwnPropertyDescriptor(from, name) ?? {};
      if (get !== undefined && !getters.has(name)) getters.set(name, get);
    }
  }
  return getters;
}

/** Where nothing is shown, and where storage is denied, some throw. */
function readOne(handle: object, get: () => unknown): void {
  try {
    Reflect.apply(get, handle, []);
  } catch (error) {
    const { code, name } = error as { readonly code?: unknown; readonly name: string };
    if (code !== 'TAB_CLOSED' && code !== 'FRAME_REMOVED' && name !== 'SecurityError') throw error;
  }
}

function framesIn(place: Tab | Frame): readonly Frame[] {
  return place.frames.flatMap((frame) => [frame, ...framesIn(frame)]);
}
