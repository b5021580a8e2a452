import { inclusiveAncestors, isDisabled, isInput } from '../../ui-events/elements.ts';
import type { UIElement } from '../../ui-events/surface.ts';
import { directionOf, hasDirection } from './directionality.ts';
import type { EntryValue } from './elements.ts';

/** A control of a form. */
export interface Field extends UIElement {
  readonly files?: Iterable<EntryValue>;
}

export type Entries = (readonly [name: string, value: EntryValue])[];

const submittable: ReadonlySet<string> = new Set(['button', 'input', 'select', 'textarea']);

// HTML, forms, construct the entry list.
// https://html.spec.whatwg.org/multipage/#constructing-the-form-data-set
export function constructTheEntryList(
  controls: readonly Field[],
  submitter: object | null,
  emptyFile: () => EntryValue,
): Entries {
  // 1, 2 (the caller's)
  // 3 (the caller's)
  // 4
  const entryList: Entries = [];
  // 5
  for (const field of controls) appendEntries(entryList, field, submitter, emptyFile);
  // 6 to 8 (the caller's)
  // 9
  return entryList;
}

// HTML, forms, construct the entry list, from step 5.1.
// https://html.spec.whatwg.org/multipage/#constructing-the-form-data-set
function appendEntries(entryList: Entries, field: Field, submitter: object | null, emptyFile: () => EntryValue): void {
  const name = field.getAttribute('name') ?? '';
  const append = (value: EntryValue): void => void entryList.push([name, value]);
  // 1
  if (!submittable.has(field.localName) || isLeftOut(field, submitter)) return;
  // 2
  if (isInput(field, 'image')) {
    const prefix = name === '' ? '' : `${name}.`;
    // Nothing is laid out that could be hit elsewhere.
    entryList.push([`${prefix}x`, '0'], [`${prefix}y`, '0']);
    return;
  }
  // 3 (emulators have no form-associated custom elements)
  // 4, 5
  if (name === '') return;
  // 6
  if (field.localName === 'select') {
    for (const option of field.options ?? []) if (option.selected === true && !isDisabled(option)) append(optionValue(option));
  }
  // 7
  else if (isInput(field, 'checkbox', 'radio')) append(field.getAttribute('value') ?? 'on');
  // 8
  else if (isInput(field, 'file')) {
    const files = [...(field.files ?? [])];
    for (const file of files.length === 0 ? [emptyFile()] : files) append(file);
  }
  // 9
  else if (isInput(field, 'hidden') && name.toLowerCase() === '_charset_') append('UTF-8');
  // 10
  else append(field.value ?? '');
  // 11
  const dirname = field.getAttribute('dirname') ?? '';
  if (dirname !== '' && hasDirection(field)) entryList.push([dirname, directionOf(field)]);
}

/** In a datalist, disabled, a button that was not used, or a box that is not checked. */
function isLeftOut(field: Field, submitter: object | null): boolean {
  if (isDisabled(field)) return true;
  for (const each of inclusiveAncestors(field)) if (each.localName === 'datalist') return true;
  const isButton = field.localName === 'button' || isInput(field, 'submit', 'image', 'reset', 'button');
  if (isButton) return field !== submitter;
  return isInput(field, 'checkbox', 'radio') && field.checked !== true;
}

// HTML, the option element, value.
// https://html.spec.whatwg.org/multipage/#concept-option-value
function optionValue(option: UIElement): string {
  return option.getAttribute('value') ?? (option.textContent ?? '').trim().replaceAll(/[\t\n\f\r ]+/g, ' ');
}
