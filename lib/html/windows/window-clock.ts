import type { Place } from '../../ecmascript/place.ts';
import type { LoadingMoment, NavigationTiming } from '../../hr-time/navigation-timing.ts';
import { askRandom } from '../../event-loop/ask-scheduler.ts';
import { hashName } from '../../infra/random.ts';
import type { ClockHooks } from '../records/clock-hooks.ts';
import type { Document } from '../records/document.ts';

/** Time and chance of one document's window. */
export class WindowClock implements ClockHooks {
  /** Another one when the window goes on with another document. */
  document: Document;
  #timeOriginMs: number;
  #stream: number | null = null;

  constructor(document: Document) {
    this.document = document;
    this.#timeOriginMs = document.userAgent.kernel.now;
  }

  get run(): object {
    return this.document.userAgent;
  }

  /** The window goes on in another run, with that document. */
  beginRun(document: Document): void {
    this.document = document;
    this.#timeOriginMs = document.userAgent.kernel.now;
  }

  get place(): Place {
    return this.document.userAgent.place;
  }

  timeOrigin(): number {
    return this.document.userAgent.startMs + this.#timeOriginMs;
  }

  timeStamp(): number {
    return this.sinceOrigin(this.document.userAgent.clock.now);
  }

  now(): number {
    return this.sinceOrigin(this.document.userAgent.clock.read());
  }

  epochNow(): number {
    const { clock, startMs } = this.document.userAgent;
    return Math.floor(startMs + clock.read());
  }

  navigationTiming(): NavigationTiming {
    const { lifecycle, params } = this.document;
    const at = (moment: LoadingMoment): number | null => {
      const ms = lifecycle.moments[moment];
      return ms === undefined ? null : this.sinceOrigin(ms);
    };
    return { type: params.navigationTimingType, at };
  }

  random(): number {
    const { agent, userAgent } = this.document;
    this.#stream ??= hashName(agent.name);
    try {
      return askRandom(userAgent.scheduler, this.#stream);
    } catch (error) {
      userAgent.stepFailure.keep(error);
      return 0;
    }
  }

  /** A moment of virtual time, in ms since the document's time origin. */
  protected sinceOrigin(ms: number): number {
    return ms - this.#timeOriginMs;
  }
}
