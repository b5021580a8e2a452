import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Scenario } from '../../explore/index.ts';
import { StorageloomError } from '../../infra/failure.ts';
import { isFunction, isRecord, kindOf, loadModule, type Loaded } from '../load-module.ts';

/** A test that the command can explore. */
export interface Exploration {
  readonly scenario: Scenario<object>;
}

/**
 * Imports a module whose default export is a scenario of `storageloom/explore`.
 *
 * @param file As it was typed, relative to `cwd`.
 * @throws StorageloomError as `loadModule()` does; SCENARIO_INVALID when its default export is none.
 */
export async function loadExploration(file: string, cwd: string): Promise<Loaded<Exploration>> {
  return await loadModule(file, cwd, (exports) => ({ scenario: scenarioIn(file, exports['default']) }));
}

/** What a file's text is known by: 16 hexadecimal digits. */
export function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16);
}

// Of whichever copy of the library made it.
function scenarioIn(file: string, value: unknown): Scenario<object> {
  // Wall: what it says of itself is checked by whoever explores it.
  if (isRecord(value) && isRecord(value['options']) && isFunction(value['test'])) return value as unknown as Scenario<object>;
  throw new StorageloomError('SCENARIO_INVALID', {
    what: `${file} has no scenario to explore as its default export.`,
    why: value === undefined ? 'There is no default export.' : `The default export is ${kindOf(value)}.`,
    mend: isFunction(value)
      ? `Write: export default scenario({ tabs: 2 }, async (world) => { … }); or, as it is: storageloom run ${file}`
      : "Write: import { scenario } from 'storageloom/explore'; export default scenario({ tabs: 2 }, async (world) => { … });",
  });
}
