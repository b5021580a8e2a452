import { isMap, isSet } from 'node:util/types';
import { MessageChannel, moveMessagePortToContext, receiveMessageOnPort } from 'node:worker_threads';
import { holdsPlatformObject } from '../../html/messages/unserializable.ts';
import { requireArguments } from '../../webidl/interface.ts';
import type { PageInsides } from './insides.ts';

/**
 * A structured clone of objects of the page's realm. A context has no structuredClone of its own, and that of Node makes objects of
 * the surroundings; what comes out of a port that was moved into the context is of the context. The port lives for one clone only,
 * since an open one would keep the window alive. DIVERGES: the first clone in a window goes by the built-ins as page code has left them.
 */
export function cloned({ raw, realm, elements }: PageInsides, value: unknown, options?: unknown): unknown {
  const { port1, port2 } = new MessageChannel();
  const inPage = moveMessagePortToContext(port2, raw);
  try {
    // Wall: page code gives anything as options; Node refuses what is none.
    port1.postMessage(value, options as []);
    const copy: unknown = receiveMessageOnPort(inPage)?.message;
    let hasSerializable = false;
    const isRefused = (object: object): boolean => {
      if (!elements.isPlatformObject(object)) return false;
      const isSerializable = elements.isSerializable(object);
      hasSerializable ||= isSerializable;
      return !isSerializable;
    };
    if (holdsPlatformObject(value, isRefused)) {
      throw new realm.DOMException('A platform object could not be cloned.', 'DataCloneError');
    }
    return hasSerializable ? withBlobs(value, copy, (object) => elements.copyOfBlob(object)) : copy;
  } catch (error) {
    // A getter of the page may have thrown, too: then it is an error of the page's realm already.
    if (error instanceof DOMException) throw new realm.DOMException(error.message, error.name);
    if (!(error instanceof TypeError)) throw error;
    const isTransfer = Reflect.get(error, 'code') === 'ERR_INVALID_TRANSFER_OBJECT';
    throw isTransfer ? new realm.DOMException(error.message, 'DataCloneError') : new realm.TypeError(error.message);
  } finally {
    port1.close();
    // Node holds on to the object that stood for the port before it was moved, until that is closed, too.
    port2.close();
  }
}

/**
 * A copy whose Blobs are some, where Node has made plain objects of them. No accessor is called: of a Blob that one gave, a plain object
 * stays (DIVERGES).
 */
function withBlobs(value: unknown, copy: unknown, copyOfBlob: (object: object) => object | null): unknown {
  const copies = new Map<object, unknown>();
  const mend = (part: unknown, partCopy: unknown): unknown => {
    if (typeof part !== 'object' || part === null || typeof partCopy !== 'object' || partCopy === null) return partCopy;
    if (copies.has(part)) return copies.get(part);
    const blob = copyOfBlob(part);
    copies.set(part, blob ?? partCopy);
    if (blob !== null || ArrayBuffer.isView(part)) return blob ?? partCopy;
    for (const name of Object.keys(partCopy)) {
      const own: unknown = Reflect.getOwnPropertyDescriptor(part, name)?.value;
      const mended = mend(own, Reflect.get(partCopy, name));
      if (mended !== Reflect.get(partCopy, name)) Reflect.set(partCopy, name, mended);
    }
    if (isMap(part) && isMap(partCopy)) {
      const values = [...part.values()];
      [...partCopy].forEach(([key, each], index) => partCopy.set(key, mend(values[index], each)));
    } else if (isSet(part) && isSet(partCopy)) {
      const values = [...part];
      const mended = [...partCopy].map((each, index) => mend(values[index], each));
      partCopy.clear();
      for (const each of mended) partCopy.add(each);
    }
    return partCopy;
  };
  return mend(value, copy);
}

/** `structuredClone` of a window. */
// HTML, structured data, structuredClone.
// https://html.spec.whatwg.org/multipage/#dom-structuredclone
export function structuredCloneOf(insides: PageInsides): (...args: [value?: unknown, options?: unknown]) => unknown {
  return (...args) => {
    requireArguments(insides.realm, "Failed to execute 'structuredClone' on 'Window'", args.length, 1);
    // 1 to 3
    return cloned(insides, ...args);
  };
}
