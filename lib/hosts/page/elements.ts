/** An element of an emulator, as far as the shared steps look at it. */
export interface PageElement {
  readonly localName: string | null;
  readonly isConnected: boolean;
  readonly ownerDocument: PageNodeDocument;
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  hasAttribute(name: string): boolean;
  closest(selector: string): object | null;
  getRootNode(): object;
}

interface PageNodeDocument {
  readonly URL: string;
  readonly baseURI: string;
  querySelector(selector: string): PageElement | null;
}

/** A value of a form's entry list: a text, or a file. */
export type EntryValue = string | { readonly name: string };

/** What an emulator does for the shared steps: each in its own way, the order being theirs. */
export interface PageElements {
  /** The script that runs, as `document.currentScript` says it. */
  currentScript: object | null;
  /** Fires a trusted event at an element, with a checkpoint after each listener. False: it was cancelled. */
  fire(element: PageElement, type: string, init?: { readonly cancelable: boolean }): boolean;
  /** Fires an event that was made in the page's realm at an element, trusted from now on, with a checkpoint after each listener. */
  dispatch(element: PageElement, event: object): void;
  /** The `submit` event of a form. `byUser`: trusted. False: it was cancelled. */
  fireSubmit(form: PageElement, submitter: PageElement | null, byUser: boolean): boolean;
  /** Fires a trusted event at a target outside of the document, as XMLHttpRequest is. With `loaded` it is a ProgressEvent, of that many bytes of that many. */
  fireAtTarget(target: object, type: string, loaded?: number): void;
  /** Whether a target outside of the document has a listener or a handler, for whatever event. */
  isHeard(target: object): boolean;
  /** The text of a request's body, at once where the emulator has it. */
  bodyOf(request: object): string | Promise<string>;
  /** What can be submitted with a form, in tree order, image buttons too; others may be among it. */
  controlsOf(form: PageElement): Iterable<object>;
  /** Closes a dialog element. */
  closeDialog(dialog: object, returnValue: string | undefined): void;
  /** A style sheet has come, or null instead of it: the element has it. */
  setStyleSheet(link: PageElement, css: string | null): void;
  /** Whether an object is one of the emulator's own. */
  isPlatformObject(object: object): boolean;
  /** Whether the standards have a copy made of such an object. What comes of others than Blobs is a plain object here. */
  isSerializable(object: object): boolean;
  /** Of a Blob or File of any window, another one of this window with the same bytes; null of everything else. */
  copyOfBlob(object: object): object | null;
  /** Parses markup where the parser stands, scripts and all: into the empty document, or behind a script that runs. */
  parse(markup: string, script: object | null): void;
  /** Where in the markup of the document, which is being parsed, the start tag ended of an element that is being inserted. */
  textIndexOf(element: PageElement): number;
  /** A document that is no markup shows its text. */
  showText(text: string): void;
  /** Parses what is written into an open document after all that it holds. */
  append(markup: string): void;
  /** Takes all nodes out of the document. */
  empty(): void;
  /** Takes all listeners and handlers from the window and the document. */
  eraseListeners(): void;
  /** The elements of these names in markup that belongs to no document, in tree order: nothing of it runs. */
  findIn(markup: string, names: readonly string[]): Iterable<PageElement>;
}
