import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

/** Turns after which what is held still is held by somebody: code that was compiled meanwhile may have what it saw until it is compiled anew. */
const patience = 12;

/**
 * Collects all garbage, such as Browsers that other specs have not closed: what they put before `process.emit` goes with them. A WeakRef that was made or read holds on until the turn of the event loop has ended, and who is told of it has a turn.
 *
 * @param gone Whether what is waited for has been collected. Default: three times are enough.
 */
export async function collectGarbage(gone?: () => boolean): Promise<void> {
  // Every context has it that was made since it was asked for.
  const gc = runInNewContext('gc') as () => void;
  for (let time = 0; time < (gone === undefined ? 3 : patience); time++) {
    await setImmediate();
    gc();
    await setImmediate();
    if (gone?.()) return;
  }
}
