import { badArgument, kindOf } from '../infra/arguments.ts';
import { StorageloomError } from '../infra/failure.ts';
import { nearest } from '../infra/nearest.ts';
import { whyNotActionable, type Need } from '../ui-events/actionability.ts';
import { described, isDisabled } from '../ui-events/elements.ts';
import type { Surface, UIElement } from '../ui-events/surface.ts';

/** One element, or nothing happens. */
export interface Search {
  readonly surface: Surface;
  /** As the caller wrote it: `tab.click()`. */
  readonly call: string;
  readonly selector: string;
  /** Where it looks: `tab1 (https://a.example/)`. */
  readonly place: string;
}

/** How many others an error names. */
const namedAtMost = 3;

/** The element that the selector finds, if the user can do that with it. Throws BAD_OPTION, NO_ELEMENT, SEVERAL_ELEMENTS, NOT_ACTIONABLE. */
export function findElement(search: Search, needs: readonly Need[]): UIElement {
  const { surface, call, selector, place } = search;
  const found = elementsOf(search);
  const [element, second] = found;
  if (element === undefined) throw noElement(search);
  if (second !== undefined) {
    const all = found.slice(0, namedAtMost).map(described).join(', ');
    throw new StorageloomError('SEVERAL_ELEMENTS', {
      what: `${call} found ${found.length} elements for '${selector}' in ${place}.`,
      why: `A user acts on one, and these are ${all}${found.length > namedAtMost ? ', …' : ''}.`,
      mend: `Write a selector that finds one of them, such as '${selector}:first-of-type' or the id of it.`,
    });
  }
  const reason = whyNotActionable(surface, element, needs);
  if (reason === null) return element;
  throw notActionable(search, element, reason);
}

export function notActionable(
  { call, selector, place }: Search,
  element: UIElement,
  reason: string,
  mend: string = mendOf(element),
): StorageloomError {
  return new StorageloomError('NOT_ACTIONABLE', {
    what: `${call} cannot act on ${described(element)}, which '${selector}' finds in ${place}.`,
    why: `It ${reason}.`,
    mend,
  });
}

function mendOf(element: UIElement): string {
  return isDisabled(element)
    ? 'Do first what enables it, and await browser.settle() where that takes tasks.'
    : 'Do first what a user would have to do, or choose another element.';
}

/** Throws BAD_OPTION. */
export function checkSelector(call: string, selector: unknown): void {
  if (typeof selector === 'string') return;
  throw badArgument(
    `${call} takes a CSS selector, and got ${kindOf(selector)}`,
    'It names the element',
    `Write ${example(call)}`,
  );
}

function elementsOf({ surface, call, selector }: Search): readonly UIElement[] {
  try {
    return surface.find(selector);
  } catch (error) {
    throw new StorageloomError('BAD_OPTION', {
      what: `The selector '${selector}' of ${call} cannot be used.`,
      why: 'It does not parse as a CSS selector.',
      mend: `Write ${example(call)}; selectors of other kinds, such as text=, are not known.`,
      cause: error,
    });
  }
}

function example(call: string): string {
  return `${call.slice(0, -1)}'#buy')`;
}

function noElement({ surface, call, selector, place }: Search): StorageloomError {
  const near = nearestSelectors(selector, selectorsOf(surface));
  return new StorageloomError('NO_ELEMENT', {
    what: `${call} found no element for '${selector}' in ${place}.`,
    why:
      near.length === 0 ? 'Nothing there is called nearly so.' : `Near to it are ${near.map((each) => `'${each}'`).join(', ')}.`,
    mend: 'Correct the selector, or await browser.settle() so that what makes the element can run.',
  });
}

/** The names that were meant most likely, the nearest first. */
export function nearestSelectors(selector: string, known: readonly string[]): readonly string[] {
  const left = new Set(known);
  const near: string[] = [];
  for (
    let found = nearest(selector, [...left]);
    found !== undefined && near.length < namedAtMost;
    found = nearest(selector, [...left])
  ) {
    near.push(found);
    left.delete(found);
  }
  return near;
}

/** Simple selectors for what is in the document. */
function selectorsOf(surface: Surface): readonly string[] {
  const attributes = ['name', 'type', 'href', 'data-testid'];
  const names = surface.find('*').flatMap((element) => [
    ...(element.getAttribute('id') ?? '').split(/\s+/).map((id) => `#${id}`),
    ...(element.getAttribute('class') ?? '').split(/\s+/).flatMap((each) => [`.${each}`, `${element.localName}.${each}`]),
    ...attributes.flatMap((name) => {
      const value = element.getAttribute(name);
      return value === null ? [] : [`[${name}="${value}"]`, `[${name}=${value}]`];
    }),
    element.localName,
  ]);
  return [...new Set(names.filter((name) => !/[#.]$/.test(name)))];
}
