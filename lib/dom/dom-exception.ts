import { toDOMString } from '../webidl/conversions.ts';
import type { InterfaceDefinition } from './interface-object.ts';
import type { RelevantGlobal } from './relevant-global.ts';

/** Names of exceptions with their legacy codes; every other name has the code 0. */
export const legacyCodes: ReadonlyMap<string, number> = new Map([
  ['IndexSizeError', 1],
  ['HierarchyRequestError', 3],
  ['WrongDocumentError', 4],
  ['InvalidCharacterError', 5],
  ['NoModificationAllowedError', 7],
  ['NotFoundError', 8],
  ['NotSupportedError', 9],
  ['InUseAttributeError', 10],
  ['InvalidStateError', 11],
  ['SyntaxError', 12],
  ['InvalidModificationError', 13],
  ['NamespaceError', 14],
  ['InvalidAccessError', 15],
  ['TypeMismatchError', 17],
  ['SecurityError', 18],
  ['NetworkError', 19],
  ['AbortError', 20],
  ['URLMismatchError', 21],
  ['QuotaExceededError', 22],
  ['TimeoutError', 23],
  ['InvalidNodeTypeError', 24],
  ['DataCloneError', 25],
]);

/** Web IDL, DOMException: https://webidl.spec.whatwg.org/#idl-DOMException */
export class DOMException extends Error {
  readonly #name: string;
  readonly #message: string;

  constructor(global: RelevantGlobal, message: unknown = '', name: unknown = 'Error') {
    super();
    this.#message = toDOMString(global.realm, message);
    this.#name = toDOMString(global.realm, name);
    nameStack(this);
  }

  static isDOMException(object: object): boolean {
    return #name in object;
  }

  // Before the constructor has run, the surroundings already ask for both: for the first line of the stack.
  override get name(): string {
    return #name in this ? this.#name : 'Error';
  }
  override get message(): string {
    return #message in this ? this.#message : '';
  }
  get code(): number {
    return legacyCodes.get(this.name) ?? 0;
  }
}

/** Gives the stack a first line that says which exception it is, where the surroundings can. */
function nameStack(exception: Error): void {
  const capture: unknown = Reflect.get(Error, 'captureStackTrace');
  if (typeof capture === 'function') Reflect.apply(capture, Error, [exception, DOMException]);
}

/** The definition from which each window makes its own `DOMException`; its parent is `Error`. */
export const domExceptionInterface: InterfaceDefinition = {
  name: 'DOMException',
  base: DOMException,
  required: 0,
  constants: {
    INDEX_SIZE_ERR: 1,
    DOMSTRING_SIZE_ERR: 2,
    HIERARCHY_REQUEST_ERR: 3,
    WRONG_DOCUMENT_ERR: 4,
    INVALID_CHARACTER_ERR: 5,
    NO_DATA_ALLOWED_ERR: 6,
    NO_MODIFICATION_ALLOWED_ERR: 7,
    NOT_FOUND_ERR: 8,
    NOT_SUPPORTED_ERR: 9,
    INUSE_ATTRIBUTE_ERR: 10,
    INVALID_STATE_ERR: 11,
    SYNTAX_ERR: 12,
    INVALID_MODIFICATION_ERR: 13,
    NAMESPACE_ERR: 14,
    INVALID_ACCESS_ERR: 15,
    VALIDATION_ERR: 16,
    TYPE_MISMATCH_ERR: 17,
    SECURITY_ERR: 18,
    NETWORK_ERR: 19,
    ABORT_ERR: 20,
    URL_MISMATCH_ERR: 21,
    QUOTA_EXCEEDED_ERR: 22,
    TIMEOUT_ERR: 23,
    INVALID_NODE_TYPE_ERR: 24,
    DATA_CLONE_ERR: 25,
  },
};
