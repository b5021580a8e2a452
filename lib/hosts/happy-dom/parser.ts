import { HTMLDocument, PropertySymbol, type HTMLScriptElement } from 'happy-dom';
import HTMLParser from 'happy-dom/lib/html-parser/HTMLParser.js';
import type { DeferredScript, ScriptRequest, ScriptSource } from '../../html/records/document-host.ts';
import { eraseListeners } from './events.ts';
import type { DocumentParser, Insides } from './insides.ts';
import type { TextStart } from './realm.ts';
import { isParserRun, scriptRequest } from './script-type.ts';

/** Who inserts nodes at the moment: the parser, a script that the parser waits for, or anybody after parsing. */
type Mode = 'idle' | 'parser' | 'script';

/** The markup of a document, and who parses it. */
interface Reading {
  readonly parser: HTMLParser;
  readonly markup: string;
}

/** Drives happy-dom's parser, and knows at each moment who inserts. */
export class Parser implements DocumentParser {
  readonly #insides: () => Insides;
  #mode: Mode = 'idle';
  #scripts: ReadonlyMap<string, ScriptSource> = new Map();
  #deferred: DeferredScript[] = [];
  /** After `document.open`, until `document.close`. DIVERGES: closing fires no `load` once more. */
  #open = false;
  /** While the markup of the document is parsed; null also where what was written is. */
  #reading: Reading | null = null;

  constructor(insides: () => Insides) {
    this.#insides = insides;
  }

  get inserting(): boolean {
    return this.#mode === 'parser';
  }

  get textStart(): TextStart {
    if (this.#reading === null) return { lineOffset: 0, columnOffset: 0 };
    const { parser, markup } = this.#reading;
    // The parser's own, behind the last start tag.
    const index: unknown = Reflect.get(parser, 'startTagIndex');
    const before = markup.slice(0, Number(index)).split(/\r\n?|\n/);
    return { lineOffset: before.length - 1, columnOffset: before.at(-1)?.length ?? 0 };
  }

  source(url: string): ScriptSource | undefined {
    return this.#scripts.get(url);
  }

  defer(script: DeferredScript): void {
    this.#deferred.push(script);
  }

  parse(markup: string, scripts: ReadonlyMap<string, ScriptSource>): readonly DeferredScript[] {
    const { raw, init } = this.#insides();
    this.#scripts = scripts;
    this.#deferred = [];
    if (init.contentType.endsWith('html') || init.contentType.endsWith('xml')) {
      const parser = new HTMLParser(raw, { evaluateScripts: true });
      this.#as('parser', () => parser.parse(markup, raw.document), { parser, markup });
    } else {
      const text = raw.document.createElement('pre');
      text.textContent = markup;
      raw.document.body.append(text);
    }
    this.#scripts = new Map();
    return this.#deferred;
  }

  runBlocking(steps: () => void): void {
    this.#as('script', steps);
    this.#insides().hooks.checkpoint();
  }

  /**
   * happy-dom appends what is written during parsing to the body; here it goes where the running script stands. DIVERGES: each call
   * is parsed by itself, so that a tag cannot be written in two pieces.
   */
  write(text: string): void {
    const { raw } = this.#insides();
    const { document } = raw;
    const running: HTMLScriptElement | null = document[PropertySymbol.currentScript];
    if (this.#mode === 'script') {
      const parent = running?.parentElement ?? document.body;
      this.#as('parser', () => new HTMLParser(raw, { evaluateScripts: true }).parse(text, parent));
      return;
    }
    // A script that came from elsewhere may not wipe the document out.
    if (running !== null) return;
    if (!this.#open) this.open();
    this.#as('parser', () => HTMLDocument.prototype.write.call(document, text));
  }

  // HTML, dynamic markup insertion, document open steps.
  // https://html.spec.whatwg.org/multipage/#document-open-steps
  open(): void {
    const insides = this.#insides();
    // 1 to 8 (while markup is parsed nothing is opened)
    if (this.#mode !== 'idle' || insides.gone) return;
    // 9, 10
    eraseListeners(insides);
    // 11
    HTMLDocument.prototype.open.call(insides.raw.document);
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

  #as(mode: Mode, steps: () => void, reading: Reading | null = null): void {
    const before = { mode: this.#mode, reading: this.#reading };
    this.#mode = mode;
    this.#reading = reading;
    try {
      steps();
    } finally {
      this.#mode = before.mode;
      this.#reading = before.reading;
    }
  }
}

/** Puts `open`, `write`, `writeln` and `close` on the document, where they find the parser. */
export function installWrite({ raw, parser }: Insides): void {
  const members = {
    // With three arguments it is an old name of another function.
    open: (...args: unknown[]): unknown => {
      if (args.length > 2) return Reflect.apply(raw.open, undefined, args);
      parser.open();
      return raw.document;
    },
    write: (...text: unknown[]): void => parser.write(text.map(String).join('')),
    writeln: (...text: unknown[]): void => parser.write(`${text.map(String).join('')}\n`),
    close: (): void => parser.close(),
  };
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(raw.document, name, { value, writable: true, enumerable: false, configurable: true });
  }
}

/** The classic scripts that parsing this markup will need, found by an inert parse with happy-dom's own parser. */
export function scriptsOf(insides: Insides, markup: string): readonly ScriptRequest[] {
  const { raw, init } = insides;
  if (!init.scripting || !init.contentType.endsWith('html') || !/<script/i.test(markup)) return [];
  const fragment = new HTMLParser(raw).parse(markup);
  const requests = new Map<string, ScriptRequest>();
  const fallback = raw.document.baseURI;
  let base: string = fallback;
  let hasBase = false;
  for (const element of fragment.querySelectorAll('base[href], script[src]')) {
    if (element.tagName === 'BASE') {
      const href = element.getAttribute('href') ?? '';
      if (!hasBase && URL.canParse(href, fallback)) base = new URL(href, fallback).href;
      hasBase = true;
      continue;
    }
    const src = element.getAttribute('src') ?? '';
    if (src === '' || !isParserRun(element) || !URL.canParse(src, base)) continue;
    const request = scriptRequest(new URL(src, base).href, element);
    requests.set(request.key, request);
  }
  return [...requests.values()];
}
