import { Returned } from '../../infra/returned.ts';
import {
  createInterfacePrototype,
  defineInterfaceObject,
  defineReadonlyAttribute,
  illegalInvocation,
  type InterfaceObject,
} from '../../webidl/interface.ts';
import type { Realm } from '../../webidl/realm.ts';
import { hasStickyActivation, hasTransientActivation } from '../navigables/user-activation.ts';
import type { Document } from '../records/document.ts';

type DocumentOf = () => Document;

class DocumentOfActivation extends Returned {
  readonly #documentOf: DocumentOf;

  constructor(activation: object, documentOf: DocumentOf) {
    super(activation);
    this.#documentOf = documentOf;
  }

  static of(realm: Realm, receiver: unknown): Document {
    if (typeof receiver === 'object' && receiver !== null && #documentOf in receiver) return receiver.#documentOf();
    throw illegalInvocation(realm);
  }
}

/** The interface with the one object of it that its window has. */
export interface UserActivationInterface extends InterfaceObject {
  /** What `navigator.userActivation` is. */
  readonly activation: object;
}

/** Makes the UserActivation interface of one window. `documentOf`: the document that the window shows. */
// HTML, tracking user activation, the UserActivation interface.
// https://html.spec.whatwg.org/multipage/#useractivation
export function createUserActivationInterface(realm: Realm, documentOf: DocumentOf): UserActivationInterface {
  const prototype = createInterfacePrototype('UserActivation', realm.objectPrototype);
  function UserActivation(): never {
    throw new realm.TypeError('Illegal constructor');
  }
  defineInterfaceObject(realm, 'UserActivation', 0, UserActivation, prototype, null);
  const getters = {
    hasBeenActive(this: unknown): boolean {
      return hasStickyActivation(DocumentOfActivation.of(realm, this));
    },
    isActive(this: unknown): boolean {
      return hasTransientActivation(DocumentOfActivation.of(realm, this));
    },
  };
  defineReadonlyAttribute(realm, prototype, 'hasBeenActive', getters.hasBeenActive);
  defineReadonlyAttribute(realm, prototype, 'isActive', getters.isActive);
  realm.interfaceMade?.(UserActivation);
  const activation: object = new DocumentOfActivation(Object.create(prototype) as object, documentOf);
  return { interfaceObject: UserActivation, prototype, activation };
}
