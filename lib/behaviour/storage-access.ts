import { frozen, type Choices } from './choice.ts';

/** Choices about who may store how much, and what they share. */
export interface StorageAccessBehaviour {
  /**
   * What frames under another site have of the storage of their origin. `allow`: all of it, as pages of their own have. `partition`: a
   * part of its own under each top-level page, as `partitionKey` says. Default `allow`, which is the standard's text.
   */
  readonly thirdPartyStorage: 'allow' | 'partition';
  /**
   * By what storage of an origin is partitioned, where it is. `site-and-ancestors`: by the site of the top-level page, and whether a page
   * around is of another site. `top-level-origin`: by the origin of the top-level page alone. Default `site-and-ancestors`.
   */
  readonly partitionKey: 'site-and-ancestors' | 'top-level-origin';
  /**
   * How much of its quota a text takes. `utf-16`: one for each UTF-16 code unit. `utf-8`: its bytes. `latin-1-or-utf-16`: one for each
   * code unit, two where one of them is beyond Latin-1. Default `utf-16`.
   */
  readonly quotaMeasure: 'utf-16' | 'utf-8' | 'latin-1-or-utf-16';
  /**
   * Which responses with `Clear-Site-Data` are heeded. `credentials`: those to requests that were made with credentials. `any`: also those
   * to `fetch()` without. Default `credentials`.
   */
  readonly clearSiteDataResponses: 'credentials' | 'any';
}

export const storageAccessChoices: Choices<StorageAccessBehaviour> = frozen({
  thirdPartyStorage: {
    values: ['allow', 'partition'],
    default: 'allow',
    standard: 'allow',
    evidence: { chromium: 'partition', firefox: 'partition', webkit: 'partition' },
    seen: 'A frame under another site neither reads nor hears what pages of its origin store; popups that it opens are pages of their own.',
    link: 'https://github.com/whatwg/storage/issues/127',
  },
  partitionKey: {
    values: ['site-and-ancestors', 'top-level-origin'],
    default: 'site-and-ancestors',
    standard: 'site-and-ancestors',
    evidence: { chromium: 'site-and-ancestors', firefox: 'site-and-ancestors', webkit: 'top-level-origin' },
    seen:
      'A frame under a subdomain of its own host shares with pages of its origin, but not in WebKit. With another site between it ' +
      'and a top-level page of its origin it does not, but in WebKit.',
    link: 'https://github.com/privacycg/storage-partitioning/issues/25',
  },
  quotaMeasure: {
    values: ['utf-16', 'utf-8', 'latin-1-or-utf-16'],
    default: 'utf-16',
    standard: 'utf-16',
    evidence: { chromium: 'utf-16', firefox: 'utf-16', webkit: 'latin-1-or-utf-16' },
    seen: 'An area takes 5 × 2^20 units of key and value; in WebKit half as many of a text that has a character beyond Latin-1.',
    link: 'https://github.com/jsdom/jsdom/pull/2303',
  },
  clearSiteDataResponses: {
    values: ['credentials', 'any'],
    default: 'credentials',
    standard: 'credentials',
    evidence: { chromium: 'credentials', firefox: 'any', webkit: 'any' },
    seen: 'A response to fetch() with credentials omitted clears, or does not.',
    link: 'https://github.com/w3c/webappsec-clear-site-data/issues',
  },
});
