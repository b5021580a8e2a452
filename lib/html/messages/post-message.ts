import { canParseURL } from '../../infra/can-parse-url.ts';
import { assert } from '../../infra/assert.ts';
import { sameOrigin, serializeOrigin, originOfURL, type Origin } from '../../origin/origin.ts';
import { requireArguments } from '../../webidl/interface.ts';
import type { Realm } from '../../webidl/realm.ts';
import type { Document } from '../records/document.ts';
import type { Navigable } from '../records/navigable.ts';
import { windowPostMessageOptions } from './structured-serialize-options.ts';
import { deliverMessage } from './deliver-message.ts';
import { serializeWithTransfer } from './structured-transfer.ts';
import { droppedMessage, postedMessage, sending } from './told-message.ts';

const context = "Failed to execute 'postMessage' on 'Window'";

/**
 * `postMessage` of a window, called by code of the origin `accessor` with these arguments. The message is cloned at once, and arrives
 * in a task of the posted message source.
 */
// HTML, cross-document messaging, window post message steps.
// https://html.spec.whatwg.org/multipage/#window-post-message-steps
export function windowPostMessage(navigable: Navigable, accessor: Origin, args: readonly unknown[]): void {
  // 1
  const { activeDocument: target } = navigable;
  // 2
  const source = sourceOf(navigable, accessor);
  const realm = source?.realm ?? navigable.windowProxies.current?.realm;
  assert(realm !== undefined, 'whoever has a window to post to, or what it stands for, has a realm');
  requireArguments(realm, context, args.length, 1);
  if (source === null) return void windowPostMessageOptions(realm, args);
  sending(source, 'window', '', () => post(source, target, realm, args));
}

// HTML, cross-document messaging, window post message steps, from step 3.
// https://html.spec.whatwg.org/multipage/#window-post-message-steps
function post(source: Document, target: Document | null, realm: Realm, args: readonly unknown[]): void {
  const { targetOrigin, transfer } = windowPostMessageOptions(realm, args);
  // 3 to 5
  const onlyFor = targetOriginOf(realm, targetOrigin, source);
  // 6 (read above)
  // 7
  const serialized = serializeWithTransfer(source, args[0], transfer);
  // The browsing context that it came from, also when the sender's navigable has gone to another group.
  const {
    navigable: { name, windowProxies },
  } = source;
  const told = postedMessage(source, {
    ...({ via: 'window', name: '', serialized, to: target === null ? 0 : 1 } as const),
    ...{ target, targetOrigin: onlyFor === null ? null : serializeOrigin(onlyFor) },
  });
  // 8
  target?.queueTask('posted message', `message from ${name}`, () => {
    // 8.1
    if (onlyFor !== null && !sameOrigin(onlyFor, target.origin)) return droppedMessage(target, told, 'other origin');
    // 8.2, 8.3
    const about = { origin: serializeOrigin(source.origin), source: windowProxies.for(target.origin) };
    // 8.4 to 8.7
    deliverMessage(target, told, serialized, about);
  });
}

/** Whom the message is for; null for whoever is there. Throws the realm's SyntaxError for what is no origin. */
function targetOriginOf(realm: Realm, targetOrigin: string, source: Document): Origin | null {
  if (targetOrigin === '*') return null;
  if (targetOrigin === '/') return source.origin;
  if (!canParseURL(targetOrigin)) {
    throw new realm.DOMException(`${context}: Invalid target origin '${targetOrigin}'.`, 'SyntaxError');
  }
  return originOfURL(new URL(targetOrigin), source.userAgent.ids.newOpaqueOrigin);
}

/**
 * Whose code it is that calls: HTML's incumbent settings object. IMPL-DEFINED: of the task that runs, when its document has the
 * accessing origin; outside of tasks a window speaks to itself, or for the oldest document of that origin in its tab.
 */
function sourceOf({ userAgent, activeDocument, topLevel }: Navigable, accessor: Origin): Document | null {
  const running = userAgent.runningDocument;
  if (running !== null && sameOrigin(running.origin, accessor)) return running;
  if (activeDocument !== null && sameOrigin(activeDocument.origin, accessor)) return activeDocument;
  return userAgent.documentOf(accessor, topLevel);
}
