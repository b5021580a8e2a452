import { isNobodys } from '../event-loop/lane.ts';
import type { Scope } from '../event-loop/task-queues.ts';
import type { PagesFailure } from '../fetch/response.ts';
import type { Navigable } from '../html/records/navigable.ts';
import type { NavigationResult } from '../html/records/ongoing-navigation.ts';
import { pagesFailed } from './driving-failures.ts';

/** What a driving call that loads a navigable waits for: that its navigation has ended and its document has loaded. */
export class Loading {
  readonly #navigable: Navigable;
  readonly #frames: boolean;
  readonly #navigationsBefore: number;
  readonly #failureBefore: PagesFailure | null;
  readonly #limit: number;

  /**
   * @param frames it is over when the frames in the page have loaded, too, at any depth
   * @param limit of the navigations that it may begin
   */
  constructor(navigable: Navigable, frames: boolean, limit: number) {
    this.#navigable = navigable;
    this.#frames = frames;
    this.#navigationsBefore = navigable.navigations.begun;
    this.#failureBefore = navigable.navigations.pagesFailure;
    this.#limit = limit;
  }

  /** What runs meanwhile: the tasks of its tab's own group of agents, timers aside, and what is nobody's. */
  readonly scope: Scope = (lane) => {
    // A page may go to another group.
    const { navigationLanes, group } = this.#navigable.topLevel;
    const isOwn = navigationLanes.includes(lane) || (lane.source !== 'timer' && group.has(lane.agent));
    return isOwn || isNobodys(lane);
  };

  /** Its own navigations. */
  readonly own: Scope = (lane) => lane === this.#navigable.navigationLane;

  /** It begins one navigation after the other. */
  get tooMany(): boolean {
    return this.#navigable.navigations.begun - this.#navigationsBefore >= this.#limit;
  }

  readonly goesOn = (): boolean => !isSettled(this.#navigable, this.#frames) && !this.tooMany;

  /** PAGES_FAILED where the page is not there because the server failed. */
  throwIfPagesFailed(): void {
    const { navigations, name, userAgent } = this.#navigable;
    const failure = navigations.pagesFailure;
    if (failure === null || failure === this.#failureBefore) return;
    userAgent.network.dropFailure(failure);
    throw pagesFailed(name, failure);
  }

  /** How its last navigation ended. */
  get result(): NavigationResult {
    const { navigations, activeDocument } = this.#navigable;
    // Without one it is a frame that shows its first about:blank.
    return navigations.lastResult ?? { ok: true, url: activeDocument?.url ?? '', status: 200, reason: null };
  }
}

function isSettled(navigable: Navigable, frames: boolean): boolean {
  if (!navigable.settled) return false;
  return !frames || (navigable.activeDocument?.children.list.every((child) => isSettled(child, true)) ?? true);
}
