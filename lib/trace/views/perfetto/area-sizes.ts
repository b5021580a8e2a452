import type { TraceEvent } from '../../trace-event.ts';

interface Area {
  readonly tab: string | null;
  readonly storageKey: string;
  /** Units of each key and its value. */
  readonly keys: Map<string, number>;
  units: number;
}

/** How many UTF-16 code units storage areas hold, as far as the trace tells: what was in them before it begins is not counted. */
export class AreaSizes {
  readonly #areas = new Map<string, Area>();

  /** Takes note of an event. The units that its area holds from now on; null where it changes none. Every event is to be shown, in order. */
  note(event: TraceEvent): number | null {
    switch (event.type) {
      case 'storage-written':
        return this.#set(event.area, keyIn(event, 'key', event.key), lengthOf(event, 'key') + lengthOf(event, 'newValue'));
      case 'applied':
        if (event.key === null) return this.#clear(event.area);
        return this.#set(
          event.area,
          keyIn(event, 'key', event.key),
          event.newValue === null ? 0 : lengthOf(event, 'key') + lengthOf(event, 'newValue'),
        );
      case 'storage-removed':
        return this.#set(event.area, keyIn(event, 'key', event.key), 0);
      case 'cookie-written':
        return this.#set(
          event.area,
          keyIn(event, 'name', event.name),
          event.value === null ? 0 : lengthOf(event, 'name') + lengthOf(event, 'value'),
        );
      case 'storage-cleared':
      case 'area-emptied':
        return this.#clear(event.area);
      case 'area-created': {
        const { area, tab, origin, storageKey = origin, kind } = event;
        const made = this.#made(area, tab, kind === 'sessionStorage' ? storageKey : '');
        return made.units;
      }
      case 'session-copied':
        this.#copy(event.from, event.tab);
        return null;
      default:
        return null;
    }
  }

  #made(area: string, tab: string | null = null, storageKey = ''): Area {
    const known = this.#areas.get(area);
    if (known !== undefined) return known;
    const copied = tab === null ? undefined : this.#copies.get(JSON.stringify([tab, storageKey]));
    const made = { tab, storageKey, keys: new Map(copied?.keys), units: copied?.units ?? 0 };
    this.#areas.set(area, made);
    return made;
  }

  /** What tabs begin with in areas that they have not used yet. */
  readonly #copies = new Map<string, Pick<Area, 'keys' | 'units'>>();

  #copy(from: string, to: string): void {
    for (const { tab, storageKey, keys, units } of this.#areas.values()) {
      if (tab === from) this.#copies.set(JSON.stringify([to, storageKey]), { keys: new Map(keys), units });
    }
  }

  #set(name: string, key: string, units: number): number {
    const area = this.#made(name);
    area.units += units - (area.keys.get(key) ?? 0);
    if (units === 0) area.keys.delete(key);
    else area.keys.set(key, units);
    return area.units;
  }

  #clear(name: string): number {
    const area = this.#made(name);
    area.keys.clear();
    area.units = 0;
    return 0;
  }
}

/** Of a text of an event, also where the trace has only its beginning. */
function lengthOf(event: TraceEvent, member: string): number {
  return event.cut?.[member] ?? (Reflect.get(event, member) as string).length;
}

/** What a key is told from others by: where the trace has only its beginning, also its length. */
function keyIn(event: TraceEvent, member: string, key: string): string {
  const length = event.cut?.[member];
  return length === undefined ? key : `${key} ${length}`;
}
