import type { Realm } from '../../webidl/realm.ts';
import { createSingleObjectInterface, type SingleObjectInterface } from '../../webidl/single-object-interface.ts';
import { hasStickyActivation, hasTransientActivation } from '../navigables/user-activation.ts';
import type { Document } from '../records/document.ts';

/** Makes the UserActivation interface of one window. `documentOf`: the document that the window shows. */
// HTML, tracking user activation, the UserActivation interface.
// https://html.spec.whatwg.org/multipage/#useractivation
export function createUserActivationInterface(realm: Realm, documentOf: () => Document): SingleObjectInterface {
  return createSingleObjectInterface(realm, 'UserActivation', documentOf, {
    attributes: { hasBeenActive: hasStickyActivation, isActive: hasTransientActivation },
  });
}
