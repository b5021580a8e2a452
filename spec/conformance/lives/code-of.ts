import type { StorageloomError } from '../../../lib/index.ts';

/** The code that a call rejects with. */
export async function codeOf(call: Promise<unknown>): Promise<unknown> {
  return await call.then(
    () => 'none',
    (error: StorageloomError) => error.code,
  );
}
