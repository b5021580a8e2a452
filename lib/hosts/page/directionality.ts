import { inclusiveAncestors, isInput } from '../../ui-events/elements.ts';
import type { UIElement } from '../../ui-events/surface.ts';

/** Scripts that are written from right to left; of each letter the first decides. */
const rightToLeft =
  /^[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}]/u;

const types: readonly string[] = [
  ...['hidden', 'text', 'search', 'tel', 'url', 'email', 'password'],
  ...['submit', 'reset', 'button'],
];

/** HTML, auto-directionality form-associated elements: https://html.spec.whatwg.org/multipage/#auto-directionality-form-associated-elements */
export function hasDirection(field: UIElement): boolean {
  return field.localName === 'textarea' || isInput(field, ...types);
}

/** Of a control with a text. */
// HTML, the dir attribute, directionality.
// https://html.spec.whatwg.org/multipage/#the-directionality
export function directionOf(field: UIElement): 'ltr' | 'rtl' {
  for (const each of inclusiveAncestors(field)) {
    const dir = each.getAttribute('dir')?.toLowerCase();
    if (dir === 'ltr' || dir === 'rtl') return dir;
    if (dir === 'auto') return textDirection((each === field ? field.value : each.textContent) ?? '');
    if (each === field && isInput(field, 'tel')) return 'ltr';
  }
  return 'ltr';
}

/** That of the first letter. */
function textDirection(text: string): 'ltr' | 'rtl' {
  const [letter = ''] = /\p{L}/u.exec(text) ?? [];
  return rightToLeft.test(letter) ? 'rtl' : 'ltr';
}
