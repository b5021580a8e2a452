import { Browser, type TraceLevel } from '../../lib/index.ts';
import type { Area, Bench, Comparison, Gauge, Work } from '../comparison.ts';
import { bytesOf } from '../memory.ts';
import { storagePeers, type StorageLike, type StoragePeer } from '../peers.ts';
import { storageOperations, type StorageOperation } from './storage-operations.ts';

const missing: StoragePeer['open'] = async () => null;

/** The empty local storage of a new tab, alone in its Browser. */
async function ours(trace: TraceLevel): Promise<StorageLike> {
  const browser = new Browser({ trace });
  return (await browser.open('https://bench.example/')).window.localStorage;
}

/**
 * A copy of the function with inline caches of its own. Two sides that shared the code would make each other slower: whatever the
 * engine learns of one, it has to unlearn for the other. `of` may use nothing but its arguments.
 */
function ownCopy<F extends (...args: never[]) => unknown>(of: F, side: string): F {
  return new Function(`return (${String(of)}); // ${side}`)() as F;
}

function fill(storage: StorageLike, keys: readonly string[]): void {
  for (const key of keys) storage.setItem(key, 'value');
}

function againstMap(operation: StorageOperation, trace: TraceLevel): Comparison[] {
  const { op, n, keys, onStorage, onMap } = operation;
  if (onMap === null) return [];
  return [
    {
      kind: 'comparison',
      op,
      n,
      peer: 'Map',
      target: operation.targets['Map'] ?? null,
      async prepare() {
        const storage = await ours(trace);
        fill(storage, keys);
        const map = new Map(keys.map((key) => [key, 'value']));
        const run = ownCopy(onStorage, `ours beside Map, ${op}`);
        const runMap = ownCopy(onMap, `Map, ${op}`);
        return { ours: (times) => run(storage, times, keys), theirs: (times) => runMap(map, times, keys) };
      },
    },
  ];
}

function againstPeer(operation: StorageOperation, { name, oneOf, open }: StoragePeer): Comparison {
  const { op, n, slowN, keys, onStorage } = operation;
  const theirN = slowN ?? (operation.fills === true ? n : Math.ceil(n / oneOf));
  return {
    kind: 'comparison',
    op,
    n,
    ...(theirN === n ? {} : { theirN }),
    peer: name,
    target: operation.targets[name] ?? null,
    async prepare() {
      const other = await open();
      if (other === null) return null;
      const storage = await ours('off');
      for (const each of [storage, other]) fill(each, keys);
      return { ours: sideOf(storage, 'ours'), theirs: sideOf(other, name) };
    },
  };

  function sideOf(storage: StorageLike, side: string): Work {
    const run = ownCopy(onStorage, `${side} beside ${name}, ${op}`);
    return (times) => run(storage, times, keys);
  }
}

function recorded(operation: StorageOperation): Comparison {
  const { op, n, keys, onStorage } = operation;
  return {
    kind: 'comparison',
    op: `${op}, trace full`,
    n,
    peer: 'trace off',
    target: null,
    async prepare() {
      const [full, off] = [await ours('full'), await ours('off')];
      fill(full, keys);
      fill(off, keys);
      const [runFull, runOff] = [ownCopy(onStorage, `trace full, ${op}`), ownCopy(onStorage, `trace off, ${op}`)];
      return { ours: (times) => runFull(full, times, keys), theirs: (times) => runOff(off, times, keys) };
    },
  };
}

/** The same operation where much more is stored, or where many tabs of other origins are open. */
function flat(
  operation: StorageOperation,
  peer: string,
  prepareTheirs: () => Promise<StorageLike>,
  prepareOurs: () => Promise<StorageLike>,
): Comparison {
  const { op, n, keys, onStorage } = operation;
  return {
    kind: 'comparison',
    op,
    n,
    peer,
    target: 1.5,
    async prepare() {
      const [mine, other] = [await prepareOurs(), await prepareTheirs()];
      const [run, runOther] = [ownCopy(onStorage, `ours, ${op}`), ownCopy(onStorage, `${peer}, ${op}`)];
      return { ours: (times) => run(mine, times, keys), theirs: (times) => runOther(other, times, keys) };
    },
  };
}

async function filled(count: number, keys: readonly string[]): Promise<StorageLike> {
  const storage = await ours('off');
  fill(storage, keys);
  for (let number = keys.length; number < count; number++) storage.setItem(`more${number}`, 'value');
  return storage;
}

async function besideTabs(count: number, keys: readonly string[]): Promise<StorageLike> {
  const browser = new Browser({ trace: 'off' });
  const { localStorage } = (await browser.open('https://bench.example/')).window;
  for (let number = 0; number < count; number++) await browser.open(`https://site${number}.example/`);
  fill(localStorage, keys);
  return localStorage;
}

/** Flat in the number of keys and of tabs of other origins. */
function flatness(operations: readonly StorageOperation[]): Comparison[] {
  return operations
    .filter(({ showsRecording }) => showsRecording)
    .flatMap((operation) => {
      const { keys } = operation;
      const few = (): Promise<StorageLike> => filled(keys.length, keys);
      return [
        ...[1_000, 100_000].map((count) =>
          flat({ ...operation, op: `${operation.op}, ${count} keys` }, '64 keys', few, () => filled(count, keys)),
        ),
        flat({ ...operation, op: `${operation.op}, 1000 tabs of other origins` }, 'no other tab', few, () =>
          besideTabs(1_000, keys),
        ),
      ];
    });
}

/** What the area takes besides the strings themselves. */
const bytesPerEntry: Gauge = {
  kind: 'gauge',
  op: 'entry among 100,000, besides its strings',
  n: 100_000,
  unit: 'bytes',
  limit: 64,
  rounds: 5,
  prepare: () => ({
    async ours(n) {
      const storage = await ours('off');
      const keys = Array.from(
        { length: n },
        (_, number) => `k${((number * 2_654_435_761) % 4_294_967_296).toString(36)}-${number}`,
      );
      // A key is hashed and made one piece when it is first used as one.
      const used = new Set(keys);
      const bytes = await bytesOf(() => fill(storage, keys));
      return storage.length === used.size ? bytes : NaN;
    },
  }),
};

/** One tab with its local storage and nobody who listens. */
export const storage: Area = {
  benches(quick): readonly Bench[] {
    const operations = storageOperations(quick);
    const peers = storagePeers.map((peer) => ({ ...peer, open: once(peer.open) }));
    return [
      ...operations.flatMap((operation) => [
        ...againstMap(operation, 'off'),
        // A slow one is not filled with very much.
        ...peers
          .filter(
            ({ oneOf, named }) =>
              (named || operation.named !== true) && (operation.fills !== true || oneOf === 1 || operation.n * oneOf <= 20_000),
          )
          .map((peer) => againstPeer(operation, peer)),
      ]),
      ...operations.filter(({ showsRecording }) => showsRecording).map(recorded),
      ...(quick ? [] : flatness(operations)),
      bytesPerEntry,
    ];
  },
};

/** A peer that was missing once is not looked for again, and named once. */
function once(open: StoragePeer['open']): StoragePeer['open'] {
  let current = open;
  return async () => {
    const opened = await current();
    if (opened === null) current = missing;
    return opened;
  };
}
