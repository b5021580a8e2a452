import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What every peer for storage has. */
export interface StorageLike {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  clear(): void;
  [name: string]: unknown;
}

/** Another implementation of Web Storage. */
export interface StoragePeer {
  readonly name: string;
  /** It takes so long that a round has only one operation of so many. 1: all. */
  readonly oneOf: number;
  /** Its keys are properties, too. */
  readonly named: boolean;
  /** A new, empty storage; null when the package is not installed. */
  open(): Promise<StorageLike | null>;
}

type Exports = Readonly<Record<string, unknown>>;
type WindowClass = new (options: { url: string }) => { readonly localStorage: StorageLike };
type FolderClass = new (folder: string) => StorageLike;
type DOMClass = new (html: string, options: { url: string }) => { readonly window: { readonly localStorage: StorageLike } };

const url = 'https://bench.example/';

/** `open` gets the package's exports. */
function peer(
  name: string,
  { oneOf = 1, named = true }: { oneOf?: number; named?: boolean },
  open: (exports: Exports) => StorageLike,
): StoragePeer {
  return {
    name,
    oneOf,
    named,
    async open() {
      const exports = await optional(name);
      return exports === null ? null : open(exports);
    },
  };
}

/** The exports of a package; null when it is not installed. */
export async function optional(name: string): Promise<Exports | null> {
  try {
    return (await import(name)) as Exports;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/** In the order of the table. One that is not installed is skipped. */
export const storagePeers: readonly StoragePeer[] = [
  peer('happy-dom', {}, ({ Window }) => new (Window as WindowClass)({ url }).localStorage),
  peer('jsdom', { oneOf: 20 }, ({ JSDOM }) => new (JSDOM as DOMClass)('', { url }).window.localStorage),
  // It is one storage for all.
  peer('localstorage-memory', { named: false }, (exports) => {
    const storage = exports['default'] as StorageLike;
    storage.clear();
    return storage;
  }),
  // It writes each entry to a file.
  peer(
    'node-localstorage',
    { oneOf: 500 },
    ({ LocalStorage }) => new (LocalStorage as FolderClass)(mkdtempSync(join(tmpdir(), 'storage-'))),
  ),
];
