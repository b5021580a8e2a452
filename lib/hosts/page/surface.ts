import { isFocusable } from '../../ui-events/elements.ts';
import { commit, moveFocus } from '../../ui-events/focus.ts';
import type { Entry, InputState, Surface, UIElement, UIEventInit, UIEventInterface } from '../../ui-events/surface.ts';
import type { PageElement } from './elements.ts';
import type { PageInsides } from './insides.ts';
import { followHyperlink, requestSubmit } from './links.ts';

/** Elements that a user cannot see, whatever their style is. */
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

/** Interfaces of elements that have what a user changes. */
export type FieldInterface = 'HTMLDetailsElement' | 'HTMLInputElement' | 'HTMLOptionElement' | 'HTMLTextAreaElement';

/** The document of an emulator, as its user sees it. */
export interface SurfaceDocument {
  readonly activeElement: object | null;
  readonly body: object | null;
  readonly documentElement: object | null;
  querySelectorAll(selector: string): Iterable<object>;
}

/** What the user of a page sees and touches, but for how an emulator does it. */
export abstract class PageSurface implements Surface {
  readonly input: InputState = { edited: null, over: null };
  readonly #insides: PageInsides;

  constructor(insides: PageInsides) {
    this.#insides = insides;
  }

  protected abstract get document(): SurfaceDocument;
  protected abstract styleOf(element: object): { readonly display: string; readonly visibility: string };
  /** By the setter of the emulator: libraries put their own on an element to see what scripts set. */
  protected abstract setNatively(name: FieldInterface, member: string, element: object, value: unknown): void;
  protected abstract select(field: object, as: FieldInterface, start: number, end: number, direction: string): void;
  protected abstract resetForm(form: object): void;
  abstract entryOf(field: UIElement): Entry | null;
  abstract setEntry(field: UIElement, entry: Entry): void;
  abstract fire(target: UIElement, type: string, as: UIEventInterface, init: UIEventInit): boolean;
  abstract setFocused(element: UIElement | null): void;

  get focused(): UIElement | null {
    const { activeElement, body, documentElement } = this.document;
    return activeElement === null || activeElement === body || activeElement === documentElement ? null : asUI(activeElement);
  }

  get body(): UIElement | null {
    const { body, documentElement } = this.document;
    const found = body ?? documentElement;
    return found === null ? null : asUI(found);
  }

  find(selector: string): readonly UIElement[] {
    return [...this.document.querySelectorAll(selector)].map(asUI);
  }

  isRendered(element: UIElement): boolean {
    if (!element.isConnected || (element.localName === 'input' && element.type === 'hidden')) return false;
    if (this.styleOf(element).visibility === 'hidden') return false;
    for (let each: UIElement | null = element; each !== null; each = each.parentElement) {
      if (each.hasAttribute('hidden') || neverRendered.has(each.localName)) return false;
      if (this.styleOf(each).display === 'none' || isFolded(each, element)) return false;
    }
    return true;
  }

  setValue(field: UIElement, value: string, caret: number = value.length): void {
    this.setNatively(fieldInterface(field), 'value', field, value);
    if (field.selectionStart != null) this.setSelection(field, caret, caret);
  }

  setChecked(box: UIElement, checked: boolean): void {
    this.setNatively('HTMLInputElement', 'checked', box, checked);
  }

  setIndeterminate(box: UIElement, indeterminate: boolean): boolean {
    const before = Reflect.get(box, 'indeterminate') === true;
    this.setNatively('HTMLInputElement', 'indeterminate', box, indeterminate);
    return before;
  }

  setSelected(option: UIElement, selected: boolean): void {
    this.setNatively('HTMLOptionElement', 'selected', option, selected);
  }

  setSelection(field: UIElement, start: number, end: number, direction: 'forward' | 'backward' = 'forward'): void {
    if (field.selectionStart == null) return;
    this.#asScript(() => this.select(field, fieldInterface(field), start, end, direction));
  }

  setText(element: UIElement, text: string): void {
    Reflect.set(element, 'textContent', text);
  }

  followHyperlink(link: UIElement): void {
    followHyperlink(asPage(link), this.#insides);
  }

  submit(form: UIElement, submitter: UIElement | null): void {
    const byUser = (control: UIElement): void => {
      if (isFocusable(this, control)) moveFocus(this, control);
    };
    requestSubmit(asPage(form), submitter === null ? null : asPage(submitter), this.#insides, byUser);
  }

  reset(form: UIElement): void {
    this.#asScript(() => this.resetForm(form));
  }

  setOpen(details: UIElement, open: boolean): void {
    this.#asScript(() => this.setNatively('HTMLDetailsElement', 'open', details, open));
  }

  notifyActivation(): void {
    this.#insides.hooks.notifyActivation();
  }

  /** DIVERGES: the event that an emulator fires by itself meanwhile (`select`, `reset`, `toggle`) is not trusted. */
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

/** The user turns away from the document, or back to it: its window hears by `atWindow`, and what has the focus in it, on the way out first. */
export function fireFocus(surface: Surface, type: 'focus' | 'blur', atWindow: () => void): void {
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
  atWindow();
  if (type === 'focus') atElement('focusin');
}

/** In a `details` that is not open, and not in its summary. */
function isFolded(around: UIElement, element: UIElement): boolean {
  if (around.localName !== 'details' || around === element || around.hasAttribute('open')) return false;
  const children = Reflect.get(around, 'children') as Iterable<UIElement>;
  const summary = [...children].find(({ localName }) => localName === 'summary');
  return summary === undefined || !summary.contains(element);
}

function fieldInterface(field: UIElement): FieldInterface {
  return field.localName === 'textarea' ? 'HTMLTextAreaElement' : 'HTMLInputElement';
}

/** Each element of an emulator has what a surface asks of elements. */
function asUI(element: object): UIElement {
  return element as UIElement;
}

function asPage(element: UIElement): PageElement {
  // Wall: the elements of a surface are those that `find` gave, and come back as the interface that is common to all hosts.
  return element as unknown as PageElement;
}
