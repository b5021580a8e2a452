import { StorageloomError } from 'storageloom';

/** How a call ended: `code` null for one that did not throw. */
export interface Coded {
  readonly code: string | null;
  readonly message: string;
  readonly error: unknown;
}

export function codeOf(action: () => unknown): Coded {
  try {
    action();
  } catch (error) {
    if (error instanceof StorageloomError) return { code: error.code, message: error.message, error };
    throw error;
  }
  return { code: null, message: '', error: null };
}
