import { requireArguments } from '../../webidl/interface.ts';
import type { Realm } from '../../webidl/realm.ts';
import type { DocumentHooks } from '../records/document-hooks.ts';

/** `reportError(…)` of a window, with what it was called with. */
// HTML, runtime script errors, reportError.
// https://html.spec.whatwg.org/multipage/#dom-reporterror
export function reportError(hooks: DocumentHooks, realm: Realm, args: readonly unknown[]): void {
  requireArguments(realm, "Failed to execute 'reportError' on 'Window'", args.length, 1);
  // 1
  hooks.reportException(args[0]);
}
