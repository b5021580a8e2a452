import { originOfURL } from '../../lib/origin/origin.ts';
import { StorageKeys, type StorageKey } from '../../lib/origin/storage-key.ts';
import { Area, type AreaInit } from '../../lib/storage/area.ts';
import type { StorageType } from '../../lib/storage/endpoint.ts';
import { StorageShed, type StorageShedInit } from '../../lib/storage/shed.ts';

/** A shed whose changes nobody hears of. */
export function shedOf(type: StorageType, init: Partial<StorageShedInit> = {}): StorageShed {
  return new StorageShed({ type, broadcast: () => undefined, observer: null, tab: null, ...init });
}

/** An area that nobody watches. */
export function areaOf(init: Partial<AreaInit> = {}): Area {
  return new Area({
    name: 'localStorage https://a.example',
    identifier: 'localStorage',
    origin: 'https://a.example',
    quotaUnits: 100,
    recipients: [],
    broadcast: () => undefined,
    observer: null,
    ...init,
  });
}

/** Keys by URL, of one user agent. */
export function storageKeys(): (url: string) => StorageKey {
  const keys = new StorageKeys();
  return (url) => keys.of(originOfURL(new URL(url), () => ({ opaque: true, id: 1 })));
}
