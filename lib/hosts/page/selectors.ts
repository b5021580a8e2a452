import type { PageInsides } from './insides.ts';

/** Refused as by a browser, before any element is looked at. Returns the text. */
// DOM, scope-match a selectors string.
// https://dom.spec.whatwg.org/#scope-match-a-selectors-string
export function requireSelector({ knownSelectors, realm }: PageInsides, selectors: unknown): string {
  if (typeof selectors === 'symbol') throw new realm.TypeError('Cannot convert a Symbol value to a string');
  const text = String(selectors);
  // 1, 2
  if (!knownSelectors.isValid(text)) throw new realm.DOMException(`'${text}' is not a valid selector.`, 'SyntaxError');
  // 3 (the emulator's)
  return text;
}
