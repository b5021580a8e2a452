import { StorageloomError } from '../../../lib/infra/failure.ts';

/** What a reading of arguments is refused with, in three lines. */
export function refusalOf(read: () => unknown): StorageloomError {
  try {
    read();
  } catch (error) {
    if (error instanceof StorageloomError) return error;
    throw error;
  }
  throw new Error('It was accepted');
}
