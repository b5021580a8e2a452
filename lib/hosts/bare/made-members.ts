import { PropertySnapshot } from '../../infra/property-snapshot.ts';

interface Made {
  readonly value: unknown;
  /** What it and its prototype object were like; null when nobody will ask. */
  readonly asMade: PropertySnapshot | null;
}

/** What leads to the hooks of one run. */
const ofOneRun: ReadonlySet<string> = new Set(
  [
    ...[
      'AbortSignal',
      'Date',
      'Intl',
      'Math',
      'URL',
      'close',
      'console',
      'crypto',
      'fetch',
      'open',
      'performance',
      'postMessage',
    ],
    'reportError',
  ].map((name) => `window.${name}`),
);

function partsOf(value: unknown): object[] {
  if (typeof value === 'object' && value !== null) return [value];
  if (typeof value !== 'function') return [];
  const { prototype } = value as { prototype?: object };
  return prototype === undefined ? [value] : [value, prototype];
}

/** What was made for one window, each when it was first asked for, by its name. */
export class MadeMembers {
  #made: Map<string, Made> | null = null;
  /** What leads to hooks lasts longer than one run. */
  #waysOutStay = false;

  once<T>(name: string, make: () => T): T {
    this.#made ??= new Map();
    const made = this.#made.get(name);
    // Each name is used by one caller only, so what is found has the type that this caller made.
    if (made !== undefined) return made.value as T;
    const value = make();
    this.#made.set(name, { value, asMade: this.#snapshotOf(name, value) });
    return value;
  }

  /** Undefined: there is none. */
  get(name: string): unknown {
    return this.#made?.get(name)?.value;
  }

  delete(name: string): void {
    this.#made?.delete(name);
  }

  /** Nobody has put anything on what was made, or replaced anything on it. */
  get intact(): boolean {
    if (this.#made === null) return true;
    for (const { asMade } of this.#made.values()) if (asMade !== null && !asMade.intact) return false;
    return true;
  }

  /** `goesOn`: what leads to hooks stays, since they are the same. */
  beginRun(goesOn: boolean): void {
    this.#waysOutStay = goesOn;
    if (!goesOn && this.#made !== null) for (const name of ofOneRun) this.#made.delete(name);
  }

  /** What is made anew for each run is not looked at after one; where it stays, what is put on its functions goes unseen. */
  #snapshotOf(name: string, value: unknown): PropertySnapshot | null {
    if (!ofOneRun.has(name)) return new PropertySnapshot(partsOf(value));
    return this.#waysOutStay ? new PropertySnapshot(partsOf(value), false) : null;
  }
}
