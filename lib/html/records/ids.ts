import type { OpaqueOrigin } from '../../origin/origin.ts';

/** The numbers of what comes into being in one run, each kind counted from 1. */
export class Ids {
  readonly nextDocument: () => number = counter();
  readonly nextAgent: () => number = counter();
  readonly nextMessage: () => number = counter();
  readonly nextChannel: () => number = counter();
  readonly #nextOpaqueOrigin = counter();

  readonly newOpaqueOrigin = (): OpaqueOrigin => ({ opaque: true, id: this.#nextOpaqueOrigin() });
}

function counter(): () => number {
  let last = 0;
  return () => ++last;
}
