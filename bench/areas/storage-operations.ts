import type { StorageLike } from '../peers.ts';

/** One operation, as page code writes it. The functions use nothing but their arguments: each side gets a copy. */
export interface StorageOperation {
  readonly op: string;
  /** Operations in a round. */
  readonly n: number;
  /** Operations in a round for other storages, where one takes time proportional to the number of keys. */
  readonly slowN?: number;
  /** It fills a storage, so that fewer operations are another thing to measure. */
  readonly fills?: true;
  /** It uses keys as properties. */
  readonly named?: true;
  /** What is stored before the first round. */
  readonly keys: readonly string[];
  /** Ratios that are not to be exceeded, by peer. */
  readonly targets: Readonly<Record<string, number>>;
  /** Whether the trace notices it, and by how much is worth a row. */
  readonly showsRecording?: true;
  readonly onStorage: (storage: StorageLike, n: number, keys: readonly string[]) => unknown;
  /** Null: a Map has nothing like it. */
  readonly onMap: ((map: Map<string, string>, n: number, keys: readonly string[]) => unknown) | null;
}

const keysOf = (count: number): readonly string[] => Array.from({ length: count }, (_, number) => `key${number}`);

const reading: readonly StorageOperation[] = [
  {
    op: 'getItem, hit',
    n: 50_000,
    keys: keysOf(64),
    targets: { Map: 5, 'happy-dom': 0.75, jsdom: 0.12 },
    showsRecording: true,
    onStorage: (storage, n, keys) => {
      let units = 0;
      for (let i = 0; i < n; i++) units += storage.getItem(keys[i & 63]!)!.length;
      return units;
    },
    onMap: (map, n, keys) => {
      let units = 0;
      for (let i = 0; i < n; i++) units += map.get(keys[i & 63]!)!.length;
      return units;
    },
  },
  {
    op: 'getItem, miss',
    n: 50_000,
    keys: keysOf(64),
    targets: { Map: 5, 'happy-dom': 0.75, jsdom: 0.12 },
    onStorage: (storage, n) => {
      let missed = 0;
      for (let i = 0; i < n; i++) if (storage.getItem((i & 1) === 0 ? 'absent' : 'missing') === null) missed++;
      return missed;
    },
    onMap: (map, n) => {
      let missed = 0;
      for (let i = 0; i < n; i++) if (map.get((i & 1) === 0 ? 'absent' : 'missing') === undefined) missed++;
      return missed;
    },
  },
  {
    op: 'storage.foo',
    named: true,
    n: 50_000,
    keys: [...keysOf(64), 'foo'],
    targets: { Map: 8, 'happy-dom': 0.75, jsdom: 0.65 },
    onStorage: (storage, n) => {
      let units = 0;
      for (let i = 0; i < n; i++) units += (storage['foo'] as string).length;
      return units;
    },
    onMap: (map, n) => {
      let units = 0;
      for (let i = 0; i < n; i++) units += map.get('foo')!.length;
      return units;
    },
  },
  {
    op: 'length',
    n: 50_000,
    slowN: 1000,
    keys: keysOf(65),
    targets: { 'happy-dom': 0.05, jsdom: 0.2 },
    onStorage: (storage, n) => {
      let total = 0;
      for (let i = 0; i < n; i++) total += storage.length;
      return total;
    },
    onMap: null,
  },
];

const writing: readonly StorageOperation[] = [
  {
    op: 'setItem, other value',
    n: 50_000,
    keys: keysOf(64),
    targets: { Map: 5, 'happy-dom': 0.85, jsdom: 0.05 },
    showsRecording: true,
    onStorage: (storage, n, keys) => {
      for (let i = 0; i < n; i++) storage.setItem(keys[i & 63]!, (i & 64) === 0 ? 'even' : 'odd');
      return storage.getItem('key0');
    },
    onMap: (map, n, keys) => {
      for (let i = 0; i < n; i++) map.set(keys[i & 63]!, (i & 64) === 0 ? 'even' : 'odd');
      return map.get('key0');
    },
  },
  {
    op: 'storage.foo = v',
    named: true,
    n: 50_000,
    keys: [...keysOf(64), 'foo'],
    targets: { Map: 6, 'happy-dom': 1, jsdom: 0.05 },
    onStorage: (storage, n) => {
      for (let i = 0; i < n; i++) storage['foo'] = (i & 1) === 0 ? 'even' : 'odd';
      return storage['foo'];
    },
    onMap: (map, n) => {
      for (let i = 0; i < n; i++) map.set('foo', (i & 1) === 0 ? 'even' : 'odd');
      return map.get('foo');
    },
  },
  {
    op: 'setItem, removeItem of one key, n=65',
    n: 50_000,
    keys: keysOf(65),
    targets: { Map: 0.4, 'happy-dom': 0.8, jsdom: 0.05 },
    onStorage: (storage, n) => {
      for (let i = 0; i < n; i++) {
        storage.setItem('passing', 'value');
        storage.removeItem('passing');
      }
      return storage.length;
    },
    onMap: (map, n) => {
      for (let i = 0; i < n; i++) {
        map.set('passing', 'value');
        map.delete('passing');
      }
      return map.size;
    },
  },
];

/** Fills an empty one with `count` keys. */
function newKeys(count: number, targets: Readonly<Record<string, number>>): StorageOperation {
  return {
    op: `setItem, new key, n=${count}`,
    n: count,
    keys: keysOf(count),
    fills: true,
    targets,
    onStorage: (storage, n, keys) => {
      storage.clear();
      for (let i = 0; i < n; i++) storage.setItem(keys[i]!, 'value');
      return storage.length;
    },
    onMap: (map, n, keys) => {
      map.clear();
      for (let i = 0; i < n; i++) map.set(keys[i]!, 'value');
      return map.size;
    },
  };
}

/** `key(i)` over all keys, from the first to the last, again and again. */
function keyByIndex(count: number, n: number, slowN: number, targets: Readonly<Record<string, number>>): StorageOperation {
  return {
    op: `key(i), n=${count}`,
    n,
    slowN,
    keys: keysOf(count),
    targets,
    onStorage: (storage, times, keys) => {
      let found = 0;
      for (let i = 0; i < times; i++) if (storage.key(i % keys.length) === keys[i % keys.length]) found++;
      return found;
    },
    onMap: null,
  };
}

function objectKeys(): StorageOperation {
  return {
    op: 'Object.keys, n=65',
    named: true,
    n: 200,
    keys: keysOf(65),
    targets: { 'happy-dom': 1.05, jsdom: 0.9 },
    onStorage: (storage, n) => {
      let total = 0;
      for (let i = 0; i < n; i++) total += Object.keys(storage).length;
      return total;
    },
    onMap: null,
  };
}

export function storageOperations(quick: boolean): readonly StorageOperation[] {
  return [
    ...reading,
    ...writing,
    newKeys(1000, { Map: 2.4, 'happy-dom': 0.95, jsdom: 0.02 }),
    newKeys(quick ? 20_000 : 100_000, { Map: 1.7, 'happy-dom': 1 }),
    keyByIndex(65, 50_000, 1000, { 'happy-dom': 0.03, jsdom: 0.1 }),
    keyByIndex(10_000, 50_000, quick ? 2 : 5, { 'happy-dom': 0.001, jsdom: 0.002 }),
    objectKeys(),
  ];
}
