import { Document } from '../html/records/document.ts';
import { assert } from '../infra/assert.ts';
import type { Area, Coherence } from '../storage/area.ts';
import type { Source } from '../storage/source.ts';

/**
 * From now on each use of the area throws a SecurityError of the realm of the document whose Storage object is used, also of one that was
 * destroyed. What is in the area stays.
 * IMPL-DEFINED: the standard asks once, when the object is made; by then the user had not refused.
 */
export function deny(area: Area): void {
  if (!isDenied(area)) area.coherence = new Denied(area.coherence);
}

/** It works again, as it did before. */
export function allow(area: Area): void {
  if (area.coherence instanceof Denied) area.coherence = area.coherence.behind;
}

export function isDenied({ coherence }: Area): boolean {
  return coherence instanceof Denied;
}

/** How writes of an area are applied and seen, where it is allowed. */
export function coherenceOf({ coherence }: Area): Coherence | null {
  return coherence instanceof Denied ? coherence.behind : coherence;
}

/** Sets how writes of an area are applied and seen, which counts when the area is allowed again. */
export function setCoherence(area: Area, coherence: Coherence | null): void {
  if (area.coherence instanceof Denied) area.coherence.behind = coherence;
  else area.coherence = coherence;
}

class Denied implements Coherence {
  /** What the area had before. */
  behind: Coherence | null;

  constructor(behind: Coherence | null) {
    this.behind = behind;
  }

  touch(_area: Area, _key: string | null, source: Source): void {
    assert(source instanceof Document, 'a Storage object is of a document');
    source.storageRefused();
    throw new source.realm.DOMException('Access is denied for this document.', 'SecurityError');
  }

  write(area: Area, key: string | null, _value: string | null, source: Source): boolean {
    this.touch(area, key, source);
    return false;
  }
}
