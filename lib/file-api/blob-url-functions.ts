import { toDOMString } from '../webidl/conversions.ts';
import { requireArguments } from '../webidl/interface.ts';
import type { Realm } from '../webidl/realm.ts';
import type { HostBlob } from './blob-url-store.ts';

/** What the functions do with what page code gave them, once it is converted. */
export interface BlobURLSteps {
  createObjectURL(blob: HostBlob): string;
  revokeObjectURL(url: string): void;
}

/** The static functions of a window's `URL` that know its document. Each is called by page code with anything. */
export interface BlobURLFunctions {
  createObjectURL(object: unknown): string;
  revokeObjectURL(url: unknown): void;
}

/** Both throw a TypeError of the realm. */
export function blobURLFunctions(steps: BlobURLSteps, realm: Realm): BlobURLFunctions {
  return {
    // File API, blob URLs, createObjectURL.
    // https://w3c.github.io/FileAPI/#dfn-createObjectURL
    createObjectURL(object: unknown): string {
      const context = "Failed to execute 'createObjectURL' on 'URL'";
      requireArguments(realm, context, arguments.length, 1);
      if (!isBlob(object)) throw new realm.TypeError(`${context}: parameter 1 is not of type 'Blob'.`);
      // 1
      return steps.createObjectURL(object);
    },
    revokeObjectURL(url: unknown): void {
      requireArguments(realm, "Failed to execute 'revokeObjectURL' on 'URL'", arguments.length, 1);
      steps.revokeObjectURL(toDOMString(realm, url));
    },
  };
}

/** IMPL-DEFINED: by its shape, since a page may have the Blob of its window, of the surroundings or of a library. */
function isBlob(value: unknown): value is HostBlob {
  if (typeof value !== 'object' || value === null) return false;
  return typeof Reflect.get(value, 'type') === 'string' && typeof Reflect.get(value, 'text') === 'function';
}
