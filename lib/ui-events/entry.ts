import { isInput, isTextField } from './elements.ts';
import type { Entry, Surface, UIElement } from './surface.ts';

/** HTML, valid floating-point number: https://html.spec.whatwg.org/multipage/#valid-floating-point-number */
const floatingPointNumber = /^-?(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?$/i;

export function isFloatingPointNumber(text: string): boolean {
  return floatingPointNumber.test(text) && Number.isFinite(Number(text));
}

/** What the user sees in what can be edited. What tells of no selection, and what is no field, is edited at its end. */
export function seenIn(surface: Surface, field: UIElement): Entry {
  if (!isTextField(field)) return endOf(field.textContent ?? '');
  const { value: text = '', selectionStart, selectionEnd } = field;
  const entry = hasEntry(field) ? surface.entryOf(field) : null;
  if (entry !== null && (selectionStart == null || entry.text !== text)) return entry;
  if (selectionStart == null || selectionEnd == null) return endOf(text);
  return {
    text,
    start: Math.min(selectionStart, text.length),
    end: Math.min(selectionEnd, text.length),
    direction: field.selectionDirection === 'backward' ? 'backward' : 'forward',
  };
}

function endOf(text: string): Entry {
  return { text, start: text.length, end: text.length, direction: 'forward' };
}

/** The user sees that text in the field from now on, and the caret there. Its value is what a field of its type makes of the text. */
export function showText(surface: Surface, field: UIElement, text: string, caret: number): void {
  const isNumberToBe = isInput(field, 'number') && !isFloatingPointNumber(text);
  surface.setValue(field, isNumberToBe ? '' : text, caret);
  if (hasEntry(field)) surface.setEntry(field, { text, start: caret, end: caret, direction: 'forward' });
}

/** That part of the text comes to be selected. */
export function selectText(surface: Surface, field: UIElement, part: Omit<Entry, 'text'>): void {
  const { text } = seenIn(surface, field);
  if (hasEntry(field) && (field.selectionStart == null || text !== field.value)) surface.setEntry(field, { text, ...part });
  else surface.setSelection(field, part.start, part.end, part.direction);
}

/** What of a text can be entered in the field. IMPL-DEFINED: in one for numbers, their characters, with a point and no comma. */
export function enterable(field: UIElement, text: string): string {
  if (isInput(field, 'number')) return text.replace(/[^\d+\-.e]/gi, '');
  return isInput(field, 'email', 'url') ? text.replace(/[\r\n]/g, '') : text;
}

/** Its value may be another than the text that the user sees in it. */
function hasEntry(field: UIElement): boolean {
  return isInput(field, 'number', 'email', 'url');
}
