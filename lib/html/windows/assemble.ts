import { removeBlobURLsOf } from '../../file-api/blob-url-store.ts';
import { endStorage } from '../../web-storage/end-storage.ts';
import { terminateLocks } from '../../web-locks/termination.ts';
import { endKept } from '../document-lifecycle/back-forward-cache.ts';
import { closeAllChannels } from '../messages/broadcast-channel.ts';
import { closeAllPorts } from '../messages/message-port.ts';
import type { Assembler } from '../records/assembler.ts';
import type { Document } from '../records/document.ts';
import type { DocumentHooks } from '../records/document-hooks.ts';
import { WindowProxies } from '../window-proxy/window-proxies.ts';
import { NavigableContext } from './navigable-context.ts';
import { WindowHooks } from './window-hooks.ts';
import { WindowInterfaces } from './window-interfaces.ts';
import { setUpWindow } from './window.ts';

/** The one assembler: it gives the records what the algorithms of all rooms make of them. */
export const assembler: Assembler = {
  hooksFor,
  interfacesFor: (document, host) => new WindowInterfaces(document, host),
  setUpWindow,
  windowProxiesFor: (navigable) => new WindowProxies(new NavigableContext(navigable)),
  unloadingDocumentCleanupSteps: [forgetBlobURLs, closeAllPorts, closeAllChannels, endStorageOf, terminateLocks],
  endKept,
};

function hooksFor(document: Document, window?: DocumentHooks): WindowHooks {
  if (!(window instanceof WindowHooks)) return new WindowHooks(document);
  if (window.run === document.userAgent) window.document = document;
  else window.beginRun(document);
  return window;
}

/** IMPL-DEFINED: a Storage object that somebody has kept works on when its document is gone, unless the behaviour says otherwise. */
function endStorageOf(document: Document): void {
  if (!document.lifecycle.windowStays) endStorage(document, document.userAgent.behaviour);
}

function forgetBlobURLs(document: Document): void {
  const { madeBlobURLs } = document.userAgent;
  if (madeBlobURLs !== null) removeBlobURLsOf(madeBlobURLs, document);
}
