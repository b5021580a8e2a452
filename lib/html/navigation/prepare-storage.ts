import { Outstanding } from '../../event-loop/outstanding-work.ts';
import type { Lane } from '../../event-loop/task.ts';
import { serializeOrigin, type Origin } from '../../origin/origin.ts';
import { queueUserAgentTask } from '../navigables/user-agent-task.ts';
import type { Navigable } from '../records/navigable.ts';

/** What is kept under a storage key, on its way from where it is kept. */
class KeptStorage extends Outstanding {
  override readonly lane: Lane;
  override readonly label: string;
  readonly #steps: () => void;
  readonly #navigable: Navigable;
  #failure: { readonly error: unknown } | null = null;

  constructor(navigable: Navigable, origin: Origin, steps: () => void) {
    super();
    this.lane = navigable.navigationLane;
    this.label = `local storage of ${serializeOrigin(origin)}`;
    this.#navigable = navigable;
    this.#steps = steps;
  }

  failed(error: unknown): void {
    this.#failure = { error };
    this.arrive(null);
  }

  override deliver(): void {
    queueUserAgentTask(this.#navigable, this.label, () => {
      if (this.#failure !== null) this.#navigable.userAgent.stepFailure.keep(this.#failure.error);
      this.#steps();
    });
  }
}

/**
 * Goes on with `steps` when what is kept under the storage key of a document of that origin can be read: at once, or in a task of its own where it
 * has to be waited for. Where it cannot be read the driving call fails, and the document has storage that does not last.
 */
export function withStorage(navigable: Navigable, origin: Origin, steps: () => void): void {
  const { userAgent } = navigable;
  const waiting = userAgent.prepareStorage(userAgent.storageKeys.of(origin));
  if (waiting === null) {
    steps();
    return;
  }
  const kept = new KeptStorage(navigable, origin, steps);
  userAgent.outstanding.begin(kept);
  waiting.then(
    () => kept.arrive(null),
    (error: unknown) => kept.failed(error),
  );
}
