import type { PlacedEvent } from '../placed-event.ts';
import type { StepNode } from './step-node.ts';

/** One use that a step made of an area. */
export interface AreaUse {
  readonly i: number;
  readonly tab: string | null;
  /** Null: the user agent's own work. */
  readonly document: number | null;
  /** A write that changed nothing, and one that was refused, have only read. */
  readonly access: 'read' | 'write';
}

/** The first read and the first change of one key in a step. */
export interface KeyUse {
  read: AreaUse | null;
  write: AreaUse | null;
}

/** What one step did to one area. */
export interface StepUse {
  readonly keys: Map<string, KeyUse>;
  /** It first read the set of keys; first added a key or removed one; first took all of them out at once. */
  keysRead: AreaUse | null;
  keysChanged: AreaUse | null;
  cleared: AreaUse | null;
}

/** Which steps used which areas, and how. */
export class Accesses {
  readonly #uses = new Map<StepNode, Map<string, StepUse>>();
  #cutKeys = false;

  /** Whether keys were used of which the trace has the beginning alone. Which of them are the same is not known: they are left out. */
  get cutKeys(): boolean {
    return this.#cutKeys;
  }

  /** What a step did, by the name of the area; undefined: nothing. */
  of(node: StepNode): ReadonlyMap<string, StepUse> | undefined {
    return this.#uses.get(node);
  }

  /** `node`: the step in which it happened. */
  note(event: PlacedEvent, node: StepNode): void {
    switch (event.type) {
      case 'storage-read':
      case 'storage-unchanged':
      case 'write-refused':
        this.#read(event, node);
        return;
      case 'storage-written':
        this.#write(event, event.key, node, event.oldValue === null);
        return;
      case 'storage-removed':
        this.#write(event, event.key, node, true);
        return;
      case 'applied':
        if (event.key !== null) return this.#write(event, event.key, node, event.oldValue === null || event.newValue === null);
        this.#useOf(event.area, node).cleared ??= useBy(event, 'write');
        return;
      case 'storage-cleared':
      case 'area-emptied':
        this.#useOf(event.area, node).cleared ??= useBy(event, 'write');
    }
  }

  #read(event: PlacedEvent<'storage-read' | 'storage-unchanged' | 'write-refused'>, node: StepNode): void {
    const use = this.#useOf(event.area, node);
    if (event.key === null) use.keysRead ??= useBy(event, 'read');
    else if (isCut(event)) this.#cutKeys = true;
    else keyOf(use, event.key).read ??= useBy(event, 'read');
  }

  #write(
    event: PlacedEvent<'storage-written' | 'storage-removed' | 'applied'>,
    key: string,
    node: StepNode,
    changesKeys: boolean,
  ): void {
    const use = this.#useOf(event.area, node);
    if (isCut(event)) this.#cutKeys = true;
    else keyOf(use, key).write ??= useBy(event, 'write');
    if (changesKeys) use.keysChanged ??= useBy(event, 'write');
  }

  #useOf(area: string, node: StepNode): StepUse {
    let areas = this.#uses.get(node);
    if (areas === undefined) this.#uses.set(node, (areas = new Map()));
    let use = areas.get(area);
    if (use === undefined) areas.set(area, (use = { keys: new Map(), keysRead: null, keysChanged: null, cleared: null }));
    return use;
  }
}

function isCut({ cut }: PlacedEvent): boolean {
  return cut?.['key'] !== undefined;
}

function keyOf({ keys }: StepUse, key: string): KeyUse {
  let use = keys.get(key);
  if (use === undefined) keys.set(key, (use = { read: null, write: null }));
  return use;
}

function useBy({ i, tab, document }: PlacedEvent, access: 'read' | 'write'): AreaUse {
  return { i, tab, document, access };
}
