import type { Place } from '../../ecmascript/place.ts';
import type { NavigationTiming } from '../../hr-time/navigation-timing.ts';

/** Time and chance of one document, as its window asks for them. */
export interface ClockHooks {
  /** Another one in each run of the Browser: what a window counts begins anew with it. */
  readonly run: object;
  /** Where the user is. */
  readonly place: Place;
  /** What `performance.timeOrigin` is, in ms since 1970. */
  timeOrigin(): number;
  /** When something happens, in ms since the time origin: the `timeStamp` of events. */
  timeStamp(): number;
  /** A reading of the clock, in ms since the time origin: what `performance.now()` answers. */
  now(): number;
  /** A reading of the clock, in whole ms since 1970: what `Date.now()` answers. */
  epochNow(): number;
  /** How the document came to be shown, and when it got how far. */
  navigationTiming(): NavigationTiming;
  /** `Math.random` of the page; all other chance comes of it, too. */
  random(): number;
}
