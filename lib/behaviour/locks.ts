import { frozen, type Choices } from './choice.ts';

/** Choices about locks, and about who has them. */
export interface LockBehaviour {
  /**
   * What becomes of a page that is left while it, or a frame in it, holds a lock or waits for one. `end-page`: it is not kept to be
   * returned to. `release`: it is kept, its locks are released and its requests given up at once, and their promises reject when it returns. `keep`: it is kept with
   * its locks, until another document asks for one of them. Default `end-page`.
   */
  readonly locksOfLeftPages: 'end-page' | 'release' | 'keep';
  /**
   * What a request rejects with whose signal was aborted before it was made. `reason`: the signal's reason. `AbortError`: a DOMException
   * of that name, whatever the reason. Default `reason`.
   */
  readonly abortedLockRequests: 'reason' | 'AbortError';
  /**
   * Whether a frame at a `data:` URL is a secure context, in a page that is one: what else has `navigator.locks` and `navigator.storage`.
   * `as-around`: it is. `insecure`: it is not. Default `as-around`, which is the standard's text.
   */
  readonly dataFrames: 'as-around' | 'insecure';
}

export const lockChoices: Choices<LockBehaviour> = frozen({
  locksOfLeftPages: {
    values: ['end-page', 'release', 'keep'],
    default: 'end-page',
    standard: 'end-page',
    evidence: { chromium: 'keep', firefox: 'end-page', webkit: 'release' },
    seen:
      'A page that holds a lock navigates away and comes back. Firefox: the next one has the lock at once, and the page loads again. ' +
      'WebKit: the page returns, and its old promise rejects with an AbortError. Chromium: the next one has the lock when a document ' +
      'asks for another lock of the page, or when the page, which then loads again, is returned to.',
    link: 'https://github.com/web-platform-tests/wpt/tree/master/web-locks/bfcache',
  },
  abortedLockRequests: {
    values: ['reason', 'AbortError'],
    default: 'reason',
    standard: 'reason',
    evidence: { chromium: 'reason', firefox: 'reason', webkit: 'AbortError' },
    seen: 'A request with AbortSignal.abort(7) rejects with 7, or with an AbortError. Aborted while it waits it rejects with the reason in all three.',
    link: 'https://github.com/web-platform-tests/wpt/blob/master/web-locks/signal.https.any.js',
  },
  dataFrames: {
    values: ['as-around', 'insecure'],
    default: 'as-around',
    standard: 'as-around',
    evidence: { chromium: 'insecure', firefox: 'as-around', webkit: 'insecure' },
    seen: 'A data: frame of a secure page has no navigator.locks and is no secure context, or has one that rejects with a SecurityError.',
    link: 'https://github.com/w3c/webappsec-secure-contexts/issues/69',
  },
});
