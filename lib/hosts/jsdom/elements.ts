import type { PageElement, PageElements } from '../page/elements.ts';
import { eraseListeners, fire, fireAt, isHeard } from './events.ts';
import { copyOfBlob, isBlob } from './files.ts';
import type { JsdomInsides } from './insides.ts';
import {
  createEventImpl,
  implOf,
  parseFragment,
  parseIntoDocument,
  setStyleSheet,
  wrapperOf,
  type EventImpl,
  type EventTargetImpl,
  type FormImpl,
  type NodeImpl,
} from './internals.ts';
import { bodyOf } from './request-body.ts';

/** What jsdom does for the shared steps. */
export class JsdomElements implements PageElements {
  readonly #of: () => JsdomInsides;

  constructor(of: () => JsdomInsides) {
    this.#of = of;
  }

  get currentScript(): object | null {
    const script = this.#of().documentImpl._currentScript;
    return script === null ? null : wrapperOf(script);
  }
  set currentScript(element: object | null) {
    this.#of().documentImpl._currentScript = implOf(element);
  }

  fire(element: PageElement, type: string, init?: { readonly cancelable: boolean }): boolean {
    return fire(this.#of(), implOfElement(element), 'Event', type, init);
  }

  dispatch(element: PageElement, event: object): void {
    fireAt(this.#of(), implOf(event) as object as EventImpl, implOfElement(element));
  }

  fireSubmit(form: PageElement, submitter: PageElement | null): boolean {
    const init = { bubbles: true, cancelable: true, submitter: submitter === null ? null : implOfElement(submitter) };
    return fire(this.#of(), implOfElement(form), 'SubmitEvent', 'submit', init);
  }

  fireAtTarget(target: object, type: string, loaded?: number): void {
    const insides = this.#of();
    const impl = implOf<EventTargetImpl>(target);
    if (impl === null) return;
    const init = { loaded, total: loaded, lengthComputable: loaded !== undefined && loaded > 0 };
    const event =
      loaded === undefined
        ? createEventImpl(insides.raw, 'Event', type)
        : createEventImpl(insides.raw, 'ProgressEvent', type, init);
    fireAt(insides, event, impl);
  }

  isHeard(target: object): boolean {
    return isHeard(target);
  }

  bodyOf(request: object): string | Promise<string> {
    return bodyOf(request);
  }

  controlsOf(form: PageElement): Iterable<object> {
    return (implOfElement(form) as FormImpl)._getSubmittableElementNodes().map(wrapperOf);
  }

  /** jsdom has the element, and none of its methods. */
  closeDialog(dialog: object, returnValue: string | undefined): void {
    const impl = implOf(dialog);
    if (impl === null || impl.getAttributeNS(null, 'open') === null) return;
    impl.removeAttributeNS(null, 'open');
    if (returnValue !== undefined) Reflect.set(dialog, 'returnValue', returnValue);
    const insides = this.#of();
    insides.hooks.queueTask('close', () => void fire(insides, impl, 'Event', 'close'));
  }

  setStyleSheet(link: PageElement, css: string | null): void {
    const impl = implOfElement(link) as NodeImpl & { readonly sheet: object | null };
    setStyleSheet(impl, css, Reflect.get(link, 'href') as string);
  }

  isPlatformObject(object: object): boolean {
    const { URL, URLSearchParams } = this.#of().natives;
    // These have their implementations where others do not look, or, of fetch, none: a page's own inherit from Node's.
    const others = [URL, URLSearchParams, Headers, Request, Response];
    return implOf<object>(object) !== null || others.some((base) => object instanceof base);
  }

  isSerializable(object: object): boolean {
    const { FileList, DOMRectReadOnly } = this.#of().natives;
    return isBlob(object) || [FileList, DOMRectReadOnly].some((base) => object instanceof base);
  }

  copyOfBlob(object: object): object | null {
    return copyOfBlob(this.#of(), object);
  }

  textIndexOf(element: PageElement): number {
    return implOf<NodeImpl>(element)?.sourceCodeLocation?.startTag?.endOffset ?? 0;
  }

  parse(markup: string, script: object | null): void {
    const { documentImpl } = this.#of();
    const running = implOf(script);
    if (running === null) parseIntoDocument(markup, documentImpl);
    else this.#insert(markup, running.parentNode ?? this.#end(), running.nextSibling);
  }

  showText(text: string): void {
    const { documentImpl } = this.#of();
    parseIntoDocument('<pre></pre>', documentImpl);
    const element = documentImpl.body?.firstChild as (NodeImpl & { textContent: string }) | null | undefined;
    if (element != null) element.textContent = text;
  }

  append(markup: string): void {
    const { documentImpl } = this.#of();
    if (documentImpl.documentElement === null) parseIntoDocument(markup, documentImpl);
    else this.#insert(markup, this.#end(), null);
  }

  empty(): void {
    this.#of().documentImpl.open();
  }

  eraseListeners(): void {
    const { windowImpl, documentImpl, raw } = this.#of();
    eraseListeners(windowImpl, raw);
    // A document has its handlers itself.
    eraseListeners(documentImpl, documentImpl as Required<NodeImpl>);
  }

  /** In a template: jsdom would let the window find by name what is in other documents of its. */
  findIn(markup: string, names: readonly string[]): Iterable<PageElement> {
    const { documentImpl } = this.#of();
    const fragment = parseFragment(markup, documentImpl.createElement('template'));
    return [...elementsIn(fragment, names)].map((impl) => wrapperOf(impl) as PageElement);
  }

  #end(): NodeImpl {
    const { documentImpl } = this.#of();
    return documentImpl.body ?? documentImpl.documentElement ?? documentImpl;
  }

  /** The scripts in it run, as those that the parser inserts. */
  #insert(markup: string, parent: NodeImpl, before: NodeImpl | null): void {
    const context = parent === this.#of().documentImpl ? this.#end() : parent;
    const fragment = parseFragment(markup, context);
    for (let node = fragment.firstChild; node !== null; node = fragment.firstChild) {
      for (const script of elementsIn(node, ['script'])) script._isMovingDueToDocumentWrite = true;
      parent.insertBefore(node, before);
    }
  }
}

export function* elementsIn(node: NodeImpl, names: readonly string[]): Generator<NodeImpl> {
  if (node._localName !== undefined && names.includes(node._localName)) yield node;
  for (let child = node.firstChild; child !== null; child = child.nextSibling) yield* elementsIn(child, names);
}

function implOfElement(element: PageElement): NodeImpl {
  // The shared steps hand on what jsdom gave them.
  return implOf(element) as NodeImpl;
}
