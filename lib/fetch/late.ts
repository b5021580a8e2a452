import { badArgument, kindOf, shown } from '../infra/arguments.ts';
import { isResponse } from './response.ts';

/** An answer to a request with a word on when it comes, in virtual time. Made by {@link late} and {@link never}. */
export class Late {
  /** Null: it never comes. */
  readonly response: Response | null;
  /** How long after the request, in ms of virtual time. */
  readonly afterMs: number;

  /** @internal */
  constructor(response: Response | null, afterMs: number) {
    this.response = response;
    this.afterMs = afterMs;
  }
}

/**
 * An answer of `pages` that takes virtual time: the page has it `ms` milliseconds after it asked, whatever else was asked before.
 * `settle({ timers: true })` and `advance` move time there; `open`, `goto` and their like do so, too, where their page needs it.
 * Throws BAD_OPTION for a time that is negative or not finite, and for what is no Response.
 * @example pages: ({ url }) => (url.endsWith('/report') ? late(new Response('…'), 3_000) : new Response('…'))
 */
export function late(response: Response, ms: number): Late {
  if (!isResponse(response)) {
    throw badArgument(
      `late() cannot answer with ${kindOf(response)}`,
      'It takes a Response, and no promise of one',
      'Write late(await response, 200) in an async function',
    );
  }
  if (typeof ms === 'number' && ms >= 0 && Number.isFinite(ms)) return new Late(response, ms);
  throw badArgument(
    `late() cannot answer after ${shown(ms)} ms`,
    'An answer takes a finite time of 0 ms or more',
    'Write late(response, 200), or never() for no answer at all',
  );
}

/** An answer of `pages` that never comes, as of a server that is gone. Nobody waits for it. */
export function never(): Late {
  return new Late(null, Infinity);
}
