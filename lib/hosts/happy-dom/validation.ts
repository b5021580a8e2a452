import { PropertySymbol, type HTMLElement, type HTMLFormElement } from 'happy-dom';
import { described, isDisabled } from '../../ui-events/elements.ts';
import type { UIElement } from '../../ui-events/surface.ts';
import { eventClassesOf } from './event-classes.ts';
import type { Insides } from './insides.ts';
import { fireAtNode } from './node-events.ts';

/** In the order in which one of them is named. */
const flags = [
  ...(['customError', 'valueMissing', 'badInput', 'typeMismatch', 'patternMismatch'] as const),
  ...(['tooLong', 'tooShort', 'rangeUnderflow', 'rangeOverflow', 'stepMismatch'] as const),
];

/** A control that can be submitted. */
interface Control extends HTMLElement {
  readonly validity: Readonly<Record<(typeof flags)[number] | 'valid', boolean>>;
  readonly willValidate: boolean;
}

const submittable: ReadonlySet<string> = new Set(['button', 'input', 'select', 'textarea']);

/**
 * Whether what was entered is valid. Otherwise `focus` is called with the first control that is not, and the user agent tells of it, unless
 * the page does so by itself: then it cancels `invalid`.
 */
// HTML, forms, interactively validate the constraints.
// https://html.spec.whatwg.org/multipage/#interactively-validate-the-constraints
export function interactivelyValidate(form: HTMLFormElement, insides: Insides, focus: (control: HTMLElement) => void): boolean {
  // 1
  const { invalid, unhandled } = staticallyValidate(form, insides);
  // 2
  const [first] = invalid;
  if (first === undefined) return true;
  // 3
  const [shown] = unhandled;
  const named = shown ?? first;
  const flag = flags.find((each) => named.validity[each]) ?? 'meanwhile valid';
  const reason = `${described(asUIElement(named))} is invalid (${flag})`;
  insides.hooks.formNotSent(form.action, reason, shown === undefined);
  if (shown !== undefined && shown.isConnected) focus(shown);
  // 4
  return false;
}

// HTML, forms, statically validate the constraints.
// https://html.spec.whatwg.org/multipage/#statically-validate-the-constraints
function staticallyValidate(form: HTMLFormElement, insides: Insides): { invalid: Control[]; unhandled: Control[] } {
  // Wall: happy-dom gives its controls without the members that they have in common.
  const fields = form[PropertySymbol.getFormControlItems]() as unknown as Control[];
  // 1
  const controls = fields.filter(({ localName }) => submittable.has(localName));
  // 2, 3
  const invalid = controls.filter((field) => field.willValidate && !isDisabled(asUIElement(field)) && !field.validity.valid);
  // 4 (nothing follows then)
  // 5
  const unhandled: Control[] = [];
  // 6
  for (const field of invalid) {
    const event = new (eventClassesOf(insides.raw).Event)('invalid', { cancelable: true });
    if (fireAtNode(insides, event, field)) unhandled.push(field);
  }
  // 7
  return { invalid, unhandled };
}

function asUIElement(control: Control): UIElement {
  // Wall: happy-dom's elements are those that `ui-events` looks at, under the interface that is common to all hosts.
  return control as unknown as UIElement;
}
