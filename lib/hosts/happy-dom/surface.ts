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
import { isFocusable } from '../../ui-events/elements.ts';
import { commit, moveFocus } from '../../ui-events/focus.ts';
import type { Entry, InputState, Surface, UIElement, UIEventInit, UIEventInterface } from '../../ui-events/surface.ts';
import { eventClassesOf } from './event-classes.ts';
import { fireAtWindow } from './events.ts';
import { entryOf, keepEntry, setInputValue } from './input.ts';
import type { Insides } from './insides.ts';
import { followHyperlink, submitByUser } from './links.ts';
import { fireAtNode } from './node-events.ts';

/** Elements of happy-dom that a user cannot see, whatever their style is. */
const neverRendered: ReadonlySet<string> = new Set([
  'head',
  'template',
  'script',
  'style',
  'noscript',
  'datalist',
  'title',
  'meta',
  'link',
]);

/** happy-dom has one of each for all windows. */
const classes = { UIEvent, FocusEvent, MouseEvent, PointerEvent, KeyboardEvent, InputEvent };

type FieldClass = typeof HTMLInputElement | typeof HTMLTextAreaElement;

/** What the user of a page in happy-dom sees and touches. */
export class HappyDomSurface implements Surface {
  readonly input: InputState = { edited: null, over: null };
  readonly #insides: Insides;

  constructor(insides: Insides) {
    this.#insides = insides;
  }

  get #document(): Insides['raw']['document'] {
    return this.#insides.raw.document;
  }

  get focused(): UIElement | null {
    const { activeElement, body, documentElement } = this.#document;
    return activeElement === null || activeElement === body || activeElement === documentElement ? null : asUI(activeElement);
  }

  get body(): UIElement | null {
    const { body, documentElement } = this.#document;
    const found = (body as HTMLElement | null) ?? (documentElement as HTMLElement | null);
    return found === null ? null : asUI(found);
  }

  find(selector: string): readonly UIElement[] {
    return [...this.#document.querySelectorAll(selector)].map(asUI);
  }

  isRendered(element: UIElement): boolean {
    const { raw } = this.#insides;
    if (!element.isConnected || (element.localName === 'input' && element.type === 'hidden')) return false;
    if (raw.getComputedStyle(asHappy(element)).visibility === 'hidden') return false;
    for (let each: UIElement | null = element; each !== null; each = each.parentElement) {
      if (each.hasAttribute('hidden') || neverRendered.has(each.localName)) return false;
      if (raw.getComputedStyle(asHappy(each)).display === 'none' || isFolded(each, element)) return false;
    }
    return true;
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

  setFocused(element: UIElement | null): void {
    this.#document[PropertySymbol.activeElement] = element === null ? null : asHappy(element);
    this.#document[PropertySymbol.clearCache]();
  }

  setValue(field: UIElement, value: string, caret: number = value.length): void {
    if (field.localName === 'textarea') setNatively(HTMLTextAreaElement.prototype, 'value', field, value);
    else setInputValue(field, value);
    if (field.selectionStart != null) this.setSelection(field, caret, caret);
  }

  entryOf(field: UIElement): Entry | null {
    return entryOf(field);
  }

  setEntry(field: UIElement, entry: Entry): void {
    keepEntry(field, entry);
  }

  setChecked(box: UIElement, checked: boolean): void {
    setNatively(HTMLInputElement.prototype, 'checked', box, checked);
  }

  setIndeterminate(box: UIElement, indeterminate: boolean): boolean {
    const input = asHappy(box) as HTMLInputElement;
    const before = input.indeterminate;
    setNatively(HTMLInputElement.prototype, 'indeterminate', box, indeterminate);
    return before;
  }

  setSelected(option: UIElement, selected: boolean): void {
    setNatively(HTMLOptionElement.prototype, 'selected', option, selected);
  }

  setSelection(field: UIElement, start: number, end: number, direction: 'forward' | 'backward' = 'forward'): void {
    const Class: FieldClass = field.localName === 'textarea' ? HTMLTextAreaElement : HTMLInputElement;
    if (field.selectionStart == null) return;
    this.#asScript(() => Class.prototype.setSelectionRange.call(asHappy(field) as never, start, end, direction as never));
  }

  setText(element: UIElement, text: string): void {
    asHappy(element).textContent = text;
  }

  followHyperlink(link: UIElement): void {
    followHyperlink(asHappy(link) as Parameters<typeof followHyperlink>[0], this.#insides);
  }

  submit(form: UIElement, submitter: UIElement | null): void {
    const button = submitter === null ? undefined : (asHappy(submitter) as Parameters<typeof submitByUser>[1]);
    submitByUser(asHappy(form) as HTMLFormElement, button, this.#insides, (control) => {
      if (isFocusable(this, asUI(control))) moveFocus(this, asUI(control));
    });
  }

  reset(form: UIElement): void {
    this.#asScript(() => HTMLFormElement.prototype.reset.call(asHappy(form) as HTMLFormElement));
  }

  setOpen(details: UIElement, open: boolean): void {
    this.#asScript(() => setNatively(HTMLDetailsElement.prototype, 'open', details, open));
  }

  notifyActivation(): void {
    this.#insides.hooks.notifyActivation();
  }

  /** DIVERGES: the event that happy-dom fires by itself meanwhile (`select`, `reset`, `toggle`) is not trusted. */
  #asScript(steps: () => void): void {
    const { scripts } = this.#insides.hooks;
    scripts.prepareToRunScript();
    try {
      steps();
    } finally {
      scripts.cleanUpAfterRunningScript();
    }
  }
}

/** The user turns away from the document, or back to it: its window hears, and what has the focus in it, on the way out first. */
export function fireFocus(insides: Insides, surface: Surface, type: 'focus' | 'blur'): void {
  const { focused } = surface;
  const atElement = (bubbling: string): void => {
    if (focused === null || surface.focused !== focused) return;
    surface.fire(focused, type, 'FocusEvent', { composed: true });
    surface.fire(focused, bubbling, 'FocusEvent', { composed: true, bubbles: true });
  };
  if (type === 'blur') {
    commit(surface);
    atElement('focusout');
  }
  fireAtWindow(insides, new FocusEvent(type));
  if (type === 'focus') atElement('focusin');
}

/** In a `details` that is not open, and not in its summary. */
function isFolded(around: UIElement, element: UIElement): boolean {
  if (around.localName !== 'details' || around === element || around.hasAttribute('open')) return false;
  const summary = [...asHappy(around).children].find(({ localName }) => localName === 'summary');
  return summary === undefined || !summary.contains(asHappy(element));
}

/** By the setter of happy-dom's class: libraries put their own on an element to see what scripts set. */
function setNatively(prototype: object, name: string, element: UIElement, value: unknown): void {
  const setter = Object.getOwnPropertyDescriptor(prototype, name)?.set;
  if (setter !== undefined) Reflect.apply(setter, element, [value]);
}

/** Each element of happy-dom has what a surface asks of elements. */
function asUI(element: object): UIElement {
  return element as UIElement;
}

function asHappy(element: UIElement): HTMLElement {
  // Wall: the elements of a surface are those that `find` gave, and come back as the interface that is common to all hosts.
  return element as unknown as HTMLElement;
}
