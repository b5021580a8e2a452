/** A bug of ours, never of the caller: a step of an algorithm found what cannot be. */
export class AssertionFailure extends Error {
  override readonly name = 'AssertionFailure';
}

/** Throws an {@link AssertionFailure} unless `condition` holds. `claim` says what was expected to be true. */
export function assert(condition: unknown, claim: string): asserts condition {
  if (!condition) throw new AssertionFailure(`storageloom expected: ${claim}. This is a bug of storageloom; please report it.`);
}
