import { StorageloomError } from '../../infra/failure.ts';
import type { Plug } from './plug.ts';
import { registered } from './registry.ts';

/** The plug of a test file; null where none is installed. `global`: that of the file, where this does not run in it. */
export function installedPlug(global: object = globalThis): Plug | null {
  // Wall: what is registered is a plug, be it one of another copy of its class.
  return registered(global) as Plug | null;
}

/** The same. `mend`: what installs one in this runner. Throws NO_PLUG where nothing has. */
export function currentPlug(call: string, mend: string, global?: object): Plug {
  const plug = installedPlug(global);
  if (plug !== null) return plug;
  throw new StorageloomError('NO_PLUG', {
    what: `${call} has no window that it could stand beside.`,
    why: 'No window of this test file is a tab: no plug was installed, or its file has ended.',
    mend,
  });
}
