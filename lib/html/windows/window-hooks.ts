import type { ScriptExecution } from '../../event-loop/script-execution.ts';
import type { TaskSource } from '../../event-loop/task-source.ts';
import { localStorageGetter, sessionStorageGetter } from '../../web-storage/getters.ts';
import { toDOMString } from '../../webidl/conversions.ts';
import { addBlobURLEntry, revokeBlobURL, type HostBlob } from '../../file-api/blob-url-store.ts';
import type { CodeOwner } from '../../infra/code-owner.ts';
import { Thrown } from '../../infra/thrown.ts';
import { callbackOwner, isPages } from './callback-owner.ts';
import { print } from '../document-lifecycle/printing.ts';
import { reportException } from '../document-lifecycle/report-exception.ts';
import { frameElement } from '../frames/content-document.ts';
import { traverseByDelta } from '../history-traversal/traverse.ts';
import { windowPostMessage } from '../messages/post-message.ts';
import { updateOpenedDocument } from '../navigation/document-open.ts';
import { reload } from '../navigation/navigate.ts';
import { declareRefresh } from '../navigation/refresh.ts';
import type { Dialog } from '../records/dialog.ts';
import type { DocumentHooks, NavigateOptions, PageRequest } from '../records/document-hooks.ts';
import type { HostResponse } from '../../fetch/response.ts';
import type { Navigable } from '../records/navigable.ts';
import { historyLength, sharedHistoryPushReplaceState } from '../session-history/history.ts';
import { followHyperlink, windowOpen } from '../window-open/window-open.ts';
import { closeWindow } from './close-window.ts';
import { consoleForPage } from './console-for-page.ts';
import { cookieOf, setCookieOf } from './cookie-attribute.ts';
import { domainOf, setDomainOf } from './domain-attribute.ts';
import { fetchForPage, fetchSynchronously } from './fetch-for-page.ts';
import { lastModifiedOf } from './last-modified.ts';
import { locationNavigate } from './location-navigate.ts';
import { openerOf } from './opener.ts';
import { isSecureContext } from './secure-context.ts';
import { simpleDialog } from './simple-dialogs.ts';
import { UserHooks } from './user-hooks.ts';
import { isExposed } from './window-interfaces.ts';

/** What one window asks of the model, given to its host. After the end of its document nothing of it has an effect. */
export class WindowHooks extends UserHooks implements DocumentHooks {
  get scripts(): ScriptExecution {
    return this.document.userAgent.scripts;
  }

  navigate(url: string, options: NavigateOptions): void {
    if (!this.#away) locationNavigate(this.document, url, options);
  }

  reload(): void {
    if (!this.#away) reload(this.document.navigable);
  }

  // HTML, the History interface, delta traverse.
  // https://html.spec.whatwg.org/multipage/#dom-history-go
  traverse(delta: number): void {
    // 1, 2
    this.#requireFullyActive('traverse');
    // 3 (DIVERGES: not while it is being left)
    if (this.document.lifecycle.unloadCounter > 0) return;
    if (delta === 0) this.reload();
    else traverseByDelta(this.document.traversable, delta, false);
  }

  historyLength(): number {
    this.#requireFullyActive('read');
    return historyLength(this.document.navigable);
  }

  historyState(): unknown {
    this.#requireFullyActive('read');
    return this.document.history.state;
  }

  changeHistory(handling: 'push' | 'replace', data: unknown, url: string | null, base: string): void {
    this.#requireFullyActive('change');
    sharedHistoryPushReplaceState(this.document, handling, data, url, base);
  }

  refresh(content: string, base: string): void {
    const go = (url: string): void => this.navigate(url, { cause: 'script', replace: true });
    if (!this.#over) declareRefresh(this.document, content, base, go);
  }

  documentOpened(): void {
    if (!this.#over) updateOpenedDocument(this.document);
  }

  open(url: string | null, target: string, features: string): object | null {
    return this.#away ? null : windowOpen(this.document, url, target, features);
  }

  follow(url: string, target: string, rel: string | null, options: NavigateOptions): void {
    if (!this.#away) followHyperlink(this.document, url, target, rel, options);
  }

  close(): void {
    if (!this.#away) closeWindow(this.document.navigable);
  }

  createObjectURL(blob: HostBlob): string {
    return addBlobURLEntry(this.document.userAgent.blobURLs, blob, this.document, () => this.random());
  }

  revokeObjectURL(url: string): void {
    revokeBlobURL(this.document.userAgent.blobURLs, url, this.document);
  }

  domain(): string {
    return domainOf(this.document);
  }

  setDomain(value: unknown): void {
    setDomainOf(this.document, value);
  }

  getCookie(): string {
    return cookieOf(this.document);
  }

  setCookie(cookie: string): void {
    setCookieOf(this.document, cookie);
  }

  fetch(request: PageRequest): Promise<HostResponse> {
    return this.#over ? new Promise(() => undefined) : fetchForPage(this.document, request);
  }

  fetchSynchronously(request: PageRequest): HostResponse {
    return fetchSynchronously(this.document, request);
  }

  setTimer(callback: () => void, delayMs: number, repeat: boolean): number {
    if (this.#over) return 0;
    this.#catchUp();
    return this.document.clocks.timers.set(callback, delayMs, repeat);
  }

  clearTimer(id: number): void {
    if (!this.#over) this.document.clocks.timers.clear(id);
  }

  requestAnimationFrame(callback: (now: number) => void): number {
    if (this.#over) return 0;
    this.#catchUp();
    return this.document.clocks.animationFrames.request((nowMs) => callback(this.sinceOrigin(nowMs)));
  }

  cancelAnimationFrame(id: number): void {
    if (!this.#over) this.document.clocks.animationFrames.cancel(id);
  }

  queueTask(label: string, steps: () => void, source: TaskSource = 'DOM manipulation'): void {
    if (!this.#over) this.document.queueTask(source, label, steps);
  }

  lastModified(): string {
    return lastModifiedOf(this.document);
  }

  /**
   * DIVERGES: without a synchronous checkpoint, as in a web page, promise jobs run after the last listener of an event of any other
   * type than `storage`.
   */
  checkpoint(recorded: boolean = true): void {
    const { kernel, observer } = this.document.userAgent;
    // Between two steps promise jobs may be under way.
    if (kernel.current === null || !this.scripts.performMicrotaskCheckpoint()) return;
    if (recorded && observer !== null) observer.checkpoint();
  }

  access(cell: 'listeners', kind: 'read' | 'write'): void {
    const { navigable, userAgent } = this.document;
    if (userAgent.observer !== null) userAgent.observer.access(`${cell} ${navigable.name}`, kind);
  }

  console(): object {
    return consoleForPage(() => this.document);
  }

  ownerOf(callback: unknown): CodeOwner {
    return callbackOwner(this.document, callback);
  }

  returned(value: unknown, by: CodeOwner): void {
    if (by === 'test') this.document.userAgent.options.failures?.returned(value);
  }

  reportException(error: unknown, by?: CodeOwner, callback?: object): void {
    const { realmOwners } = this.document.userAgent;
    const thrown = new Thrown(error, realmOwners.modules);
    reportException(
      realmOwners.ownerOf(callback) ?? this.document,
      thrown,
      by === 'test' && isPages(realmOwners, thrown) ? 'page' : by,
    );
  }

  /** Where time is real, what is asked for now counts from now. */
  #catchUp(): void {
    void this.document.userAgent.clock.now;
  }

  /** It has no navigable to ask: it is gone, or kept to be returned to. */
  get #away(): boolean {
    return this.#over || !this.document.active;
  }

  #requireFullyActive(toDo: string): void {
    if (!this.#away) return;
    const { DOMException } = this.document.realm;
    throw new DOMException(`Failed to ${toDo} the history: the document is not fully active.`, 'SecurityError');
  }

  isSecureContext(): boolean {
    return isSecureContext(this.document);
  }

  localStorage(): object {
    return localStorageGetter(this.document);
  }

  sessionStorage(): object {
    const { destroyed, sessionStorageHolder, realm } = this.document;
    if (!destroyed || sessionStorageHolder !== null) return sessionStorageGetter(this.document);
    // Without a navigable there is no shed to obtain it from; what was obtained before goes on.
    throw new realm.DOMException('The document has no session any more.', 'SecurityError');
  }

  parent(): object | null {
    const { navigable } = this.document;
    return this.#proxyOf(navigable.parent ?? navigable);
  }

  top(): object | null {
    return this.#proxyOf(this.document.traversable);
  }

  frameCount(): number {
    return this.document.children.list.length;
  }

  frameElement(): object | null {
    return this.#over ? null : frameElement(this.document);
  }

  name(): string {
    return this.#over ? '' : this.document.navigable.targetName;
  }

  setName(value: unknown): void {
    const name = toDOMString(this.document.realm, value);
    if (!this.#over) this.document.navigable.targetName = name;
  }

  opener(): object | null {
    return this.#over ? null : openerOf(this.document.navigable, this.document.origin);
  }

  // HTML, the Window object, opener setter.
  // https://html.spec.whatwg.org/multipage/#dom-opener
  disown(): void {
    // 1 (other values are the host's)
    if (!this.#over) this.document.navigable.opener = null;
  }

  closed(): boolean {
    return this.#over || this.document.navigable.isClosed;
  }

  postMessage(...args: unknown[]): void {
    const { navigable, origin } = this.document;
    // What is kept to be returned to is not its navigable's window now.
    if (navigable.activeDocument === this.document) windowPostMessage(navigable, origin, args);
  }

  showDialog(type: Dialog['type'], args: readonly unknown[]): unknown {
    return type === 'print' ? print(this.document) : simpleDialog(this.document, type, args);
  }

  exposes(name: string): boolean {
    return isExposed(this.document, name);
  }

  interfaceObject(name: string): unknown {
    return this.document.interfaces.named(name).interfaceObject;
  }

  /** A destroyed document has no navigable any more. */
  #proxyOf({ windowProxies }: Navigable): object | null {
    return this.#over ? null : windowProxies.for(this.document.origin);
  }

  get #over(): boolean {
    return this.document.destroyed;
  }
}
