import { navigationAttribute, navigationEntry, timingAttribute, type NavigationTiming } from './navigation-timing.ts';

/** What a window's `performance` asks. */
export interface PerformanceSources {
  /** Of the document. */
  readonly url: string;
  /** In ms since 1970. */
  readonly timeOrigin: number;
  /** `Function.prototype` of page code. */
  readonly functionPrototype: object;
  /** Another one in each run: marks and measures are of one. Default: there is one run. */
  readonly run?: () => object;
  /** A reading of the clock, in ms since the time origin. */
  now(): number;
  navigationTiming(): NavigationTiming;
}

interface Entry {
  readonly name: string;
  readonly entryType: string;
  readonly startTime: number;
  readonly duration: number;
}

interface MeasureOptions {
  readonly start?: unknown;
  readonly end?: unknown;
  readonly duration?: number;
}

/**
 * The members of Performance that pages use. IMPL-DEFINED: no entries but those of the navigation, and marks and measures of the page.
 *
 * High Resolution Time, the Performance interface: https://w3c.github.io/hr-time/#sec-performance
 */
export class PerformanceMembers {
  readonly timeOrigin: number;
  readonly #sources: PerformanceSources;
  #entries: Entry[] = [];
  #run: object | undefined;

  constructor(sources: PerformanceSources) {
    this.#sources = sources;
    this.timeOrigin = sources.timeOrigin;
    this.#run = sources.run?.();
  }

  get timing(): object {
    return timingAttribute(this.timeOrigin, this.#sources.navigationTiming(), this.#sources.functionPrototype);
  }

  get navigation(): object {
    return navigationAttribute(this.#sources.navigationTiming(), this.#sources.functionPrototype);
  }

  now(): number {
    return this.#sources.now();
  }

  toJSON(): object {
    return { timeOrigin: this.timeOrigin };
  }

  mark(name: string, { startTime, detail = null }: { startTime?: number; detail?: unknown } = {}): object {
    return this.#add({ name: `${name}`, entryType: 'mark', startTime: startTime ?? this.now(), duration: 0, detail });
  }

  measure(name: string, start?: unknown, end?: unknown): object {
    const options: MeasureOptions = typeof start === 'object' && start !== null ? start : { start, end };
    const endTime = this.#timeOf(options.end, () => this.now());
    const startTime = this.#timeOf(options.start, () => 0);
    return this.#add({ name: `${name}`, entryType: 'measure', startTime, duration: options.duration ?? endTime - startTime });
  }

  getEntries(): object[] {
    return [...this.#all()];
  }

  getEntriesByType(type: string): object[] {
    return this.#all().filter(({ entryType }) => entryType === type);
  }

  getEntriesByName(name: string, type?: string): object[] {
    return this.#all().filter((entry) => entry.name === name && (type === undefined || entry.entryType === type));
  }

  clearMarks(name?: string): void {
    this.#clear('mark', name);
  }

  clearMeasures(name?: string): void {
    this.#clear('measure', name);
  }

  #all(): Entry[] {
    const { url, functionPrototype } = this.#sources;
    return [navigationEntry(url, this.#sources.navigationTiming(), functionPrototype) as Entry, ...this.#own()];
  }

  /** What the page has added in this run. */
  #own(): Entry[] {
    const run = this.#sources.run?.();
    if (run !== this.#run) this.#entries = [];
    this.#run = run;
    return this.#entries;
  }

  #add<E extends Entry>(entry: E): E {
    this.#own().push(entry);
    return entry;
  }

  #clear(type: string, name: string | undefined): void {
    this.#entries = this.#own().filter((entry) => entry.entryType !== type || (name !== undefined && entry.name !== name));
  }

  #timeOf(mark: unknown, otherwise: () => number): number {
    if (typeof mark === 'number') return mark;
    const found = typeof mark === 'string' ? this.#own().findLast(({ name }) => name === mark) : undefined;
    return found?.startTime ?? otherwise();
  }
}

/** The members as own properties of a plain object, so that they can be taken off it and called. */
export function createPerformance(sources: PerformanceSources): object {
  const members = new PerformanceMembers(sources);
  const performance: object = {};
  const descriptors = Object.getOwnPropertyDescriptors(PerformanceMembers.prototype) as PropertyDescriptorMap;
  for (const [name, { value, get }] of Object.entries(descriptors)) {
    if (name === 'constructor') continue;
    const bound: PropertyDescriptor =
      get === undefined ? { value: (value as Function).bind(members), writable: true } : { get: get.bind(members) };
    Object.defineProperty(performance, name, { ...bound, enumerable: true, configurable: true });
  }
  return Object.defineProperty(performance, 'timeOrigin', { value: members.timeOrigin, enumerable: true, configurable: true });
}
