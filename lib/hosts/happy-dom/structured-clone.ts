import * as happyDom from 'happy-dom';
import { MessageChannel, moveMessagePortToContext, receiveMessageOnPort } from 'node:worker_threads';
import { holdsPlatformObject } from '../../html/messages/unserializable.ts';
import { requireArguments } from '../../webidl/interface.ts';
import type { Insides } from './insides.ts';

/**
 * A structured clone of objects of the page's realm. A context has no structuredClone of its own, and that of Node makes objects of
 * the surroundings; what comes out of a port that was moved into the context is of the context. The port lives for one clone only,
 * since an open one would keep the window alive.
 */
export function cloned({ raw, realm }: Insides, value: unknown, options?: unknown): unknown {
  const { port1, port2 } = new MessageChannel();
  const inPage = moveMessagePortToContext(port2, raw);
  try {
    // Wall: page code gives anything as options; Node refuses what is none.
    port1.postMessage(value, options as []);
    const copy: unknown = receiveMessageOnPort(inPage)?.message;
    if (holdsPlatformObject(value, (object) => isPlatformObject(raw, object) && !isSerializable(raw, object))) {
      throw new realm.DOMException('A platform object could not be cloned.', 'DataCloneError');
    }
    return copy;
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

/** What happy-dom exports, but for its errors, which are data. A window's own classes extend them. */
const exported: ReadonlySet<unknown> = new Set(
  Object.values(happyDom).flatMap((each) => {
    const prototype: unknown = typeof each === 'function' ? each.prototype : null;
    return typeof prototype !== 'object' || prototype === null || prototype instanceof Error ? [] : [prototype];
  }),
);

/** Whether a class of happy-dom made it. */
export function isPlatformObject(raw: Insides['raw'], object: object): boolean {
  for (let each: unknown = object; each !== null; each = Reflect.getPrototypeOf(each as object)) {
    if (exported.has(each)) return true;
  }
  const { Location, History, Navigator, DOMMatrixReadOnly, DOMPointReadOnly } = raw;
  return [Location, History, Navigator, DOMMatrixReadOnly, DOMPointReadOnly].some((base) => object instanceof base);
}

/** The standards have a copy made of these. What comes of them here is a plain object. */
function isSerializable(raw: Insides['raw'], object: object): boolean {
  const { Blob, FileList, DOMRectReadOnly } = happyDom;
  const { DOMMatrixReadOnly, DOMPointReadOnly } = raw;
  return [Blob, FileList, DOMRectReadOnly, DOMMatrixReadOnly, DOMPointReadOnly].some((base) => object instanceof base);
}

/** `structuredClone` of a window. */
// HTML, structured data, structuredClone.
// https://html.spec.whatwg.org/multipage/#dom-structuredclone
export function structuredCloneOf(insides: Insides): (...args: [value?: unknown, options?: unknown]) => unknown {
  return (...args) => {
    requireArguments(insides.realm, "Failed to execute 'structuredClone' on 'Window'", args.length, 1);
    // 1 to 3
    return cloned(insides, ...args);
  };
}
