import type { TextPlace } from '../../ecmascript/modules/module-text.ts';
import type { DeferredScript, DocumentInit, ScriptSource } from '../../html/records/document-host.ts';
import type { DocumentHooks } from '../../html/records/document-hooks.ts';
import type { ModuleFetcher } from '../../html/scripting/fetched-modules.ts';
import type { ModuleHost } from '../../html/scripting/module-host.ts';
import type { ModuleScripts } from '../../html/scripting/module-scripts.ts';
import type { Realm } from '../../webidl/realm.ts';
import type { PageElement, PageElements } from './elements.ts';
import type { Patches } from './patches.ts';
import type { RealmScripts } from './realm.ts';
import type { Entries } from './entry-list.ts';
import type { KnownSelectors } from './selector-syntax.ts';

/** The document of an emulator, as far as the shared steps look at it. */
export interface PageDocument {
  readonly URL: string;
  readonly baseURI: string;
  createElement(name: string): PageElement;
  querySelector(selector: string): PageElement | null;
}

/** The window of an emulator, as far as the shared steps look at it: what page code has under these names, and what is put there. */
export interface PageWindow {
  readonly document: PageDocument;
  readonly location: { readonly href: string };
  readonly history: object;
  readonly navigator: object;
  readonly URL: object;
}

/** Intrinsics of the page's realm. */
export type PageGlobal = Pick<
  typeof globalThis,
  'Array' | 'ArrayBuffer' | 'JSON' | 'Object' | 'Promise' | 'SyntaxError' | 'Uint8Array'
>;

/** The parsing of one document: which scripts the parser inserted, and what it leaves for later. */
export interface DocumentParser {
  /** Whether a script that is being inserted comes from markup. */
  readonly inserting: boolean;
  /** Where the text begins of a script that is being inserted; the start for what was written meanwhile. */
  textStartOf(element: PageElement): TextPlace;
  /** The text of a script that the model fetched beforehand. */
  source(url: string): ScriptSource | undefined;
  defer(script: DeferredScript): void;
  /** One synchronous parse into the document, scripts in their places. Returns what runs after it. */
  parse(markup: string, scripts: ReadonlyMap<string, ScriptSource>): readonly DeferredScript[];
  /** Runs a script that the parser inserted and waits for, with its checkpoint. */
  runBlocking(steps: () => void): void;
  /** `document.open()`: empties the document, unless it is being parsed. */
  open(): void;
  write(text: string): void;
  /** What these steps write comes to nothing where it would take the place of the document. */
  withoutDestructiveWrites(steps: () => void): void;
  close(): void;
  /** Another document takes the place of the one that was parsed. */
  reset(): void;
}

/** What the forms of a window send. */
export interface FormEntryLists {
  /** Puts `FormData` and `FormDataEvent` on the window. */
  install(): void;
  /** Null: it is being made already. */
  listOf(form: PageElement, submitter: PageElement | null): Entries | null;
}

/** Names by which scripts find the frames of a window. */
export interface FrameNames {
  /** An object for the chain of the global's prototypes. */
  install(behind: object | null): object;
  add(name: string): void;
  /** Whether a name still stands there whose frame has another now, or shows what is of another origin. */
  isStale(name: PropertyKey): boolean;
  /** Names that no frame has any more go. */
  prune(): void;
}

/** What the patches of one window share, whichever emulator made it. */
export interface PageInsides {
  /** Of the document that the window shows. */
  init: DocumentInit;
  readonly hooks: DocumentHooks;
  /** All that was put on the window and what belongs to it, but for objects that were made here. */
  readonly patches: Patches;
  /** The object of the emulator on which members of the window stand, a context of Node's. Never given to page code. */
  readonly raw: PageWindow;
  /** The global of the context: its intrinsics are those of page code. */
  readonly inner: PageGlobal;
  /** What page code sees as `window`: the model's WindowProxy. */
  readonly proxy: object;
  readonly realm: Realm;
  readonly scripts: RealmScripts;
  readonly parser: DocumentParser;
  /** What its modules are made with. */
  readonly moduleHost: ModuleHost & ModuleFetcher;
  /** Others when the window goes on with another document. */
  modules: ModuleScripts;
  readonly elements: PageElements;
  readonly formEntries: FormEntryLists;
  readonly knownSelectors: KnownSelectors;
  readonly namedFrames: FrameNames;
  /** Of each `base` element what was resolved when it came. */
  readonly frozenBaseURLs: WeakMap<object, string>;
  /** True once the document was destroyed: what is still under way comes to nothing. */
  gone: boolean;
}
