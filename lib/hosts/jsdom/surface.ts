import type { Entry, UIElement, UIEventInit, UIEventInterface } from '../../ui-events/surface.ts';
import { PageSurface, type FieldInterface, type SurfaceDocument } from '../page/surface.ts';
import { entries } from './entries.ts';
import { fireAt } from './events.ts';
import type { JsdomInsides } from './insides.ts';
import { createEventImpl, implOf, wrapperOf, type EventImpl, type NodeImpl } from './internals.ts';

/** What the user of a page in jsdom sees and touches. */
export class JsdomSurface extends PageSurface {
  readonly #insides: JsdomInsides;

  constructor(insides: JsdomInsides) {
    super(insides);
    this.#insides = insides;
  }

  /** Past what page code has put on the document. */
  protected override get document(): SurfaceDocument {
    const { documentImpl } = this.#insides;
    const seen = (impl: NodeImpl | null): object | null => (impl === null ? null : wrapperOf(impl));
    const { querySelectorAll } = wrapperOf(documentImpl) as SurfaceDocument;
    return {
      activeElement: seen(documentImpl.activeElement),
      body: seen(documentImpl.body),
      documentElement: seen(documentImpl.documentElement),
      querySelectorAll: (selector) => querySelectorAll.call(wrapperOf(documentImpl), selector),
    };
  }

  fire(target: UIElement, type: string, as: UIEventInterface, init: UIEventInit): boolean {
    const insides = this.#insides;
    if (insides.gone) return false;
    const { relatedTarget = null } = init;
    const given = { ...init, relatedTarget: implOf(relatedTarget as object | null) };
    const event = createEventImpl(insides.raw, as, type, given);
    // jsdom takes no WindowProxy here, and hands on what is there.
    if (as !== 'Event') Object.assign(event, { view: insides.proxy });
    if (type === 'click') withoutActivation(event);
    return fireAt(insides, event, implOfElement(target));
  }

  entryOf(field: UIElement): Entry | null {
    return entries.of(implOfElement(field));
  }

  setEntry(field: UIElement, entry: Entry): void {
    entries.keep(implOfElement(field), entry);
  }

  setFocused(element: UIElement | null): void {
    const impl = implOf<NodeImpl & FieldImpl>(element);
    this.#insides.documentImpl._lastFocusedElement = impl;
    if (impl !== null) putCaret(impl);
  }

  protected override styleOf(element: object): { readonly display: string; readonly visibility: string } {
    return this.#insides.natives.getComputedStyle(element);
  }

  protected override setNatively(name: FieldInterface, member: string, element: object, value: unknown): void {
    const impl = implOfElement(element);
    if (name !== 'HTMLDetailsElement') Reflect.set(impl, member, value);
    else if (value === true) impl.setAttributeNS(null, member, '');
    else impl.removeAttributeNS(null, member);
  }

  protected override select(field: object, _as: FieldInterface, start: number, end: number, direction: string): void {
    const impl = implOfElement(field) as NodeImpl & {
      setSelectionRange(start: number, end: number, direction: string): void;
    };
    impl.setSelectionRange(start, end, direction);
  }

  protected override resetForm(form: object): void {
    (implOfElement(form) as NodeImpl & { reset(): void }).reset();
  }
}

/** What a field has that can be typed in. */
interface FieldImpl {
  readonly value?: unknown;
  readonly _dirtyValue?: boolean;
  _selectionStart?: number | null;
  _selectionEnd?: number | null;
}

/** Behind what markup has put into a field: jsdom has it before that, where nobody has changed anything yet. */
function putCaret(field: FieldImpl): void {
  if (field._dirtyValue !== false || field._selectionStart !== 0 || field._selectionEnd !== 0) return;
  field._selectionStart = field._selectionEnd = String(field.value).length;
}

/**
 * What a click does is the user's input here, as far as it has been: jsdom would do it again. It asks for the type of an event once, before
 * all listeners, to see whether it is one.
 */
function withoutActivation(event: EventImpl): void {
  const { type } = event;
  Object.defineProperty(event, 'type', {
    get() {
      Object.defineProperty(event, 'type', { value: type, writable: true, enumerable: true, configurable: true });
      return '';
    },
    configurable: true,
  });
}

function implOfElement(element: object): NodeImpl {
  // The elements of a surface are those that `find` gave.
  return implOf(element) as NodeImpl;
}
