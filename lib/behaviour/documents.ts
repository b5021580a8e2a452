import { frozen, type Choices } from './choice.ts';

/** Choices about pages that are left. */
export interface DocumentBehaviour {
  /**
   * What becomes of a page that the user leaves and may come back to. `keep`: it is kept with its window, and what was queued for it
   * meanwhile runs after its `pageshow`. `drop`: it is kept, and storage events that it missed are lost. `off`: it is destroyed.
   * Default `keep`.
   */
  readonly backForwardCache: 'keep' | 'drop' | 'off';
  /**
   * Which pages may ask the user to stay. `always`: every one. `user`: those in which the user has done something (sticky activation),
   * as browsers have it. Default `always`, so that a test of a prompt needs no click.
   */
  readonly beforeUnloadPrompt: 'always' | 'user';
}

export const documentChoices: Choices<DocumentBehaviour> = frozen({
  backForwardCache: {
    values: ['keep', 'drop', 'off'],
    default: 'keep',
    standard: 'keep',
    evidence: { chromium: 'keep', firefox: 'drop', webkit: 'drop' },
    seen: 'All three keep the page; storage events of the meantime come after its pageshow, in order, or never.',
    link: 'https://github.com/whatwg/storage/issues/119',
  },
  beforeUnloadPrompt: {
    values: ['always', 'user'],
    default: 'always',
    standard: 'user',
    evidence: { chromium: 'user', firefox: 'user', webkit: 'user' },
    seen: 'A page that was never clicked cancels beforeunload, and the navigation goes on.',
    link: 'https://github.com/web-platform-tests/wpt/tree/master/html/browsers/browsing-the-web/unloading-documents',
  },
});
