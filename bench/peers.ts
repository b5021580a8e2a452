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
  /** A new, empty storage; null when the package is not installed. */
  open(): Promise<StorageLike | null>;
}

type Exports = Readonly<Record<string, unknown>>;
type WindowClass = new (options: { url: string }) => { readonly localStorage: StorageLike };
type DOMClass = new (html: string, options: { url: string }) => { readonly window: { readonly localStorage: StorageLike } };

const url = 'https://bench.example/';

/** `open` gets the package's exports. */
function peer(name: string, open: (exports: Exports) => StorageLike): StoragePeer {
  return {
    name,
    async open() {
      const exports = await optional(name);
      return exports === null ? null : open(exports);
    },
  };
}

async function optional(name: string): Promise<Exports | null> {
  try {
    return (await import(name)) as Exports;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/** In the order of the table. Only the first is among our development packages; the others are measured where somebody has them. */
export const storagePeers: readonly StoragePeer[] = [
  peer('happy-dom', ({ Window }) => new (Window as WindowClass)({ url }).localStorage),
  peer('jsdom', ({ JSDOM }) => new (JSDOM as DOMClass)('', { url }).window.localStorage),
  peer('localstorage-memory', (exports) => exports['default'] as StorageLike),
];
