type AreaName = 'localStorage' | 'sessionStorage';

/** What storage holds by the serial order of the writes, as plain Maps: local by origin, session by tab and origin. */
export class StorageMaps {
  readonly #local = new Map<string, Map<string, string>>();
  readonly #sessions = new Map<string, Map<string, Map<string, string>>>();

  /** The map that a document of that origin writes to, in a tab of that name. */
  of(area: AreaName, tab: string, origin: string): Map<string, string> {
    const byOrigin = area === 'localStorage' ? this.#local : found(this.#sessions, tab, () => new Map());
    return found(byOrigin, origin, () => new Map());
  }

  /** A tab begins with what another one has now. */
  copySession(from: string, to: string): void {
    const copied = [...(this.#sessions.get(from) ?? [])].map(([origin, map]) => [origin, new Map(map)] as const);
    this.#sessions.set(to, new Map(copied));
  }
}

/** Who may have written what a tab's session holds: the tab, and those whose session it was copied from, until then. */
export class Lineage {
  readonly #parents = new Map<string, { readonly tab: string; readonly writes: number }>();

  /** `writes`: how many there were when the session was copied. */
  add(tab: string, from: string, writes: number): void {
    this.#parents.set(tab, { tab: from, writes });
  }

  mayHold(tab: string, writer: string, write: number): boolean {
    if (writer === tab) return true;
    const parent = this.#parents.get(tab);
    return parent !== undefined && write <= parent.writes && this.mayHold(parent.tab, writer, write);
  }
}

function found<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
