import { inclusiveAncestors, isFocusable, isInput, radioGroup } from './elements.ts';
import type { Surface, UIElement } from './surface.ts';

/**
 * The focus goes to that element, or with null to the document. What the user has entered where it was is told by `change` first; then
 * come `blur`, `focusout`, `focus` and `focusin`. Listeners may move the focus once more: then the rest is left out.
 *
 * HTML, focus: https://html.spec.whatwg.org/multipage/#focus-update-steps
 */
export function moveFocus(surface: Surface, to: UIElement | null): void {
  const from = surface.focused;
  if (from === to) return;
  commit(surface);
  if (surface.focused !== from) return;
  surface.setFocused(null);
  if (from !== null) {
    surface.fire(from, 'blur', 'FocusEvent', { relatedTarget: to, composed: true });
    surface.fire(from, 'focusout', 'FocusEvent', { relatedTarget: to, composed: true, bubbles: true });
  }
  if (to === null || surface.focused !== null || !to.isConnected) return;
  surface.setFocused(to);
  surface.fire(to, 'focus', 'FocusEvent', { relatedTarget: from, composed: true });
  if (surface.focused !== to) return;
  surface.fire(to, 'focusin', 'FocusEvent', { relatedTarget: from, composed: true, bubbles: true });
}

/** What the mouse is pressed on gets the focus, or what is around it and can have it. */
export function focusByPointer(surface: Surface, pressed: UIElement): void {
  for (const each of inclusiveAncestors(pressed)) {
    if (!isFocusable(surface, each)) continue;
    moveFocus(surface, each);
    return;
  }
  moveFocus(surface, null);
}

/**
 * The user is done with the field: `change`, when it holds something else than before. DIVERGES: it comes late where script took the focus
 * away, with the next move of the user.
 */
export function commit(surface: Surface): void {
  const { edited } = surface.input;
  if (edited === null) return;
  surface.input.edited = null;
  if (edited.field.isConnected && edited.field.value !== edited.before)
    surface.fire(edited.field, 'change', 'Event', { bubbles: true });
}

/** What the Tab key leads to from where the focus is; null: out of the document. */
export function nextInTabOrder(surface: Surface, backwards: boolean): UIElement | null {
  const inOrder = tabOrder(surface);
  const { focused } = surface;
  const at = focused === null ? -1 : inOrder.indexOf(focused);
  if (at === -1) return (backwards ? inOrder.at(-1) : inOrder[0]) ?? null;
  return inOrder[backwards ? at - 1 : at + 1] ?? null;
}

/** Positive `tabindex` first, by number; then tree order. Of a group of radio buttons the one that is checked. */
function tabOrder(surface: Surface): readonly UIElement[] {
  const all = surface.find('*').filter((element) => isFocusable(surface, element));
  const numbered = all.map((element) => ({ element, index: Number.parseInt(element.getAttribute('tabindex') ?? '0', 10) }));
  const reachable = numbered.filter(({ element, index }) => index >= 0 && isStopInGroup(surface, element, all));
  const positive = reachable.filter(({ index }) => index > 0).sort((a, b) => a.index - b.index);
  return [...positive, ...reachable.filter(({ index }) => index === 0)].map(({ element }) => element);
}

function isStopInGroup(surface: Surface, element: UIElement, all: readonly UIElement[]): boolean {
  if (!isInput(element, 'radio')) return true;
  const group = radioGroup(surface, element).filter((each) => all.includes(each));
  const checked = group.find((each) => each.checked === true);
  return element === (checked ?? group[0]);
}
