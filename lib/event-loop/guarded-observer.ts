import { kindOfThrown } from '../infra/arguments.ts';
import { StorageloomError } from '../infra/failure.ts';
import type { Access, Fact, ObservedArea, Observer } from './observer.ts';
import type { RemovalReason } from './removal-reason.ts';
import type { Owner, Task } from './task.ts';

/**
 * An observer that others wrote, kept from failing inside of what it watches: in page code, or between two halves of a change. At the
 * first thing that it throws it is told nothing more, and the step that runs, or else the next one, fails at its end with
 * OBSERVER_FAILED, once; a drive hands that on to its caller. Observers of our own need no guard.
 */
export class GuardedObserver implements Observer {
  readonly level: Observer['level'];
  readonly choosing?: (heads: readonly Task[], count: number, natural: number) => void;
  #observer: Observer | null;
  #failure: StorageloomError | null = null;

  constructor(observer: Observer) {
    this.level = observer.level;
    this.#observer = observer;
    if (observer.choosing !== undefined) this.choosing = this.#choosing;
  }

  queued(task: Task): void {
    try {
      this.#observer?.queued(task);
    } catch (error) {
      this.#fail('queued', error);
    }
  }

  started(task: Task, natural: boolean): void {
    try {
      this.#observer?.started(task, natural);
    } catch (error) {
      this.#fail('started', error);
    }
  }

  /** What it throws ends the drive: the kernel has ended the step already. */
  ended(task: Task, ranScript: boolean): void {
    try {
      this.#observer?.ended(task, ranScript);
    } catch (error) {
      this.#fail('ended', error);
    }
    const failure = this.#failure;
    if (failure === null) return;
    this.#failure = null;
    throw failure;
  }

  removed(task: Task, reason: RemovalReason): void {
    try {
      this.#observer?.removed(task, reason);
    } catch (error) {
      this.#fail('removed', error);
    }
  }

  held(task: Task): void {
    try {
      this.#observer?.held(task);
    } catch (error) {
      this.#fail('held', error);
    }
  }

  returned(task: Task): void {
    try {
      this.#observer?.returned(task);
    } catch (error) {
      this.#fail('returned', error);
    }
  }

  time(now: number): void {
    try {
      this.#observer?.time(now);
    } catch (error) {
      this.#fail('time', error);
    }
  }

  checkpoint(): void {
    try {
      this.#observer?.checkpoint();
    } catch (error) {
      this.#fail('checkpoint', error);
    }
  }

  read(area: ObservedArea, source: Owner, key: string | null, value: string | undefined): void {
    try {
      this.#observer?.read(area, source, key, value);
    } catch (error) {
      this.#fail('read', error);
    }
  }

  wrote(area: ObservedArea, source: Owner, key: string | null, oldValue: string | null, newValue: string | null): void {
    try {
      this.#observer?.wrote(area, source, key, oldValue, newValue);
    } catch (error) {
      this.#fail('wrote', error);
    }
  }

  unchanged(area: ObservedArea, source: Owner, key: string | null, value: string | null): void {
    try {
      this.#observer?.unchanged(area, source, key, value);
    } catch (error) {
      this.#fail('unchanged', error);
    }
  }

  access(cell: string, kind: Access): void {
    try {
      this.#observer?.access(cell, kind);
    } catch (error) {
      this.#fail('access', error);
    }
  }

  refused(area: ObservedArea, source: Owner, key: string, value: string): void {
    try {
      this.#observer?.refused(area, source, key, value);
    } catch (error) {
      this.#fail('refused', error);
    }
  }

  fired(
    area: ObservedArea,
    target: Owner,
    key: string | null,
    oldValue: string | null,
    newValue: string | null,
    url: string,
    listeners: boolean,
  ): void {
    try {
      this.#observer?.fired(area, target, key, oldValue, newValue, url, listeners);
    } catch (error) {
      this.#fail('fired', error);
    }
  }

  fact(fact: Fact): void {
    try {
      this.#observer?.fact(fact);
    } catch (error) {
      this.#fail('fact', error);
    }
  }

  #choosing(heads: readonly Task[], count: number, natural: number): void {
    try {
      this.#observer?.choosing?.(heads, count, natural);
    } catch (error) {
      this.#fail('choosing', error);
    }
  }

  #fail(method: keyof Observer, error: unknown): void {
    this.#observer = null;
    this.#failure = error instanceof StorageloomError ? error : failed(method, error);
  }
}

function failed(method: keyof Observer, cause: unknown): StorageloomError {
  return new StorageloomError('OBSERVER_FAILED', {
    what: `The observer threw ${kindOfThrown(cause)} in ${method}().`,
    why: 'It watches, and the run cannot depend on it: it has been told nothing since.',
    mend: 'Mend the observer, and begin the run again to watch it.',
    cause,
  });
}
