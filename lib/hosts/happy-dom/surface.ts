import {
  FocusEvent,
  HTMLDetailsElement,
  HTMLFormElement,
  HTMLInputElement,
  HTMLOptionElement,
  HTMLTextAreaElement,
  InputEvent,
  KeyboardEvent,
  MouseEvent,
  PointerEvent,
  PropertySymbol,
  UIEvent,
  type HTMLElement,
} from 'happy-dom';
import type { Entry, UIElement, UIEventInit, UIEventInterface } from '../../ui-events/surface.ts';
import { PageSurface, type FieldInterface, type SurfaceDocument } from '../page/surface.ts';
import { eventClassesOf } from './event-classes.ts';
import { entries, setInputValue } from './input.ts';
import type { Insides } from './insides.ts';
import { fireAtNode } from './node-events.ts';

/** happy-dom has one of each for all windows. */
const classes = { UIEvent, FocusEvent, MouseEvent, PointerEvent, KeyboardEvent, InputEvent };
const fields = { HTMLDetailsElement, HTMLInputElement, HTMLOptionElement, HTMLTextAreaElement };

/** What the user of a page in happy-dom sees and touches. */
export class HappyDomSurface extends PageSurface {
  readonly #insides: Insides;

  constructor(insides: Insides) {
    super(insides);
    this.#insides = insides;
  }

  protected override get document(): SurfaceDocument {
    return this.#insides.raw.document;
  }

  fire(target: UIElement, type: string, as: UIEventInterface, init: UIEventInit): boolean {
    const { raw, proxy } = this.#insides;
    if (this.#insides.gone) return false;
    const event =
      as === 'Event' ? new (eventClassesOf(raw).Event)(type, init) : new classes[as](type, { ...init, view: proxy as never });
    // happy-dom takes null for none, and then for the empty string.
    if (event instanceof InputEvent) Object.assign(event, { data: init['data'] ?? null });
    return fireAtNode(this.#insides, event, asHappy(target));
  }

  entryOf(field: UIElement): Entry | null {
    return entries.of(field);
  }

  setEntry(field: UIElement, entry: Entry): void {
    entries.keep(field, entry);
  }

  setFocused(element: UIElement | null): void {
    const { document } = this.#insides.raw;
    document[PropertySymbol.activeElement] = element === null ? null : asHappy(element);
    document[PropertySymbol.clearCache]();
  }

  protected override styleOf(element: object): { readonly display: string; readonly visibility: string } {
    return this.#insides.raw.getComputedStyle(asHappy(element));
  }

  protected override setNatively(name: FieldInterface, member: string, element: object, value: unknown): void {
    if (name === 'HTMLInputElement' && member === 'value') {
      setInputValue(element, String(value));
      return;
    }
    const setter = Object.getOwnPropertyDescriptor(fields[name].prototype, member)?.set;
    if (setter !== undefined) Reflect.apply(setter, element, [value]);
  }

  protected override select(field: object, as: FieldInterface, start: number, end: number, direction: string): void {
    const { prototype } = as === 'HTMLTextAreaElement' ? HTMLTextAreaElement : HTMLInputElement;
    prototype.setSelectionRange.call(field as never, start, end, direction as never);
  }

  protected override resetForm(form: object): void {
    HTMLFormElement.prototype.reset.call(form as HTMLFormElement);
  }
}

function asHappy(element: object): HTMLElement {
  return element as HTMLElement;
}
