import { canParseURL } from '../../infra/can-parse-url.ts';
import type { ModuleText, TextPlace } from '../../ecmascript/modules/module-text.ts';
import { unfitness } from '../../fetch/destination.ts';
import { internalResponse } from '../../fetch/response.ts';
import { subresourceRequest } from '../../html/navigation/cors-settings.ts';
import type { ModuleScript } from '../../html/scripting/module-script.ts';
import type { PageElement } from './elements.ts';
import type { PageInsides } from './insides.ts';
import { scriptRequest, scriptType } from './script-type.ts';

type ModuleGraph = Promise<ModuleScript | null>;

/** What one window knows of its script elements. */
export interface ScriptState {
  readonly started: WeakSet<object>;
  /** Elements that a script made and nobody gave an `async` yet: they do not wait for each other. */
  readonly forcedAsync: WeakSet<object>;
  /** The last of the inserted scripts that run in the order of their insertion. */
  ordered: Promise<void>;
}

export function scriptState(): ScriptState {
  return { started: new WeakSet(), forcedAsync: new WeakSet(), ordered: Promise.resolve() };
}

/** `async` of a script element. */
export function isAsync(state: ScriptState, element: PageElement): boolean {
  return state.forcedAsync.has(element) || element.hasAttribute('async');
}

// HTML, scripting, prepare the script element.
// https://html.spec.whatwg.org/multipage/#prepare-the-script-element
export function prepareTheScriptElement(insides: PageInsides, state: ScriptState, element: PageElement): void {
  // 1 (and in a sandbox)
  if (state.started.has(element) || insides.gone || !insides.init.scripting) return;
  // 2 to 5
  const text = element.textContent ?? '';
  // 6
  if (!element.hasAttribute('src') && text === '') return;
  // 7
  if (!element.isConnected || element.ownerDocument !== insides.raw.document) return;
  // 8 to 12
  const type = scriptType(element);
  // 13
  if (type === null) return;
  // 14, 15
  state.started.add(element);
  // 16 to 19
  if (type === 'classic' && element.hasAttribute('nomodule')) return;
  // 20 to 32 (`event`, `for`, integrity and policies are not modelled)
  // 33 to 36
  if (type === 'importmap') importMap(insides, element, text);
  else if (element.hasAttribute('src')) prepareExternal(insides, state, element, type);
  else prepareInline(insides, state, element, type, text);
}

function prepareInline(
  insides: PageInsides,
  state: ScriptState,
  element: PageElement,
  type: 'classic' | 'module',
  text: string,
): void {
  const { raw, parser, modules, moduleHost } = insides;
  const start = parser.inserting ? parser.textStartOf(element) : undefined;
  if (type === 'module') {
    const { href: url } = raw.location;
    const parse = (): ModuleText => moduleHost.compile(text, url, start);
    const place = { url, baseURL: raw.document.baseURI, crossOrigin: element.getAttribute('crossorigin') };
    prepareModule(insides, state, element, modules.fetchInline(parse, place), 'inline module');
    return;
  }
  const run = (): void => runClassic(insides, element, { text, filename: raw.location.href, start });
  if (parser.inserting) parser.runBlocking(run);
  else run();
}

function prepareExternal(insides: PageInsides, state: ScriptState, element: PageElement, type: 'classic' | 'module'): void {
  const { raw, hooks, parser, modules } = insides;
  const src = element.getAttribute('src') ?? '';
  const base = raw.document.baseURI;
  if (src === '' || !canParseURL(src, base)) {
    hooks.queueTask('script error', () => fire(insides, element, 'error'));
    return;
  }
  const url = new URL(src, base).href;
  if (type === 'module') {
    prepareModule(insides, state, element, modules.fetchExternal(url, element.getAttribute('crossorigin')), labelOf(url));
    return;
  }
  const isParserRun = parser.inserting && !isAsync(state, element);
  const source = isParserRun ? parser.source(scriptRequest(url, element).key) : undefined;
  if (source === undefined) {
    fetchClassic(insides, state, element, url);
    return;
  }
  const { text } = source;
  if (element.hasAttribute('defer')) {
    parser.defer({ label: labelOf(url), ready: null, run: () => runFetched(insides, element, url, text) });
    return;
  }
  if (text !== null) parser.runBlocking(() => runClassic(insides, element, { text, filename: url }));
  parser.runBlocking(() => fire(insides, element, text === null ? 'error' : 'load'));
}

/** An async script, one that a script inserted, or (DIVERGES) one that `document.write` brought: fetched and run when it is there. */
function fetchClassic(insides: PageInsides, state: ScriptState, element: PageElement, url: string): void {
  const text = fetchText(insides, url, element.getAttribute('crossorigin'));
  runWhenReady(insides, state, element, { label: labelOf(url), ready: text, run: (it) => runFetched(insides, element, url, it) });
}

/** A script of which something has to come first. */
interface AwaitedScript<T> {
  readonly label: string;
  readonly ready: Promise<T>;
  run(result: T): void;
}

/** In a task, and after those before it where it is not async: what stands in one lane stays in its order. */
function runWhenReady<T>({ hooks }: PageInsides, state: ScriptState, element: PageElement, script: AwaitedScript<T>): void {
  const inOrder = !isAsync(state, element);
  const before = state.ordered;
  const queued = script.ready.then(async (result) => {
    if (inOrder) await before;
    hooks.queueTask(`script ${script.label}`, () => script.run(result));
  });
  if (inOrder) state.ordered = queued;
}

async function fetchText({ hooks }: PageInsides, url: string, crossOrigin: string | null): Promise<string | null> {
  try {
    const response = internalResponse(await hooks.fetch(subresourceRequest(url, 'script', crossOrigin)));
    return unfitness('script', response) === null ? response.body : null;
  } catch {
    return null;
  }
}

function runFetched(insides: PageInsides, element: PageElement, url: string, text: string | null): void {
  if (insides.gone) return;
  if (text !== null) {
    runClassic(insides, element, { text, filename: url });
    insides.hooks.checkpoint();
  }
  fire(insides, element, text === null ? 'error' : 'load');
}

/** The text of a classic script, and where it stands. */
interface ClassicScript {
  readonly text: string;
  readonly filename: string;
  /** In the document of an inline script. Default: at the start. */
  readonly start?: TextPlace | undefined;
}

// HTML, scripting, execute the script element, for classic scripts.
// https://html.spec.whatwg.org/multipage/#execute-the-script-element
function runClassic(insides: PageInsides, element: PageElement, { text, filename, start }: ClassicScript): void {
  const { elements, hooks, scripts } = insides;
  const before = elements.currentScript;
  // In a shadow tree there is none.
  elements.currentScript = element.getRootNode() === element.ownerDocument ? element : null;
  hooks.scripts.prepareToRunScript();
  try {
    scripts.run(text, filename, start);
  } catch (error) {
    hooks.reportException(error);
  } finally {
    hooks.scripts.cleanUpAfterRunningScript();
    elements.currentScript = before;
  }
}

function prepareModule(insides: PageInsides, state: ScriptState, element: PageElement, graph: ModuleGraph, label: string): void {
  if (!insides.parser.inserting || isAsync(state, element)) {
    runWhenReady(insides, state, element, { label, ready: graph, run: (script) => runModule(insides, element, script) });
    return;
  }
  let script: ModuleScript | null = null;
  const ready = graph.then((result) => void (script = result));
  insides.parser.defer({ label, ready, run: () => runModule(insides, element, script) });
}

// HTML, scripting, execute the script element, for module scripts.
// https://html.spec.whatwg.org/multipage/#execute-the-script-element
function runModule(insides: PageInsides, element: PageElement, script: ModuleScript | null): void {
  // 1, 2 (of a document that has gone, nothing runs)
  if (insides.gone) return;
  // 3 (nothing blocks rendering)
  // 4
  if (script === null) {
    fire(insides, element, 'error');
    return;
  }
  // 5 to 7
  insides.parser.withoutDestructiveWrites(() => evaluateModule(insides, script));
  // 8
  if (element.hasAttribute('src')) fire(insides, element, 'load');
}

/** With its promise jobs. */
function evaluateModule({ modules, hooks }: PageInsides, script: ModuleScript): void {
  modules.run(script);
  hooks.checkpoint();
}

function importMap(insides: PageInsides, element: PageElement, text: string): void {
  const { modules, raw, hooks } = insides;
  if (element.hasAttribute('src')) hooks.queueTask('script error', () => fire(insides, element, 'error'));
  else modules.registerImportMap(text, raw.document.baseURI);
}

function fire(insides: PageInsides, element: PageElement, type: 'load' | 'error'): void {
  if (!insides.gone) insides.elements.fire(element, type);
}

function labelOf(url: string): string {
  const { pathname } = new URL(url);
  return pathname.slice(pathname.lastIndexOf('/') + 1) || url;
}
