import type { OpenProfile } from './profile.ts';

/** Which keys a profile was asked to prepare in one run, and what came of it: nobody asks twice, but where it failed. */
export class Preparations {
  readonly #profile: Pick<OpenProfile, 'prepare'>;
  /** By the text of the key. Null: what is kept can be read. */
  readonly #waiting = new Map<string, Promise<void> | null>();

  constructor(profile: Pick<OpenProfile, 'prepare'>) {
    this.#profile = profile;
  }

  /** Null: what is kept under the key can be read. Throws, or rejects with, what the profile fails with. */
  prepare(text: string): Promise<void> | null {
    const before = this.#waiting.get(text);
    if (before !== undefined) return before;
    const waiting = this.#profile.prepare(text);
    const prepared = waiting === undefined ? null : this.#ended(text, waiting);
    this.#waiting.set(text, prepared);
    return prepared;
  }

  isDone(text: string): boolean {
    return this.#waiting.get(text) === null;
  }

  #ended(text: string, waiting: Promise<void>): Promise<void> {
    return waiting.then(
      () => void this.#waiting.set(text, null),
      (error: unknown) => {
        this.#waiting.delete(text);
        throw error;
      },
    );
  }
}
