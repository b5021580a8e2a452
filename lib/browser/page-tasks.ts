import { StepsTask } from '../event-loop/task.ts';
import type { GlobalIntrinsics } from '../ecmascript/global-intrinsics.ts';
import { recordFailure } from '../html/document-lifecycle/report-exception.ts';
import type { Document } from '../html/records/document.ts';
import type { HeardEvent } from '../html/records/heard-log.ts';
import type { HeardMessage } from '../html/records/message-log.ts';
import type { Navigable } from '../html/records/navigable.ts';
import { pageErrorOf } from '../html/records/page-error.ts';
import { assert } from '../infra/assert.ts';
import { StorageloomError } from '../infra/failure.ts';
import { Thrown } from '../infra/thrown.ts';
import type { Trace } from '../trace/reader.ts';
import { Answer } from './answer.ts';
import { drivenFor, whenSettled, type Awaiting, type WaitOptions } from './awaited.ts';
import type { Driving } from './driving.ts';
import { refusedForAdopted } from './refusals.ts';
import type { ModuleImports } from './module-imports.ts';
import { placeIn } from './place-in.ts';
import { resultOf, type Outcome } from './outcome.ts';

/** What the handles of one Browser share. */
export interface HandleContext<B, F> {
  readonly browser: B;
  readonly driving: Driving;
  readonly imports: ModuleImports;
  readonly trace: Trace;
  /** The handle of a frame, the same for the same frame. */
  frameOf(navigable: Navigable): F;
}

/** What a handle is of. The handle of a tab goes on with another one when another run begins. */
export interface Presented {
  navigable: Navigable;
}

/** Runs actions of whoever tests as tasks of the page that a tab or frame shows. */
export class PageTasks {
  readonly #presented: Presented;
  readonly #driving: Driving;

  constructor(presented: Presented, driving: Driving) {
    this.#presented = presented;
    this.#driving = driving;
  }

  get navigable(): Navigable {
    return this.#presented.navigable;
  }

  /** Of whoever tests. */
  get intrinsics(): GlobalIntrinsics {
    return this.navigable.userAgent.host.intrinsics ?? globalThis;
  }

  /** What was heard here. Whoever asks can tell in which order it came, although no code of a page has heard it. */
  get heard(): readonly HeardEvent[] {
    const { heard, name, userAgent } = this.navigable;
    userAgent.observer?.access(`heard ${name}`, 'read');
    return heard.events(this.intrinsics);
  }

  /** What arrived here; as {@link heard}. */
  get messages(): readonly HeardMessage[] {
    const { messages, name, userAgent } = this.navigable;
    userAgent.observer?.access(`heard ${name}`, 'read');
    return messages.messages(this.intrinsics);
  }

  /** Throws TAB_CLOSED or FRAME_REMOVED when nothing is shown, saying what it `cannot`. */
  activeDocument(cannot: string): Document {
    const { activeDocument, destroyedBecause, name, container } = this.navigable;
    if (destroyedBecause === null && activeDocument === null) {
      throw new StorageloomError('TAB_CLOSED', {
        what: `${name} shows nothing yet, so it ${cannot}.`,
        why: 'Its first page has not come.',
        mend: 'Let pages answer, and await browser.settle(), browser.reset() or tab.close().',
      });
    }
    if (destroyedBecause !== null || activeDocument === null) {
      throw new StorageloomError(container === null ? 'TAB_CLOSED' : 'FRAME_REMOVED', {
        what: `${name} is ${container === null ? 'closed' : 'gone'}, so it ${cannot}.`,
        why: destroyedBecause ?? 'It shows nothing.',
        mend:
          container === null
            ? 'Open a new tab with browser.open(), or do this before it closes.'
            : 'Take the frame from tab.frames again.',
      });
    }
    return activeDocument;
  }

  /** The same for what only a page that is shown can do. Throws FRAME_NOT_SHOWN for a frame of a page in the back/forward cache. */
  shownDocument(cannot: string): Document {
    const document = this.activeDocument(cannot);
    if (document.active) return document;
    const { name, topLevel } = this.navigable;
    throw new StorageloomError('FRAME_NOT_SHOWN', {
      what: `${name} is in a page that is not shown, so it ${cannot}.`,
      why: `${topLevel.name} has gone on to ${topLevel.activeDocument?.url ?? 'another page'}, and keeps the page to return to.`,
      mend: 'Go back to its page first, or take a frame of tab.frames.',
    });
  }

  /** Throws ADOPTED where the window that is shown was made by others, to whom this call is left. */
  refuseAdopted(call: string): void {
    const { activeDocument, name } = this.navigable;
    if (activeDocument !== null && activeDocument.adopted !== null) throw refusedForAdopted(`${name}.${call}()`, name);
  }

  /** Runs `action` as a task, in its turn among the driving calls. A promise that it answers is not waited for. */
  async asTask<T>(call: string, label: string, action: (document: Document) => T): Promise<T> {
    this.refuseAdopted(call);
    return await this.#driving.exclusive(`${call}()`, async () => resultOf(await this.runTask(call, label, action)));
  }

  /** The same, and a promise that it answers is driven until it settles. `before`: what has to be waited for first, in the same call. */
  async untilSettled<T>(
    call: string,
    label: string,
    action: (document: Document) => T,
    options: WaitOptions,
    before: () => Promise<void> = () => Promise.resolve(),
  ): Promise<Awaited<T>> {
    const { navigable } = this;
    let made: Answer<T> | null = null;
    const answer = await drivenFor(
      { call: `${call}()`, navigable },
      this.#driving,
      () => made,
      async () => {
        await before();
        return resultOf(await this.runTask(call, label, (document) => (made = new Answer(action(document)))));
      },
    );
    const awaiting: Awaiting = { call: `${navigable.name}.${call}()`, navigable, document: navigable.activeDocument };
    return await whenSettled(answer, this.#driving, awaiting, options);
  }

  /** Queues `action` as a task, and runs nothing. What it throws is a failure of the test, as is a promise of it that is rejected. */
  queue(label: string, action: (document: Document) => unknown): void {
    const document = this.shownDocument('cannot start anything');
    const failed = (error: unknown): void => {
      const { userAgent, navigable } = document;
      const thrown = new Thrown(error, userAgent.realmOwners.modules);
      recordFailure(document, thrown, { pageError: pageErrorOf(document, 'exception', thrown), handled: false, by: 'test' });
      placeIn(error, navigable.name, `${navigable.name}.start()`);
    };
    this.#post(document, label, () => {
      try {
        void Promise.resolve(action(document)).catch(failed);
      } catch (error) {
        failed(error);
      }
    });
  }

  /** Runs `action` as a task, within a driving call that is under way. */
  async runTask<T>(call: string, label: string, action: (document: Document) => T): Promise<Outcome<T>> {
    const document = this.shownDocument(`cannot ${call}`);
    const outcomes: Outcome<T>[] = [];
    const lane = this.#post(document, label, () => {
      try {
        outcomes.push({ value: action(document) });
      } catch (error) {
        outcomes.push({ error });
      }
    });
    await this.#driving.runLane(lane, () => outcomes.length > 0);
    // It may have ended in a turn before the task.
    if (outcomes.length === 0) this.shownDocument(`cannot ${call}`);
    const [outcome] = outcomes;
    assert(outcome !== undefined, 'a task that was driven has run');
    return outcome;
  }

  #post(document: Document, label: string, steps: () => void): ReturnType<Document['lane']> {
    const { scripts, kernel } = document.userAgent;
    const task = new StepsTask('user interaction', document, label, () => {
      scripts.prepareToRunScript();
      try {
        steps();
      } finally {
        scripts.cleanUpAfterRunningScript();
      }
    });
    const lane = document.lane('user interaction');
    kernel.post(task, lane, 0);
    return lane;
  }
}
