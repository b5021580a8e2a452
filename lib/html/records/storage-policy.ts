import type { Origin } from '../../origin/origin.ts';
import type { Partition } from '../../origin/storage-key.ts';
import type { Area } from '../../storage/area.ts';
import type { ShedPolicy } from '../../storage/shed.ts';
import type { Document } from './document.ts';

/** Who may store what, as the user has it: what a user agent asks, one for each run. */
export interface StoragePolicy extends ShedPolicy {
  /** Of a document of that origin with documents of those origins around it, the innermost first. Null: the first-party one. */
  partitionOf(around: readonly Origin[], origin: Origin): Partition | null;
  /** Whether an origin gets the permission "persistent-storage". */
  mayPersist(origin: string): boolean;
  /** Where storage of a site is cleared its cookies are, too, and the other way round. */
  readonly linksCookies: boolean;
  /** Whether storage is disabled for the document. Asks nobody: it is called with each change of an area that the document hears of. */
  isRefused(document: Document): boolean;
  /** Why storage is disabled for it, one sentence; null: it is not, or that is nobody's will. */
  reasonOf(document: Document): string | null;
  /** Storage objects of the document, that it has from another one, work as far as it may store. */
  followRefusal(document: Document): void;
  /** The document is about to obtain storage for the first time: who has to be asked, is asked now. */
  seekConsent(document: Document): void;
  /** The tab of the document has crashed, and this area is what its Storage object has from now on. */
  cutOff(document: Document, area: Area): void;
  /** What has expired by now goes. */
  expire(): void;
  /** The document has obtained an area. */
  obtained(document: Document, area: Area): void;
}

/** Everybody may store everywhere. */
export const openPolicy: StoragePolicy = {
  partitionOf: () => null,
  mayPersist: () => false,
  linksCookies: false,
  isRefused: () => false,
  reasonOf: () => null,
  followRefusal: () => undefined,
  seekConsent: () => undefined,
  obtained: () => undefined,
  cutOff: () => undefined,
  expire: () => undefined,
  lasts: () => true,
  areaMade: () => undefined,
};
