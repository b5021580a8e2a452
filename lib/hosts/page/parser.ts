import { canParseURL } from '../../infra/can-parse-url.ts';
import type { TextPlace } from '../../ecmascript/modules/module-text.ts';
import type { DeferredScript, ScriptRequest, ScriptSource } from '../../html/records/document-host.ts';
import type { PageElement } from './elements.ts';
import type { DocumentParser, PageInsides } from './insides.ts';
import { isParserRun, scriptRequest } from './script-type.ts';

/** Who inserts nodes at the moment: the parser, a script that the parser waits for, or anybody after parsing. */
type Mode = 'idle' | 'parser' | 'script';

/** Drives the emulator's parser, and knows at each moment who inserts. */
export class Parser implements DocumentParser {
  readonly #insides: () => PageInsides;
  #mode: Mode = 'idle';
  #scripts: ReadonlyMap<string, ScriptSource> = new Map();
  #deferred: DeferredScript[] = [];
  /** After `document.open`, until `document.close`. DIVERGES: closing fires no `load` once more. */
  #open = false;
  /** HTML, ignore-destructive-writes counter: https://html.spec.whatwg.org/multipage/#ignore-destructive-writes-counter */
  #ignoringDestructiveWrites = 0;
  /** That of the document, while it is parsed; empty also where what was written is. */
  #markup = '';

  constructor(insides: () => PageInsides) {
    this.#insides = insides;
  }

  textStartOf(element: PageElement): TextPlace {
    const before = this.#markup
      .slice(0, this.#markup === '' ? 0 : this.#insides().elements.textIndexOf(element))
      .split(/\r\n?|\n/);
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }

  get inserting(): boolean {
    return this.#mode === 'parser';
  }

  source(url: string): ScriptSource | undefined {
    return this.#scripts.get(url);
  }

  defer(script: DeferredScript): void {
    this.#deferred.push(script);
  }

  parse(markup: string, scripts: ReadonlyMap<string, ScriptSource>): readonly DeferredScript[] {
    const { elements, init } = this.#insides();
    this.#scripts = scripts;
    this.#deferred = [];
    if (init.contentType.endsWith('html') || init.contentType.endsWith('xml')) {
      this.#as('parser', () => elements.parse(markup, null), markup);
    } else {
      elements.showText(markup);
    }
    this.#scripts = new Map();
    return this.#deferred;
  }

  runBlocking(steps: () => void): void {
    this.#as('script', steps);
    this.#insides().hooks.checkpoint();
  }

  /**
   * What is written during parsing goes where the running script stands. DIVERGES: each call is parsed by itself, so that a tag cannot
   * be written in two pieces.
   */
  write(text: string): void {
    const { elements } = this.#insides();
    const running = elements.currentScript;
    if (this.#mode === 'script') {
      this.#as('parser', () => elements.parse(text, running));
      return;
    }
    // A script that came from elsewhere may not wipe the document out.
    if (running !== null || this.#ignoringDestructiveWrites > 0) return;
    if (!this.#open) this.open();
    this.#as('parser', () => elements.append(text));
  }

  withoutDestructiveWrites(steps: () => void): void {
    this.#ignoringDestructiveWrites++;
    try {
      steps();
    } finally {
      this.#ignoringDestructiveWrites--;
    }
  }

  // HTML, dynamic markup insertion, document open steps.
  // https://html.spec.whatwg.org/multipage/#document-open-steps
  open(): void {
    const insides = this.#insides();
    // 1 to 8 (while markup is parsed nothing is opened)
    if (this.#mode !== 'idle' || insides.gone) return;
    // 9, 10
    insides.elements.eraseListeners();
    // 11
    insides.elements.empty();
    // 12, 13
    insides.hooks.documentOpened();
    // 14 to 19 (DIVERGES: readiness stays)
    this.#open = true;
  }

  close(): void {
    this.#open = false;
  }

  reset(): void {
    this.#open = false;
    this.#deferred = [];
  }

  #as(mode: Mode, steps: () => void, markup = ''): void {
    const before = { mode: this.#mode, markup: this.#markup };
    this.#mode = mode;
    this.#markup = markup;
    try {
      steps();
    } finally {
      this.#mode = before.mode;
      this.#markup = before.markup;
    }
  }
}

/** Puts `open`, `write`, `writeln` and `close` on the document, where they find the parser. */
export function installWrite({ raw, parser, patches }: PageInsides): void {
  const members = {
    // With three arguments it is an old name of another function.
    open: (...args: unknown[]): unknown => {
      if (args.length > 2) return Reflect.apply(Reflect.get(raw, 'open') as Function, undefined, args);
      parser.open();
      return raw.document;
    },
    write: (...text: unknown[]): void => parser.write(text.map(String).join('')),
    writeln: (...text: unknown[]): void => parser.write(`${text.map(String).join('')}\n`),
    close: (): void => parser.close(),
  };
  patches.values(raw.document, members, false);
}

/** The classic scripts that parsing this markup will need, found by an inert parse with the emulator's own parser. */
export function scriptsOf(insides: PageInsides, markup: string): readonly ScriptRequest[] {
  const { raw, init, elements } = insides;
  if (!init.scripting || !init.contentType.endsWith('html') || !/<script/i.test(markup)) return [];
  const requests = new Map<string, ScriptRequest>();
  const fallback = raw.document.baseURI;
  let base: string = fallback;
  let hasBase = false;
  for (const element of elements.findIn(markup, ['base', 'script'])) {
    if (element.localName === 'base') {
      const href = element.getAttribute('href');
      if (href === null) continue;
      if (!hasBase && canParseURL(href, fallback)) base = new URL(href, fallback).href;
      hasBase = true;
      continue;
    }
    const src = element.getAttribute('src') ?? '';
    if (src === '' || !isParserRun(element) || !canParseURL(src, base)) continue;
    const request = scriptRequest(new URL(src, base).href, element);
    requests.set(request.key, request);
  }
  return [...requests.values()];
}
