import { toDOMString } from '../webidl/conversions.ts';
import { requireArguments } from '../webidl/interface.ts';
import type { Realm } from '../webidl/realm.ts';
import type { DocumentHooks } from './document-host.ts';

type Blob = Parameters<DocumentHooks['createObjectURL']>[0];

/** The static functions of a window's `URL` that know its document. Each is called by page code with anything. */
export interface BlobURLFunctions {
  createObjectURL(object: unknown): string;
  revokeObjectURL(url: unknown): void;
}

/** Makes them over the hooks. Both throw a TypeError of the realm. */
export function blobURLFunctions(hooks: DocumentHooks, realm: Realm): BlobURLFunctions {
  return {
    // File API, blob URLs, createObjectURL.
    // https://w3c.github.io/FileAPI/#dfn-createObjectURL
    createObjectURL(object: unknown): string {
      const context = "Failed to execute 'createObjectURL' on 'URL'";
      requireArguments(realm, context, arguments.length, 1);
      if (!isBlob(object)) throw new realm.TypeError(`${context}: parameter 1 is not of type 'Blob'.`);
      // 1
      return hooks.createObjectURL(object);
    },
    revokeObjectURL(url: unknown): void {
      requireArguments(realm, "Failed to execute 'revokeObjectURL' on 'URL'", arguments.length, 1);
      hooks.revokeObjectURL(toDOMString(realm, url));
    },
  };
}

/** IMPL-DEFINED: by its shape, since a page may have the Blob of its window, of the surroundings or of a library. */
function isBlob(value: unknown): value is Blob {
  if (typeof value !== 'object' || value === null) return false;
  return typeof Reflect.get(value, 'type') === 'string' && typeof Reflect.get(value, 'text') === 'function';
}
