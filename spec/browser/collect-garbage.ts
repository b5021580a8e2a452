import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

/**
 * Collects all garbage, such as Browsers that other specs have not closed: what they put before `process.emit` goes with them. A WeakRef that was made or read holds on until the turn of the event loop has ended, and who is told of it has a turn.
 */
export async function collectGarbage(): Promise<void> {
  // Every context has it that was made since it was asked for.
  const gc = runInNewContext('gc') as () => void;
  for (let time = 0; time < 3; time++) {
    await setImmediate();
    gc();
  }
  await setImmediate();
}
