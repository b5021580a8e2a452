import { removeBlobURLsOf } from '../../file-api/blob-url-store.ts';
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
  unloadingDocumentCleanupSteps: [forgetBlobURLs, closeAllPorts],
};

function hooksFor(document: Document, window?: DocumentHooks): WindowHooks {
  if (!(window instanceof WindowHooks)) return new WindowHooks(document);
  window.document = document;
  return window;
}

function forgetBlobURLs(document: Document): void {
  const { madeBlobURLs } = document.userAgent;
  if (madeBlobURLs !== null) removeBlobURLsOf(madeBlobURLs, document);
}
