/** How a document came to be shown. */
export type NavigationTimingType = 'navigate' | 'reload' | 'back_forward';

/** How far a document has got. */
export type LoadingMoment =
  | 'domInteractive'
  | 'domContentLoadedEventStart'
  | 'domContentLoadedEventEnd'
  | 'domComplete'
  | 'loadEventStart'
  | 'loadEventEnd';

export const loadingMoments: readonly LoadingMoment[] = [
  ...(['domInteractive', 'domContentLoadedEventStart', 'domContentLoadedEventEnd'] as const),
  ...(['domComplete', 'loadEventStart', 'loadEventEnd'] as const),
];

/** What a page is told of the navigation that brought it. */
export interface NavigationTiming {
  readonly type: NavigationTimingType;
  /** When the document got there, in ms since its time origin; null: not yet. */
  at(moment: LoadingMoment): number | null;
}

/**
 * What comes before the document is there. IMPL-DEFINED: a document's time origin is the moment when it was made, and all of this is that
 * moment.
 */
const earlierMoments: readonly string[] = [
  ...['fetchStart', 'domainLookupStart', 'domainLookupEnd', 'connectStart', 'connectEnd'],
  ...['requestStart', 'responseStart', 'responseEnd'],
];
const neverThere: readonly string[] = [
  'redirectStart',
  'redirectEnd',
  'secureConnectionStart',
  'unloadEventStart',
  'unloadEventEnd',
];

/** The entry of the type `navigation`, as of now. Its functions are those of page code. */
export function navigationEntry(url: string, timing: NavigationTiming, functionPrototype: object): object {
  const moments = momentsOf(timing, (ms) => ms);
  const duration = timing.at('loadEventEnd') ?? 0;
  const general = { name: url, entryType: 'navigation', startTime: 0, duration, initiatorType: 'navigation' };
  const entry = { ...general, ...moments, type: timing.type, redirectCount: 0, workerStart: 0, nextHopProtocol: '' };
  return withJSON(entry, functionPrototype);
}

/** `performance.timing`: the same moments in ms since 1970; what has not come is 0. */
export function timingAttribute(timeOrigin: number, timing: NavigationTiming, functionPrototype: object): object {
  const since = (ms: number): number => Math.floor(timeOrigin + ms);
  return withJSON({ navigationStart: since(0), domLoading: since(0), ...momentsOf(timing, since) }, functionPrototype);
}

const navigationTypes: readonly NavigationTimingType[] = ['navigate', 'reload', 'back_forward'];

/** `performance.navigation`: the type as a number. */
export function navigationAttribute({ type }: NavigationTiming, functionPrototype: object): object {
  return withJSON({ type: navigationTypes.indexOf(type), redirectCount: 0 }, functionPrototype);
}

function momentsOf(timing: NavigationTiming, shown: (ms: number) => number): Record<string, number> {
  const moments: Record<string, number> = {};
  for (const name of neverThere) moments[name] = 0;
  for (const name of earlierMoments) moments[name] = shown(0);
  for (const name of loadingMoments) {
    const ms = timing.at(name);
    moments[name] = ms === null ? 0 : shown(ms);
  }
  return moments;
}

function withJSON(members: object, functionPrototype: object): object {
  const toJSON = (): object => members;
  Object.setPrototypeOf(toJSON, functionPrototype);
  return { ...members, toJSON };
}
