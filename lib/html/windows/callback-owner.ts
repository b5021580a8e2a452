import type { CodeOwner } from '../../infra/code-owner.ts';
import { stackFrames } from '../../infra/stack-frames.ts';
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

/** Whether code of a page made that error: so it does where the host, or the model, has wrapped a callback of the page. */
export function isPages(realmOwners: RealmOwners, error: unknown): boolean {
  return realmOwners.ownerOf(error) !== null && stackFrames(error).innermost !== 'test';
}
