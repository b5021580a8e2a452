import type { LoadingMoment } from '../../hr-time/navigation-timing.ts';
import { LoadDelay } from './load-delay.ts';

/**
 * Where a document is in its life, apart from being active.
 *
 * HTML, document lifecycle: https://html.spec.whatwg.org/multipage/#document-lifecycle
 */
export class DocumentLifecycle {
  /** What a new frame shows before anything has loaded: no entry of the history stays for it. */
  isInitialAboutBlank = false;
  /** Nothing is queued for it any more. */
  destroyed = false;
  /** Its window goes on with the next document. */
  windowStays = false;
  /** Its `load` event has been fired. */
  loaded = false;
  /** When it got how far, in ms of virtual time. */
  moments: Partial<Record<LoadingMoment, number>> = {};
  /** What keeps its `load` event waiting. */
  readonly loadDelay: LoadDelay = new LoadDelay();
  /** Starts the time after which it is replaced, when it has loaded; null: it stays. */
  refresh: (() => void) | null = null;
  /** `print()` was called before that. */
  printWhenLoaded = false;
  /** It has had its `pageshow`, and no `pagehide` since. */
  pageShowing = false;
  visibilityState: 'visible' | 'hidden';
  /** Above 0 while handlers for leaving run: nothing can be navigated to meanwhile. */
  unloadCounter = 0;
  /** HTML's in error reporting mode: another exception meanwhile is only recorded. */
  isReporting = false;

  constructor(visibilityState: 'visible' | 'hidden') {
    this.visibilityState = visibilityState;
  }
}
