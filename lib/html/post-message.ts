import { sameOrigin, serializeOrigin, originOfURL, type Origin } from '../origin/origin.ts';
import { requireArguments } from '../webidl/interface.ts';
import type { Realm } from '../webidl/realm.ts';
import { Document } from './document.ts';
import type { MessageInit } from './document-host.ts';
import type { Serialized } from './message-port.ts';
import type { Navigable } from './navigable.ts';
import { windowPostMessageOptions } from './structured-serialize-options.ts';
import { deserializeWithTransfer, serializeWithTransfer, type Received } from './structured-transfer.ts';
import { realmFor } from './window-proxy.ts';

const context = "Failed to execute 'postMessage' on 'Window'";

/**
 * `postMessage` of a window, called by code of the origin `accessor` with these arguments. The message is cloned at once, and arrives
 * in a task of the posted message source.
 */
// HTML, cross-document messaging, window post message steps.
// https://html.spec.whatwg.org/multipage/#window-post-message-steps
export function windowPostMessage<W extends object>(navigable: Navigable<W>, accessor: Origin, args: readonly unknown[]): void {
  // 1, 2
  const { activeDocument: target } = navigable;
  const source = sourceOf(navigable, accessor);
  const realm = source?.realm ?? realmFor(navigable, accessor);
  requireArguments(realm, context, args.length, 1);
  const { targetOrigin, transfer } = windowPostMessageOptions(realm, args);
  if (source === null) return;
  // 3 to 5
  const onlyFor = targetOriginOf(realm, targetOrigin, source);
  // 6, 7
  const serialized = serializeWithTransfer(source.host, args[0], transfer);
  // The browsing context that it came from, also when the sender's navigable has gone to another group.
  const {
    navigable: { name, windowProxies },
  } = source;
  // 8
  target?.queueTask('posted message', `message from ${name}`, () => {
    // 8.1
    if (onlyFor !== null && !sameOrigin(onlyFor, target.origin)) return;
    // 8.2, 8.3
    const about = { origin: serializeOrigin(source.origin), source: windowProxies.for(target.origin) };
    // 8.4 to 8.7
    deliver(target, serialized, about);
  });
}

function deliver(target: Document, serialized: Serialized, about: Pick<MessageInit, 'origin' | 'source'>): void {
  let received: Received;
  try {
    received = deserializeWithTransfer(target, serialized);
  } catch {
    target.host.fireMessage('messageerror', { data: null, ...about, ports: [] });
    return;
  }
  target.host.fireMessage('message', { data: received.message, ...about, ports: received.ports });
}

/** Whom the message is for; null for whoever is there. Throws the realm's SyntaxError for what is no origin. */
function targetOriginOf(realm: Realm, targetOrigin: string, source: Document): Origin | null {
  if (targetOrigin === '*') return null;
  if (targetOrigin === '/') return source.origin;
  if (!URL.canParse(targetOrigin)) {
    throw new realm.DOMException(`${context}: Invalid target origin '${targetOrigin}'.`, 'SyntaxError');
  }
  return originOfURL(new URL(targetOrigin), source.userAgent.newOpaqueOrigin);
}

/**
 * Whose code it is that calls: HTML's incumbent settings object. IMPL-DEFINED: of the task that runs, when its document has the
 * accessing origin; outside of tasks a window speaks to itself, or for the oldest document of that origin in its tab.
 */
function sourceOf<W extends object>(navigable: Navigable<W>, accessor: Origin): Document<W> | null {
  const { userAgent, activeDocument, topLevel } = navigable;
  const running = userAgent.runningDocument;
  if (running instanceof Document && sameOrigin(running.origin, accessor)) return running as Document<W>;
  if (activeDocument !== null && sameOrigin(activeDocument.origin, accessor)) return activeDocument;
  const found = userAgent.documentOf(accessor, topLevel);
  return found instanceof Document ? (found as Document<W>) : null;
}
