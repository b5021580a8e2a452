import { editingHost, inclusiveAncestors, isDisabled, isFocusable, isTextField, isWholeField } from './elements.ts';
import type { Surface, UIElement } from './surface.ts';

/** What a user's input needs of an element. */
export type Need = 'visible' | 'enabled' | 'editable' | 'typeable' | 'focusable';

/** Why the user cannot do that with the element, as the end of a sentence that begins with "It"; null: the user can. */
export function whyNotActionable(surface: Surface, element: UIElement, needs: readonly Need[]): string | null {
  if (!element.isConnected) return 'is not in the document any more';
  for (const need of needs) {
    const reason = reasons[need](surface, element);
    if (reason !== null) return reason;
  }
  return null;
}

const reasons: Readonly<Record<Need, (surface: Surface, element: UIElement) => string | null>> = {
  visible: (surface, element) => (surface.isRendered(element) ? null : 'is hidden'),
  enabled: (_surface, element) => whyDisabled(element),
  editable: (_surface, element) => whyNotEditable(element),
  typeable: (_surface, element) => whyNotTypeable(element),
  focusable: (surface, element) => (isFocusable(surface, element) ? null : 'cannot have the focus'),
};

function whyDisabled(element: UIElement): string | null {
  if (isDisabled(element)) return 'is disabled';
  for (const each of inclusiveAncestors(element)) {
    if (each.hasAttribute('inert')) return 'is inert';
    if (each.getAttribute('aria-disabled')?.toLowerCase() === 'true') return 'is disabled (aria-disabled)';
  }
  return null;
}

function whyNotEditable(element: UIElement): string | null {
  if (isTextField(element) || isWholeField(element)) return element.readOnly === true ? 'is read-only' : null;
  return editingHost(element) === null ? 'is no field for text' : null;
}

/** Keys may go to an element that is no control, as one that a game listens at. */
function whyNotTypeable(element: UIElement): string | null {
  if (isWholeField(element)) return 'takes its value as a whole, as by fill(), and no text key by key';
  const isControl = ['input', 'textarea', 'button', 'select'].includes(element.localName);
  return isControl ? whyNotEditable(element) : null;
}
