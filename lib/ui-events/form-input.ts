import { shown } from '../infra/arguments.ts';
import { nearest } from '../infra/nearest.ts';
import { chooseValue, replaceAll } from './editing.ts';
import { editingHost, inclusiveAncestors, isDisabled, isInput, isTextField, isWholeField } from './elements.ts';
import { isFloatingPointNumber } from './entry.ts';
import { movePointer, pressAndRelease } from './pointer.ts';
import type { Surface, UIElement } from './surface.ts';

/** The field comes to hold that text. */
export function setTo(surface: Surface, field: UIElement, text: string): void {
  if (isWholeField(field)) chooseValue(surface, field, text);
  else replaceAll(surface, isTextField(field) ? field : (editingHost(field) ?? field), text);
}

/** What a field of that type takes, and an example of it. */
const valueKinds: Readonly<Record<string, readonly [kind: string, example: string]>> = {
  number: ['a number', '12.5'],
  range: ['a number from its min to its max', '50'],
  date: ['a date', '2026-01-31'],
  month: ['a month', '2026-01'],
  week: ['a week', '2026-W05'],
  time: ['a time', '09:30'],
  'datetime-local': ['a date and time', '2026-01-31T09:30'],
  color: ['a colour', '#ff8800'],
};

/** A value that the field does not take: why, as the end of a sentence that begins with "It", and one that it takes. */
export interface RefusedValue {
  readonly reason: string;
  readonly example: string;
}

/** Null: the field takes it. The field holds afterwards what it held before. */
export function refusedValue(surface: Surface, field: UIElement, text: string): RefusedValue | null {
  const [kind, example] = (field.localName === 'input' && valueKinds[field.type ?? '']) || [];
  if (kind === undefined || example === undefined || takes(surface, field, text)) return null;
  return { reason: `takes ${kind}, and not ${shown(text)}`, example };
}

function takes(surface: Surface, field: UIElement, text: string): boolean {
  if (isInput(field, 'number')) return text === '' || isFloatingPointNumber(text);
  const before = field.value ?? '';
  surface.setValue(field, text);
  const { value } = field;
  surface.setValue(field, before);
  // A time without its seconds is the same time, while these fall back to a value of their own.
  return isInput(field, 'range', 'color') ? value === text.toLowerCase() : text === '' || value !== '';
}

/** A click, where the box is not as it shall be. Returns why that cannot be, as the end of a sentence that begins with "It". */
export function switchBox(surface: Surface, element: UIElement, on: boolean): string | null {
  const box = element.localName === 'label' ? (element.control ?? element) : element;
  if (!isInput(box, 'checkbox', 'radio')) return 'is no checkbox and no radio button';
  if (box.checked === on) return null;
  if (!on && box.type === 'radio') return 'is a radio button, which goes off when another of its group is switched on';
  movePointer(surface, element);
  if (element.isConnected) pressAndRelease(surface, element, 1);
  return box.checked === on ? null : `stayed ${on ? 'off' : 'on'} when it was clicked`;
}

/** An option that there is not, with those that were meant, most likely; or one that is disabled, which is then named itself. */
export interface RefusedOption {
  readonly value: string;
  readonly near: readonly string[];
}

/** Exactly these options come to be chosen, by value or label. Null: they are. */
export function chooseOptions(surface: Surface, select: UIElement, values: readonly string[]): RefusedOption | null {
  const options = [...(select.options ?? [])];
  const chosen = new Set<UIElement>();
  for (const value of values) {
    const option = options.find((each) => each.value === value) ?? options.find((each) => labelOf(each) === value);
    if (option === undefined) return { value, near: namesNear(value, options) };
    if (isDisabledOption(option)) return { value, near: [value] };
    chosen.add(option);
  }
  if (options.every((each) => each.selected === chosen.has(each))) return null;
  for (const each of options) if (select.multiple === true && !chosen.has(each)) surface.setSelected(each, false);
  switchOn(surface, select, chosen);
  return null;
}

/** Those come to be chosen, and `input` and `change` tell of it. */
export function switchOn(surface: Surface, select: UIElement, chosen: Iterable<UIElement>): void {
  for (const each of chosen) surface.setSelected(each, true);
  surface.fire(select, 'input', 'Event', { bubbles: true, composed: true });
  surface.fire(select, 'change', 'Event', { bubbles: true });
}

function labelOf(option: UIElement): string {
  return (option.getAttribute('label') ?? option.textContent ?? '').replace(/\s+/g, ' ').trim();
}

export function isDisabledOption(option: UIElement): boolean {
  return [...inclusiveAncestors(option)].some((each) => ['option', 'optgroup'].includes(each.localName) && isDisabled(each));
}

/** The nearest first, and five at most. */
function namesNear(value: string, options: readonly UIElement[]): readonly string[] {
  const names = options.map((each) => each.value ?? labelOf(each));
  const near = nearest(value, names);
  return [...new Set(near === undefined ? names : [near, ...names])].slice(0, 5);
}
