/**
 * Collects all garbage, or what is young, which takes longer the more of that is still in use; does nothing unless Node was started with
 * `--expose-gc`.
 */
export function collectGarbage(which: 'all' | 'young' = 'all'): void {
  if (which === 'all') globalThis.gc?.();
  else globalThis.gc?.({ type: 'minor', execution: 'sync' });
}

/** How many bytes of heap (and of array buffers) more are in use after `body` than before it, once all garbage is gone. */
export async function bytesOf(body: () => unknown): Promise<number> {
  const before = bytesInUse();
  await body();
  return bytesInUse() - before;
}

function bytesInUse(): number {
  // Twice: weak references may hold on until a second collection.
  collectGarbage();
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
