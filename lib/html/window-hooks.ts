import { StepsTask } from '../event-loop/task.ts';
import { hashName } from '../infra/random.ts';
import { sameOriginDomain } from '../origin/origin.ts';
import { addBlobURLEntry, revokeBlobURL } from './blob-url-store.ts';
import type { DocumentHooks, FrameAttributes, HostBlob, HostResponse, NavigateOptions } from './document-host.ts';
import type { Document } from './document.ts';
import { updateOpenedDocument } from './document-open.ts';
import { iframeSandboxingFlags } from './sandboxing-flags.ts';
import type { Navigable } from './navigable.ts';
import { domainOf, setDomainOf } from './domain-attribute.ts';
import { isNetworkError } from './network.ts';
import { requestContextOf } from './request-context.ts';
import { declareRefresh } from './refresh.ts';

/**
 * Every way out of one document's window, given to its host. After the document's end, or that of the run that they were made for, all
 * of them do nothing.
 */
export class WindowHooks<W extends object> implements DocumentHooks {
  readonly #document: Document<W>;
  readonly #navigable: Navigable<W>;
  readonly #timeOriginMs: number;
  #stream: number | null = null;

  constructor(document: Document<W>, navigable: Navigable<W>) {
    this.#document = document;
    this.#navigable = navigable;
    this.#timeOriginMs = document.userAgent.kernel.now;
  }

  navigate(url: string, options: NavigateOptions): void {
    if (this.#away) return;
    this.#navigable.waysOut.navigate(this.#navigable, this.#document, url, options);
  }

  reload(): void {
    if (!this.#away) this.#navigable.waysOut.reload(this.#navigable);
  }

  // HTML, the History interface, delta traverse.
  // https://html.spec.whatwg.org/multipage/#dom-history-go
  traverse(delta: number): void {
    // 1, 2
    this.#requireFullyActive('traverse');
    // 3 (DIVERGES: not while it is being left)
    if (this.#document.unloadCounter > 0) return;
    if (delta === 0) this.reload();
    else this.#navigable.waysOut.traverse(this.#navigable, delta);
  }

  historyLength(): number {
    this.#requireFullyActive('read');
    return this.#navigable.waysOut.historyLength(this.#navigable);
  }

  historyState(): unknown {
    this.#requireFullyActive('read');
    return this.#document.historyState;
  }

  changeHistory(handling: 'push' | 'replace', data: unknown, url: string | null, base: string): void {
    this.#requireFullyActive('change');
    this.#navigable.waysOut.changeHistory(this.#document, handling, data, url, base);
  }

  visibilityState(): 'visible' | 'hidden' {
    return this.#document.visibilityState;
  }

  refresh(content: string, base: string): void {
    if (!this.#over)
      declareRefresh(this.#document, content, base, (url) => this.navigate(url, { cause: 'script', replace: true }));
  }

  documentOpened(): void {
    if (!this.#over) updateOpenedDocument(this.#document);
  }

  open(url: string | null, target: string, features: string): object | null {
    return this.#away ? null : this.#navigable.waysOut.open(this.#document, url, target, features);
  }

  follow(url: string, target: string, rel: string | null, options: NavigateOptions): void {
    if (!this.#away) this.#navigable.waysOut.follow(this.#document, url, target, rel, options);
  }

  frameSandboxed(element: object, sandbox: string | null): void {
    const container = this.#child(element)?.container ?? null;
    if (container !== null) container.sandboxingFlags = iframeSandboxingFlags(sandbox);
  }

  domain(): string {
    return domainOf(this.#document);
  }

  setDomain(value: unknown): void {
    setDomainOf(this.#document, value);
  }

  createObjectURL(blob: HostBlob): string {
    return addBlobURLEntry(this.#document.userAgent.blobURLs, blob, this.#document, () => this.random());
  }

  revokeObjectURL(url: string): void {
    revokeBlobURL(this.#document.userAgent.blobURLs, url, this.#document);
  }

  close(): void {
    if (!this.#away) this.#navigable.waysOut.close(this.#navigable, this.#document);
  }

  frameInserted(element: object, attributes: FrameAttributes): void {
    if (!this.#over) this.#navigable.waysOut.frameInserted(this.#document, element, attributes);
  }

  frameChanged(element: object, attributes: FrameAttributes): void {
    const child = this.#child(element);
    if (child !== null) this.#navigable.waysOut.frameChanged(child, attributes);
  }

  frameRemoved(element: object): void {
    const child = this.#child(element);
    if (child !== null) this.#navigable.waysOut.frameRemoved(child);
  }

  frameWindow(element: object): object | null {
    return this.#child(element)?.windowProxies.for(this.#document.origin) ?? null;
  }

  // HTML, navigables, content document.
  // https://html.spec.whatwg.org/multipage/#concept-bcc-content-document
  frameDocument(element: object): object | null {
    // 1, 2
    const document = this.#child(element)?.activeDocument ?? null;
    // 3, 4
    return document !== null && sameOriginDomain(document.origin, this.#document.origin) ? document.host.document : null;
  }

  getCookie(): string {
    this.#requireCookies('read');
    return this.#document.userAgent.cookies.get(this.#document);
  }

  setCookie(cookie: string): void {
    this.#requireCookies('set');
    this.#document.userAgent.cookies.set(this.#document, cookie);
  }

  fetch(request: Parameters<DocumentHooks['fetch']>[0]): Promise<HostResponse> {
    const document = this.#document;
    if (this.#over) return new Promise(() => undefined);
    if (request.delaysLoad) document.loadDelay.begin();
    return new Promise((resolve, reject) => {
      document.userAgent.network.request(
        { ...request, ...requestContextOf(document, request.url) },
        {
          tab: document.navigable.name,
          owner: document,
          lane: document.lane('networking'),
          receive: (answer) => {
            if (isNetworkError(answer)) reject(new Error(answer.reason));
            else resolve(answer);
          },
          received: () => {
            if (request.delaysLoad) document.loadDelay.end();
          },
        },
      );
    });
  }

  setTimer(callback: () => void, delayMs: number, repeat: boolean): number {
    return this.#over ? 0 : this.#document.timers.set(callback, delayMs, repeat);
  }

  clearTimer(id: number): void {
    if (!this.#over) this.#document.timers.clear(id);
  }

  requestAnimationFrame(callback: (now: number) => void): number {
    return this.#over ? 0 : this.#document.animationFrames.request(() => callback(this.now()));
  }

  cancelAnimationFrame(id: number): void {
    if (!this.#over) this.#document.animationFrames.cancel(id);
  }

  queueTask(label: string, steps: () => void): void {
    if (!this.#over) this.#document.queueTask('DOM manipulation', label, steps);
  }

  now(): number {
    return this.#document.userAgent.kernel.now - this.#timeOriginMs;
  }

  epochNow(): number {
    return this.#document.userAgent.epochNow;
  }

  random(): number {
    const { agent, userAgent } = this.#document;
    return userAgent.scheduler.random((this.#stream ??= hashName(agent.name)));
  }

  /**
   * DIVERGES: without a synchronous checkpoint, as in a web page, promise jobs run after the last listener of an event of any other
   * type than `storage`.
   */
  checkpoint(told: boolean = true): void {
    const { driverState, kernel, observer } = this.#document.userAgent;
    // Only inside a step of a driver that drains: anywhere else promise jobs may be under way.
    if (driverState.drainNow === null || kernel.current === null) return;
    driverState.drainNow();
    if (told && observer !== null) observer.checkpoint();
  }

  reportException(error: unknown): void {
    this.#document.reportException('exception', error);
  }

  /** It has no navigable to ask: it is gone, or kept to be returned to. */
  get #away(): boolean {
    return this.#over || !this.#document.active;
  }

  /** A document that could have cookies but for its origin, which is opaque: HTML's document.cookie refuses it. */
  #requireCookies(toDo: string): void {
    const { origin, url, realm } = this.#document;
    if (!origin.opaque || !/^https?:/.test(url)) return;
    throw new realm.DOMException(`Failed to ${toDo} the 'cookie' property from 'Document': Access is denied.`, 'SecurityError');
  }

  #requireFullyActive(toDo: string): void {
    if (!this.#away) return;
    const { DOMException } = this.#document.realm;
    throw new DOMException(`Failed to ${toDo} the history: the document is not fully active.`, 'SecurityError');
  }

  get #over(): boolean {
    return this.#document.destroyed || this.#document.hooks !== this;
  }

  #child(element: object): Navigable<W> | null {
    const child = this.#document.childNavigables.find(({ container }) => container?.element === element);
    // Only navigables are put there.
    return (child as Navigable<W> | undefined) ?? null;
  }
}

/** A task of the user agent itself, on a traversable's navigation and traversal task source. */
export function userAgentTask(label: string, steps: () => void): StepsTask {
  return new StepsTask('navigation and traversal', null, label, steps);
}
