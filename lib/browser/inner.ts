import type { Observer } from '../event-loop/observer.ts';
import type { Scheduler } from '../event-loop/scheduler.ts';
import type { CodeAtReset } from '../html/records/made-window.ts';
import type { UserAgent } from '../html/records/user-agent.ts';
import { assert } from '../infra/assert.ts';
import type { Driving } from './driving.ts';
import type { ModuleInstances } from './module-imports.ts';
import type { Surroundings } from './surroundings.ts';

export interface ResetNowOptions {
  readonly scheduler: Scheduler;
  readonly seed: number;
  /** Who watches the run, kept from failing inside of it: it is told nothing after the first thing that it throws. A trace that the Browser may have stays empty, unless this is its recorder. */
  readonly observer: Observer | null;
  /** False: it is one of ours, which throws nothing but at the end of a step. Default true. */
  readonly guarded?: boolean;
  /** Default `end`. */
  readonly code?: CodeAtReset;
}

/** What of a Browser an explorer uses, and nobody else: it is no part of the public contract. */
export interface BrowserInner {
  /**
   * What `reset()` does, at once, between driving calls. False: some tab is still to be loaded, which only the asynchronous way can do.
   * Nothing may be under way, and promise jobs must have ended.
   */
  resetNow(options: ResetNowOptions): boolean;
  /** Loads the tabs that {@link resetNow} has left, one after the other, as `reset()` does. */
  loadRest(): Promise<void>;
  /** Of the Browser's trace; null where it has none. */
  readonly recorder: Observer | null;
  /** The tab of that name, and what is in its frames, has heard nothing yet. */
  forgetHeard(tab: string): void;
  /** How many events the trace of this run has had: the number of the next one. 0 without a trace. */
  readonly traced: number;
  /** The user agent of the run that is under way. */
  readonly userAgent: UserAgent;
  readonly driving: Driving;
}

/** What an explorer gives a Browser beside its options. */
export interface InnerOptions {
  /** In place of those that are here. */
  readonly surroundings: Surroundings;
  /** In place of those that end with their documents. Default: none. */
  readonly modules?: ModuleInstances | null;
}

/** By the options that are given to a new Browser. */
const given = new WeakMap<object, InnerOptions>();

/** A copy of options of a Browser, with which it is made as an explorer wants it. */
export function optionsWith<O extends object>(options: O, inner: InnerOptions): O {
  const copy = { ...options };
  given.set(copy, inner);
  return copy;
}

export function innerOptionsOf(options: object): InnerOptions | null {
  return given.get(options) ?? null;
}

/** By its Browser, which registers itself when it is made. */
const inners = new WeakMap<object, BrowserInner>();

export function registerInner(browser: object, inner: BrowserInner): void {
  inners.set(browser, inner);
}

export function innerOf(browser: object): BrowserInner {
  const inner = inners.get(browser);
  assert(inner !== undefined, 'every Browser has its inner door');
  return inner;
}
