import type { CodeOwner } from '../../infra/code-owner.ts';
import type { Thrown } from '../../infra/thrown.ts';
import type { Document } from '../records/document.ts';
import type { RealmOwners } from '../records/realm-owners.ts';

/**
 * Whose callback that is, which somebody registers now in the document: by its realm, where pages have one of their own. IMPL-DEFINED:
 * where they have not, it is the page's if a task runs, and that of the test if none does.
 */
export function callbackOwner({ userAgent, realm }: Document, callback: unknown): CodeOwner {
  const { realmOwners, kernel } = userAgent;
  if (realm.functionPrototype !== Function.prototype) return realmOwners.ownerOf(callback) === null ? 'test' : 'page';
  return kernel.current === null ? 'test' : 'page';
}

/**
 * Whether it is a page's failure although the callback that threw is of no page, as where the host has wrapped one that is: an error of a
 * page, by its realm or by the file of the module that it was thrown in, and no frame of the test beside those that threw. A callback of
 * the test that calls a function of a page has such a frame.
 */
export function isPages(realmOwners: RealmOwners, { error, frames }: Thrown): boolean {
  return (realmOwners.ownerOf(error) !== null || frames.beginsInModule) && !frames.nearTest;
}
