import { editingHost, isTextField } from './elements.ts';
import type { Surface, UIElement } from './surface.ts';

/** One change that the user makes to text: what the events call it, the text that comes, and what it takes the place of. */
interface Edit {
  readonly inputType: string;
  readonly data: string | null;
  readonly start: number;
  readonly end: number;
}

/** What can be edited where the focus is: a text field, or an element with `contenteditable`. */
export function editable(element: UIElement): UIElement | null {
  if (isTextField(element)) return element.readOnly === true ? null : element;
  return editingHost(element);
}

/** Text is entered at the caret, or in place of what is selected. False: a listener has cancelled. */
export function insertText(surface: Surface, field: UIElement, text: string, inputType: string = 'insertText'): boolean {
  const [start, end] = selection(field);
  const data = withinMaxLength(field, text, end - start);
  if (data === '' && text !== '') return true;
  return edit(surface, field, { inputType, data, start, end });
}

/** What is selected goes, or the character beside the caret. */
export function deleteText(surface: Surface, field: UIElement, direction: 'backward' | 'forward'): void {
  const [start, end] = selection(field);
  const length = textOf(field).length;
  const from = start === end && direction === 'backward' ? start - widthBefore(textOf(field), start) : start;
  const to = start === end && direction === 'forward' ? Math.min(length, end + widthAfter(textOf(field), end)) : end;
  if (from === to) return;
  const inputType = direction === 'backward' ? 'deleteContentBackward' : 'deleteContentForward';
  edit(surface, field, { inputType, data: null, start: from, end: to });
}

/** All that is in it is selected, and the text takes its place. */
export function replaceAll(surface: Surface, field: UIElement, text: string): void {
  const end = textOf(field).length;
  const data = withinMaxLength(field, text, end);
  if (data === '' && end === 0) return;
  edit(surface, field, {
    inputType: data === '' ? 'deleteContentForward' : 'insertText',
    data: data === '' ? null : data,
    start: 0,
    end,
  });
}

/** The value as a whole is another one: `input` and `change`, as when it is chosen in a dialog. */
export function chooseValue(surface: Surface, field: UIElement, value: string): void {
  surface.setValue(field, value);
  surface.fire(field, 'input', 'Event', { bubbles: true, composed: true });
  surface.fire(field, 'change', 'Event', { bubbles: true });
}

/** Input Events, beforeinput and input: https://w3c.github.io/input-events/#events-inputevents */
function edit(surface: Surface, field: UIElement, { inputType, data, start, end }: Edit): boolean {
  const init = { inputType, data, bubbles: true, composed: true };
  if (!surface.fire(field, 'beforeinput', 'InputEvent', { ...init, cancelable: true })) return false;
  const before = textOf(field);
  const after = `${before.slice(0, start)}${data ?? ''}${before.slice(end)}`;
  if (isTextField(field)) {
    if (surface.input.edited?.field !== field) surface.input.edited = { field, before };
    surface.setValue(field, after, start + (data ?? '').length);
  } else surface.setText(field, after);
  surface.fire(field, 'input', 'InputEvent', init);
  return true;
}

function textOf(field: UIElement): string {
  return (isTextField(field) ? field.value : field.textContent) ?? '';
}

/** Fields that tell of no selection, and all that is no field, are edited at their end. */
export function selection(field: UIElement): readonly [start: number, end: number] {
  const { length } = textOf(field);
  const { selectionStart, selectionEnd } = field;
  if (!isTextField(field) || selectionStart == null || selectionEnd == null) return [length, length];
  return [Math.min(selectionStart, length), Math.min(selectionEnd, length)];
}

/** The user can enter no more than that; scripts can. HTML: https://html.spec.whatwg.org/multipage/#attr-fe-maxlength */
function withinMaxLength(field: UIElement, text: string, replaced: number): string {
  const most = Number.parseInt(field.getAttribute('maxlength') ?? '', 10);
  if (!isTextField(field) || field.type === 'number' || !(most >= 0)) return text;
  return text.slice(0, Math.max(0, most - (textOf(field).length - replaced)));
}

/** Code units of the character that ends there. */
export function widthBefore(text: string, at: number): number {
  return at === 0 ? 0 : ([...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '').length;
}

export function widthAfter(text: string, at: number): number {
  return String.fromCodePoint(text.codePointAt(at) ?? 0).length;
}
