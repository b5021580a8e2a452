import {
  HTMLDialogElement,
  HTMLDocument,
  PropertySymbol,
  SubmitEvent,
  type BrowserWindow,
  type Element,
  type Event,
  type EventTarget,
  type HTMLFormElement,
  type HTMLLinkElement,
  type HTMLScriptElement,
  type Request,
} from 'happy-dom';
import HTMLParser from 'happy-dom/lib/html-parser/HTMLParser.js';
import type { PageElement, PageElements } from '../page/elements.ts';
import { eventClassesOf } from './event-classes.ts';
import { eraseListeners, fireAtTarget, isHeard } from './events.ts';
import type { Insides, InsidesOf } from './insides.ts';
import { fireAtNode } from './node-events.ts';
import { copyOfBlob, isPlatformObject, isSerializable } from './platform-objects.ts';
import { bodyOf } from './request-body.ts';
import { setStyleSheet } from './style-sheets.ts';

type Submitter = Parameters<HTMLFormElement['requestSubmit']>[0];

/** What happy-dom does for the shared steps. */
export class HappyDomElements implements PageElements {
  readonly #of: InsidesOf;
  #parser: HTMLParser | null = null;

  constructor(of: InsidesOf) {
    this.#of = of;
  }

  get #insides(): Insides {
    return this.#of();
  }

  get #raw(): BrowserWindow {
    return this.#of().raw;
  }

  get currentScript(): object | null {
    return this.#raw.document[PropertySymbol.currentScript];
  }
  set currentScript(element: object | null) {
    this.#raw.document[PropertySymbol.currentScript] = element as HTMLScriptElement | null;
  }

  fire(element: PageElement, type: string, init?: { readonly cancelable: boolean }): boolean {
    return fireAtNode(this.#insides, new (eventClassesOf(this.#raw).Event)(type, init), asElement(element));
  }

  dispatch(element: PageElement, event: object): void {
    fireAtNode(this.#insides, event as Event, asElement(element));
  }

  fireSubmit(form: PageElement, submitter: PageElement | null, byUser: boolean): boolean {
    const asked = submitter === null ? {} : { submitter: asSubmitter(submitter) };
    const event = new SubmitEvent('submit', { bubbles: true, cancelable: true, ...asked } as never);
    return byUser ? fireAtNode(this.#insides, event, asElement(form)) : asElement(form).dispatchEvent(event);
  }

  fireAtTarget(target: object, type: string, loaded?: number): void {
    const init = loaded === undefined ? null : { loaded, total: loaded, lengthComputable: loaded > 0 };
    const event = init === null ? new (eventClassesOf(this.#raw).Event)(type) : new this.#raw.ProgressEvent(type, init);
    fireAtTarget(this.#insides, event, target as EventTarget);
  }

  isHeard(target: object): boolean {
    return isHeard(target as EventTarget);
  }

  bodyOf(request: object): string | Promise<string> {
    return bodyOf(request as Request);
  }

  controlsOf(form: PageElement): Iterable<object> {
    return (asElement(form) as HTMLFormElement)[PropertySymbol.getFormControlItems]();
  }

  closeDialog(dialog: object, returnValue: string | undefined): void {
    if (dialog instanceof HTMLDialogElement) dialog.close(returnValue);
  }

  setStyleSheet(link: PageElement, css: string | null): void {
    setStyleSheet(this.#insides, asElement(link) as HTMLLinkElement, css);
  }

  isPlatformObject(object: object): boolean {
    return isPlatformObject(this.#raw, object);
  }

  isSerializable(object: object): boolean {
    return isSerializable(this.#raw, object);
  }

  copyOfBlob(object: object): object | null {
    return copyOfBlob(this.#raw, object);
  }

  parse(markup: string, script: object | null): void {
    const { document } = this.#raw;
    const into = script === null ? document : ((script as HTMLScriptElement).parentElement ?? document.body);
    const before = this.#parser;
    this.#parser = new HTMLParser(this.#raw, { evaluateScripts: true });
    try {
      this.#parser.parse(markup, into);
    } finally {
      this.#parser = before;
    }
  }

  textIndexOf(): number {
    // The parser's own, behind the last start tag.
    return this.#parser === null ? 0 : Number(Reflect.get(this.#parser, 'startTagIndex'));
  }

  showText(text: string): void {
    const { document } = this.#raw;
    const element = document.createElement('pre');
    element.textContent = text;
    document.body.append(element);
  }

  append(markup: string): void {
    HTMLDocument.prototype.write.call(this.#raw.document, markup);
  }

  empty(): void {
    HTMLDocument.prototype.open.call(this.#raw.document);
  }

  eraseListeners(): void {
    eraseListeners(this.#insides);
  }

  findIn(markup: string, names: readonly string[]): Iterable<PageElement> {
    return new HTMLParser(this.#raw).parse(markup).querySelectorAll(names.join());
  }
}

function asElement(element: PageElement): Element {
  // Wall: the shared steps hand on what happy-dom gave them.
  return element as unknown as Element;
}

function asSubmitter(element: PageElement): NonNullable<Submitter> {
  // Wall: as above; `requestSubmit` takes these alone.
  return element as unknown as NonNullable<Submitter>;
}
