import { fireClick } from './activation-behavior.ts';
import { inclusiveAncestors } from './elements.ts';
import { focusByPointer } from './focus.ts';
import type { Surface, UIElement } from './surface.ts';

/** What all events of the one mouse have. */
const mouse = { pointerId: 1, pointerType: 'mouse', isPrimary: true };
const reaching = { bubbles: true, cancelable: true, composed: true };

/**
 * The mouse comes to be over that element: it leaves where it was, and enters where it was not.
 *
 * Pointer Events, the pointerover event: https://w3c.github.io/pointerevents/#the-pointerover-event
 */
export function movePointer(surface: Surface, to: UIElement): void {
  const { over } = surface.input;
  const from = over !== null && over.isConnected ? over : null;
  surface.input.over = to;
  if (from !== to) {
    for (const name of ['pointer', 'mouse'] as const) cross(surface, name, from, to);
  }
  surface.fire(to, 'pointermove', 'PointerEvent', { ...mouse, ...reaching });
  surface.fire(to, 'mousemove', 'MouseEvent', reaching);
}

function cross(surface: Surface, name: 'pointer' | 'mouse', from: UIElement | null, to: UIElement): void {
  const fire = (target: UIElement, type: string, init: object): boolean => {
    const also = name === 'pointer' ? mouse : {};
    return surface.fire(target, `${name}${type}`, name === 'pointer' ? 'PointerEvent' : 'MouseEvent', { ...also, ...init });
  };
  const left = from === null ? [] : [...inclusiveAncestors(from)].filter((each) => !each.contains(to));
  const entered = [...inclusiveAncestors(to)].filter((each) => from === null || !each.contains(from));
  if (from !== null) fire(from, 'out', { ...reaching, relatedTarget: to });
  for (const each of left) fire(each, 'leave', { composed: true, relatedTarget: to });
  fire(to, 'over', { ...reaching, relatedTarget: from });
  for (const each of entered.toReversed()) fire(each, 'enter', { composed: true, relatedTarget: from });
}

/**
 * One click of the mouse on that element, the `count`th of its kind: pressed and released. Pressing moves the focus, unless a listener of
 * `mousedown` cancels. Where `pointerdown` is cancelled, there is no `mousedown` and no `mouseup`.
 *
 * UI Events, mouse event order: https://w3c.github.io/uievents/#events-mouseevent-event-order
 */
export function pressAndRelease(surface: Surface, target: UIElement, count: number): void {
  const down = { button: 0, buttons: 1, ...reaching };
  const up = { button: 0, buttons: 0, ...reaching };
  surface.notifyActivation();
  const hasMouse = surface.fire(target, 'pointerdown', 'PointerEvent', { ...mouse, ...down, pressure: 0.5 });
  const movesFocus = !hasMouse || !target.isConnected || pressMouse(surface, target, { ...down, detail: count });
  if (movesFocus) focusByPointer(surface, target);
  if (!target.isConnected) return;
  surface.fire(target, 'pointerup', 'PointerEvent', { ...mouse, ...up });
  if (hasMouse && target.isConnected) surface.fire(target, 'mouseup', 'MouseEvent', { ...up, detail: count });
  if (target.isConnected) fireClick(surface, target, { ...mouse, button: 0, detail: count });
}

function pressMouse(surface: Surface, target: UIElement, init: object): boolean {
  surface.notifyActivation();
  return surface.fire(target, 'mousedown', 'MouseEvent', { ...init });
}

/** The same twice, and then `dblclick`. */
export function doubleClick(surface: Surface, target: UIElement): void {
  pressAndRelease(surface, target, 1);
  if (!target.isConnected) return;
  pressAndRelease(surface, target, 2);
  if (target.isConnected) surface.fire(target, 'dblclick', 'MouseEvent', { button: 0, detail: 2, ...reaching });
}
