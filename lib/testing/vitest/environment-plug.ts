import { Plug } from '../plug/plug.ts';

/** The plug of an environment: it lives as long as that, which without `isolate` is longer than a test file. */
export class EnvironmentPlug extends Plug {
  readonly outlivesFiles = true;
}

/** By what it says, since it may be of another copy of its class: a setup file in a vm pool has one of its own. */
export function outlivesFiles(plug: Plug): boolean {
  return 'outlivesFiles' in plug;
}
