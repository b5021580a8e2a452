import { StorageloomError } from './failure.ts';

/** Whose code it is that runs, or that failed: a page's, or that of whoever tests. */
export type CodeOwner = 'page' | 'test';

/**
 * Whether a failure is one of the test, wherever it was thrown: an assertion of any library, or wrong use of a Browser, which pages
 * cannot reach.
 */
export function isFailureOfTest(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  try {
    if (error instanceof StorageloomError) return true;
    const { name, code } = error as { readonly name?: unknown; readonly code?: unknown };
    // Jest's assertions have no name of their own.
    return (typeof name === 'string' && name.endsWith('AssertionError')) || code === 'ERR_ASSERTION' || 'matcherResult' in error;
  } catch {
    return false;
  }
}
