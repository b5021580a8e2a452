import { inclusiveAncestors, isDisabled, isFocusable, isInput, radioGroup } from './elements.ts';
import { moveFocus } from './focus.ts';
import type { Surface, UIElement, UIEventInit } from './surface.ts';

/**
 * Fires `click`, and does what the element does on it, or the innermost one around it that does something: unless a listener cancels.
 * A checkbox or radio button is switched before its listeners run, and back when they cancel.
 *
 * DOM, events, activation behavior: https://dom.spec.whatwg.org/#eventtarget-activation-behavior
 */
export function fireClick(surface: Surface, target: UIElement, init: UIEventInit): void {
  const activated = activationTarget(target);
  const switched = activated === null ? null : preActivate(surface, activated);
  const pointer = { pointerId: -1, pointerType: '', ...init };
  const event = { bubbles: true, cancelable: true, composed: true, ...pointer };
  const goesOn = surface.fire(target, 'click', 'PointerEvent', event);
  if (activated === null) return;
  if (!goesOn) switched?.restore();
  else if (switched === null) activate(surface, activated, target);
  else if (switched.changed) tellOfSwitch(surface, activated);
}

/** A checkbox or radio button that a click has switched. */
interface Switched {
  /** False: a radio button that was checked before. */
  readonly changed: boolean;
  restore(): void;
}

function activationTarget(target: UIElement): UIElement | null {
  for (const each of inclusiveAncestors(target)) if (hasActivationBehavior(each)) return each;
  return null;
}

function hasActivationBehavior(element: UIElement): boolean {
  switch (element.localName) {
    case 'a':
    case 'area':
      return element.hasAttribute('href');
    case 'button':
    case 'label':
      return true;
    case 'input':
      return ['checkbox', 'radio', 'submit', 'image', 'reset', 'button'].includes(element.type ?? '');
    case 'summary':
      return isSummaryOfDetails(element);
    default:
      return false;
  }
}

function isSummaryOfDetails({ parentElement, localName }: UIElement): boolean {
  return localName === 'summary' && parentElement?.localName === 'details';
}

/** HTML, input, legacy-pre-activation behavior: https://html.spec.whatwg.org/multipage/#the-input-element:legacy-pre-activation-behavior */
function preActivate(surface: Surface, element: UIElement): Switched | null {
  if (!isInput(element, 'checkbox', 'radio')) return null;
  const { checked = false } = element;
  if (element.type === 'radio') {
    const before = checkedOfGroup(surface, element);
    surface.setChecked(element, true);
    const restore = (): void => {
      surface.setChecked(element, checked);
      if (before !== null) surface.setChecked(before, true);
    };
    return { changed: !checked, restore };
  }
  surface.setChecked(element, !checked);
  const indeterminate = surface.setIndeterminate(element, false);
  const restore = (): void => {
    surface.setChecked(element, checked);
    surface.setIndeterminate(element, indeterminate);
  };
  return { changed: true, restore };
}

/** HTML, input, checkbox: https://html.spec.whatwg.org/multipage/#checkbox-state-(type=checkbox) */
function tellOfSwitch(surface: Surface, box: UIElement): void {
  if (!box.isConnected) return;
  surface.fire(box, 'input', 'Event', { bubbles: true, composed: true });
  surface.fire(box, 'change', 'Event', { bubbles: true });
}

function checkedOfGroup(surface: Surface, radio: UIElement): UIElement | null {
  return radioGroup(surface, radio).find((each) => each !== radio && each.checked === true) ?? null;
}

function activate(surface: Surface, element: UIElement, target: UIElement): void {
  switch (element.localName) {
    case 'a':
    case 'area':
      surface.followHyperlink(element);
      break;
    case 'label':
      clickControl(surface, element, target);
      break;
    case 'summary':
      if (element.parentElement !== null) surface.setOpen(element.parentElement, !element.parentElement.hasAttribute('open'));
      break;
    default:
      activateControl(surface, element);
  }
}

function activateControl(surface: Surface, element: UIElement): void {
  const { type = 'submit', form = null } = element;
  if (form === null || !element.isConnected || isDisabled(element)) return;
  if (type === 'submit' || type === 'image') surface.submit(form, element);
  else if (type === 'reset') surface.reset(form);
}

/** What is labeled gets the focus and a click of its own; but the click on a control that is in the label itself was its already. */
function clickControl(surface: Surface, label: UIElement, target: UIElement): void {
  const control = label.control ?? null;
  if (control === null || control.contains(target) || isDisabled(control)) return;
  if (isInteractiveWithin(label, target)) return;
  if (isFocusable(surface, control)) moveFocus(surface, control);
  fireClick(surface, control, { detail: 1 });
}

/** The click was on something in the label that has a use of its own. */
function isInteractiveWithin(label: UIElement, target: UIElement): boolean {
  for (const each of inclusiveAncestors(target)) {
    if (each === label) return false;
    if (['a', 'button', 'input', 'select', 'textarea'].includes(each.localName)) return true;
  }
  return false;
}
