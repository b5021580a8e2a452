import type { Surface, UIElement } from './surface.ts';

/** Types of input elements in which text is entered. */
const textTypes: ReadonlySet<string> = new Set(['text', 'search', 'url', 'tel', 'password', 'email', 'number']);

/** Types of input elements whose value is chosen as a whole. */
const wholeTypes: ReadonlySet<string> = new Set(['date', 'time', 'datetime-local', 'month', 'week', 'color', 'range']);

/** Elements that can be disabled. */
const disableable: ReadonlySet<string> = new Set(['button', 'input', 'select', 'textarea', 'option', 'optgroup', 'fieldset']);

export function* inclusiveAncestors(element: UIElement): Generator<UIElement> {
  for (let each: UIElement | null = element; each !== null; each = each.parentElement) yield each;
}

export function isInput(element: UIElement, ...types: readonly string[]): boolean {
  return element.localName === 'input' && (types.length === 0 || types.includes(element.type ?? 'text'));
}

/** A field in which the user enters text, letter by letter. */
export function isTextField(element: UIElement): boolean {
  return element.localName === 'textarea' || (element.localName === 'input' && textTypes.has(element.type ?? 'text'));
}

/** A field whose value the user chooses as a whole: a date, a colour. */
export function isWholeField(element: UIElement): boolean {
  return element.localName === 'input' && wholeTypes.has(element.type ?? '');
}

/** The radio buttons of which one at a time is on, in tree order. HTML: https://html.spec.whatwg.org/multipage/#radio-button-group */
export function radioGroup(surface: Surface, radio: UIElement): readonly UIElement[] {
  const name = radio.getAttribute('name');
  if (name === null || name === '') return [radio];
  const isOfIt = (each: UIElement): boolean =>
    isInput(each, 'radio') && each.getAttribute('name') === name && each.form === radio.form;
  return surface.find('input').filter(isOfIt);
}

/** The element that can be edited in which that one is, if it is in one. */
export function editingHost(element: UIElement): UIElement | null {
  for (const each of inclusiveAncestors(element)) {
    const attribute = each.getAttribute('contenteditable')?.toLowerCase();
    if (attribute !== undefined) return attribute === 'false' ? null : each;
  }
  return null;
}

/** Disabled itself, or by a fieldset around it; what is in the first legend of that stays enabled. */
export function isDisabled(element: UIElement): boolean {
  if (!disableable.has(element.localName)) return false;
  if (element.hasAttribute('disabled')) return true;
  let inLegend = false;
  for (const each of inclusiveAncestors(element)) {
    if (each !== element && each.localName === 'fieldset' && each.hasAttribute('disabled') && !inLegend) return true;
    if (each.localName === 'option') continue;
    inLegend = each.localName === 'legend';
    if (each.localName === 'optgroup' && each.hasAttribute('disabled')) return true;
  }
  return false;
}

/** Whether it can have the focus, by itself or because it has a `tabindex`. HTML: https://html.spec.whatwg.org/multipage/#focusable-area */
export function isFocusable(surface: Surface, element: UIElement): boolean {
  if (!element.isConnected || isDisabled(element) || !surface.isRendered(element)) return false;
  for (const each of inclusiveAncestors(element)) if (each.hasAttribute('inert')) return false;
  if (Number.isInteger(Number.parseInt(element.getAttribute('tabindex') ?? '', 10))) return true;
  return isFocusableByItself(element);
}

function isFocusableByItself(element: UIElement): boolean {
  switch (element.localName) {
    case 'a':
    case 'area':
      return element.hasAttribute('href');
    case 'button':
    case 'select':
    case 'textarea':
    case 'iframe':
    case 'summary':
      return true;
    case 'input':
      return element.type !== 'hidden';
    default:
      return element.hasAttribute('contenteditable') && element.getAttribute('contenteditable')?.toLowerCase() !== 'false';
  }
}

/** What that element calls itself in a sentence: `<button id="buy">`. */
export function described(element: UIElement): string {
  const attributes = ['id', 'class', 'name', 'type'].flatMap((name) => {
    const value = element.getAttribute(name);
    return value === null || value === '' ? [] : [` ${name}="${value}"`];
  });
  return `<${element.localName}${attributes.slice(0, 2).join('')}>`;
}
