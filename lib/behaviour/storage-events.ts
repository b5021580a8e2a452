import { frozen, type Choices } from './choice.ts';

/** Choices about who hears of a change, and what. */
export interface StorageEventBehaviour {
  /** Only documents that have used a storage object hear of changes of its area. Default false. */
  readonly strictHolders: boolean;
  /**
   * What documents hear of an area that a response with `Clear-Site-Data` empties. `none`: nothing. `empty-url`: all of them a storage
   * event whose key is null and whose url is empty. Default `none`.
   */
  readonly clearSiteDataEvents: 'none' | 'empty-url';
  /**
   * What `url` of an event is. `now`: the URL of the document that made the change, as it was then. `at-first-use`: the URL that this
   * document had when it first used the storage object; pages of other processes are told that of the oldest document in its process which
   * uses the area. Default `now`.
   */
  readonly storageEventURL: 'now' | 'at-first-use';
}

export const storageEventChoices: Choices<StorageEventBehaviour> = frozen({
  strictHolders: {
    values: [false, true],
    default: false,
    standard: true,
    evidence: { chromium: false, firefox: false, webkit: false },
    seen: 'A listener is enough to hear, in a document that never touched storage.',
    link: 'https://github.com/whatwg/html/issues/10135',
  },
  clearSiteDataEvents: {
    values: ['none', 'empty-url'],
    default: 'none',
    standard: 'none',
    evidence: { chromium: 'empty-url', firefox: 'none', webkit: 'none' },
    seen: 'Another tab hears one event for each area, with key null and an empty url, or none; the text says clear(), and not with which url.',
    link: 'https://github.com/w3c/webappsec-clear-site-data/issues',
  },
  storageEventURL: {
    values: ['now', 'at-first-use'],
    default: 'now',
    standard: 'now',
    evidence: { chromium: 'now', firefox: 'at-first-use', webkit: 'now' },
    seen: 'After pushState Firefox tells the URL before it; other tabs are told that of the page when its frame or popup makes the change.',
    link: 'https://github.com/web-platform-tests/wpt/tree/master/webstorage',
  },
});
