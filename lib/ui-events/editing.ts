import { editingHost, isTextField } from './elements.ts';
import { enterable, seenIn, showText } from './entry.ts';
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
  const { text: before, start, end } = seenIn(surface, field);
  const data = withinMaxLength(field, text, before.length - (end - start));
  if (data === '' && text !== '') return true;
  return edit(surface, field, { inputType, data, start, end });
}

/** What is selected goes, or the character beside the caret. */
export function deleteText(surface: Surface, field: UIElement, direction: 'backward' | 'forward'): void {
  const { text, start, end } = seenIn(surface, field);
  const from = start === end && direction === 'backward' ? start - widthBefore(text, start) : start;
  const to = start === end && direction === 'forward' ? Math.min(text.length, end + widthAfter(text, end)) : end;
  if (from === to) return;
  const inputType = direction === 'backward' ? 'deleteContentBackward' : 'deleteContentForward';
  edit(surface, field, { inputType, data: null, start: from, end: to });
}

/** All that is in it is selected, and the text takes its place. */
export function replaceAll(surface: Surface, field: UIElement, text: string): void {
  const end = seenIn(surface, field).text.length;
  const data = withinMaxLength(field, text, 0);
  if (data === '' && end === 0) return;
  edit(surface, field, {
    inputType: data === '' ? 'deleteContentForward' : 'insertText',
    data: data === '' ? null : data,
    start: 0,
    end,
  });
}

/** The value as a whole is another one: `input` and `change`, as when it is chosen in a dialog. What was entered before is told with it. */
export function chooseValue(surface: Surface, field: UIElement, value: string): void {
  if (surface.input.edited?.field === field) surface.input.edited = null;
  surface.setValue(field, value);
  surface.fire(field, 'input', 'Event', { bubbles: true, composed: true });
  surface.fire(field, 'change', 'Event', { bubbles: true });
}

/** Input Events, beforeinput and input: https://w3c.github.io/input-events/#events-inputevents */
function edit(surface: Surface, field: UIElement, { inputType, data, start, end }: Edit): boolean {
  const init = { bubbles: true, composed: true, inputType };
  if (!surface.fire(field, 'beforeinput', 'InputEvent', { ...init, data, cancelable: true })) return false;
  const entered = data === null ? '' : enterable(field, data);
  if (data !== null && entered === '') return true;
  const { text } = seenIn(surface, field);
  const after = `${text.slice(0, start)}${entered}${text.slice(end)}`;
  if (isTextField(field)) {
    if (surface.input.edited?.field !== field) surface.input.edited = { field, before: field.value ?? '' };
    showText(surface, field, after, start + entered.length);
  } else surface.setText(field, after);
  surface.fire(field, 'input', 'InputEvent', { ...init, data: data === null ? null : entered });
  return true;
}

/** The user can enter no more than that; scripts can. HTML: https://html.spec.whatwg.org/multipage/#attr-fe-maxlength */
function withinMaxLength(field: UIElement, text: string, stays: number): string {
  const most = Number.parseInt(field.getAttribute('maxlength') ?? '', 10);
  if (!isTextField(field) || field.type === 'number' || !(most >= 0)) return text;
  const kept = text.slice(0, Math.max(0, most - stays));
  // Half of a character is none.
  return kept.length < text.length ? kept.replace(/[\uD800-\uDBFF]$/, '') : kept;
}

/** Code units of the character that ends there. */
export function widthBefore(text: string, at: number): number {
  return at === 0 ? 0 : ([...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '').length;
}

export function widthAfter(text: string, at: number): number {
  return String.fromCodePoint(text.codePointAt(at) ?? 0).length;
}
