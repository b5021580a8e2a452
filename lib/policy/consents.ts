import { dropAnswer, isThenable, kindOfThrown, told } from '../infra/arguments.ts';
import { StorageloomError } from '../infra/failure.ts';
import type { Document } from '../html/records/document.ts';
import { serializeOrigin } from '../origin/origin.ts';
import type { StorageKey } from '../origin/storage-key.ts';
import { obtainSite } from '../origin/site.ts';
import type { ConsentRequest } from './policy.ts';

/**
 * What the user has answered, for each storage key.
 *
 * HTML, Web storage, user tracking (site-specific safe-listing): https://html.spec.whatwg.org/multipage/#user-tracking
 */
export class Consents {
  readonly #ask: (request: ConsentRequest) => unknown;
  /** Hears of an answer that is none. */
  readonly #failed: (error: unknown) => void;
  readonly #answers: Map<StorageKey, boolean> = new Map();

  constructor(ask: (request: ConsentRequest) => unknown, failed: (error: unknown) => void) {
    this.#ask = ask;
    this.#failed = failed;
  }

  /** False also as long as the user was not asked. */
  isGranted(key: StorageKey): boolean {
    return this.#answers.get(key) === true;
  }

  isAnswered(key: StorageKey): boolean {
    return this.#answers.has(key);
  }

  /** Asks for the document's storage key, unless that was done. An answer that is none counts as a refusal, and the test hears of it. */
  seek(document: Document): void {
    const { nonStorageKey } = document;
    if (this.#answers.has(nonStorageKey)) return;
    // Whoever asks again while asked, gets a refusal.
    this.#answers.set(nonStorageKey, false);
    try {
      this.#answers.set(nonStorageKey, answerOf(this.#ask, requestOf(document)));
    } catch (error) {
      this.#failed(error);
    }
  }
}

function requestOf(document: Document): ConsentRequest {
  const { origin, navigable, url, hasCrossSiteAncestor } = document;
  return {
    origin: serializeOrigin(origin),
    topSite: obtainSite(navigable.ancestorOrigins.at(-1) ?? origin),
    thirdParty: hasCrossSiteAncestor,
    url,
    tab: navigable.name,
  };
}

function answerOf(ask: (request: ConsentRequest) => unknown, request: ConsentRequest): boolean {
  const what = `The policy's consent() did not say whether ${request.origin} may store.`;
  let answer: unknown;
  try {
    answer = ask(request);
  } catch (cause) {
    throw new StorageloomError('POLICY_FAILED', {
      what,
      why: `It threw ${kindOfThrown(cause)}.`,
      mend: 'Mend it: the page was refused.',
      cause,
    });
  }
  if (typeof answer === 'boolean') return answer;
  if (isThenable(answer)) {
    dropAnswer(answer);
    throw new StorageloomError('POLICY_ASYNC', {
      what,
      why: 'It answered with a promise, and a getter cannot wait: the page was refused.',
      mend: 'Answer true or false at once; ask before you open the page, and keep the answer.',
    });
  }
  throw new StorageloomError('POLICY_FAILED', { what, why: `It answered ${told(answer)}.`, mend: 'Answer true or false.' });
}
