import { described, isDisabled } from '../../ui-events/elements.ts';
import type { UIElement } from '../../ui-events/surface.ts';
import type { PageElement } from './elements.ts';
import type { PageInsides } from './insides.ts';

/** In the order in which one of them is named. */
const flags: readonly string[] = [
  ...['customError', 'valueMissing', 'badInput', 'typeMismatch', 'patternMismatch'],
  ...['tooLong', 'tooShort', 'rangeUnderflow', 'rangeOverflow', 'stepMismatch'],
];

/** A control that can be submitted. */
export interface Control extends UIElement {
  readonly validity: { readonly valid: boolean; readonly [flag: string]: boolean };
  readonly willValidate: boolean;
  focus(): void;
}

/** Gives the focus to a control, as far as it can have it. */
export type Focus = (control: Control) => void;

const submittable: ReadonlySet<string> = new Set(['button', 'input', 'select', 'textarea']);

/**
 * Whether what was entered is valid. Otherwise `focus` is called with the first control that is not, and the user agent tells of it, unless
 * the page does so by itself: then it cancels `invalid`. `url`: where the form leads.
 */
// HTML, forms, interactively validate the constraints.
// https://html.spec.whatwg.org/multipage/#interactively-validate-the-constraints
export function interactivelyValidate(form: PageElement, url: string, insides: PageInsides, focus: Focus): boolean {
  // 1
  const { invalid, unhandled } = staticallyValidate(form, insides);
  // 2
  const [first] = invalid;
  if (first === undefined) return true;
  // 3
  const [shown] = unhandled;
  const named = shown ?? first;
  const flag = flags.find((each) => named.validity[each]) ?? 'meanwhile valid';
  insides.hooks.formNotSent(url, `${described(named)} is invalid (${flag})`, shown === undefined);
  if (shown !== undefined && shown.isConnected) focus(shown);
  // 4
  return false;
}

// HTML, forms, statically validate the constraints.
// https://html.spec.whatwg.org/multipage/#statically-validate-the-constraints
function staticallyValidate(form: PageElement, { elements }: PageInsides): { invalid: Control[]; unhandled: Control[] } {
  // 1
  // Wall: emulators give their controls without the members that those have in common.
  const controls = ([...elements.controlsOf(form)] as Control[]).filter(({ localName }) => submittable.has(localName));
  // 2, 3
  const invalid = controls.filter((field) => field.willValidate && !isDisabled(field) && !field.validity.valid);
  // 4 (nothing follows then)
  // 5
  const unhandled: Control[] = [];
  // 6
  for (const field of invalid) {
    // Wall: the elements of `ui-events` and those of the shared steps are the same ones.
    if (elements.fire(field as unknown as PageElement, 'invalid', { cancelable: true })) unhandled.push(field);
  }
  // 7
  return { invalid, unhandled };
}
