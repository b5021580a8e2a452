import type { Fact, Observer } from '../../lib/event-loop/observer.ts';
import type { StorageType } from '../../lib/storage/endpoint.ts';
import { StorageShed, type StorageShedInit } from '../../lib/storage/shed.ts';

/** An observer that keeps the facts. */
export class Recorder {
  readonly facts: Fact[] = [];
  readonly observer: Observer;

  constructor() {
    const ignore = (): void => {};
    const { facts } = this;
    this.observer = {
      queued: ignore, started: ignore, ended: ignore, removed: ignore, held: ignore, returned: ignore, time: ignore,
      checkpoint: ignore, read: ignore, wrote: ignore, refused: ignore, fired: ignore,
      fact: (fact) => void facts.push(fact),
    }; // prettier-ignore
  }
}

/** A shed that nobody listens to. */
export function shedOf(type: StorageType, init: Partial<StorageShedInit> = {}): StorageShed {
  let areas = 0;
  return new StorageShed({ type, audience: { broadcast() {} }, observer: null, nextAreaId: () => ++areas, tab: null, ...init });
}
