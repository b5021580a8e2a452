import { HTMLInputElement, PropertySymbol } from 'happy-dom';
import { isFloatingPointNumber } from '../../ui-events/entry.ts';
import { isOffStep, stepsOf } from '../../ui-events/stepping.ts';
import type { UIElement } from '../../ui-events/surface.ts';
import { KeptEntries } from '../page/kept-entries.ts';

/** Of the fields that happy-dom makes for a page. Its own value is null while the attribute stands for it. */
export const entries: KeptEntries = new KeptEntries((input) => (input as HTMLInputElement)[PropertySymbol.value]);

/** Before any page can put another in its place. */
const setHappily = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;

/** Types whose values happy-dom empties when they are not within `min` and `max`. */
const emptied: ReadonlySet<string> = new Set(['month', 'week', 'time']);

/** Types whose values are in the order of their texts. */
const ordered: ReadonlySet<string> = new Set(['date', 'datetime-local', ...emptied]);

/** happy-dom's input element takes for a number whatever begins with one, and knows nothing of what the user sees beside its value. */
export class Input extends HTMLInputElement {
  constructor() {
    super();
    mendValidity(this);
  }
  override get value(): string {
    const value = super.value;
    return value !== '' && this.type === 'number' && !isFloatingPointNumber(value) ? '' : value;
  }
  override set value(value: string) {
    setInputValue(this, value);
  }
}

/** As a script does it, past what page code has put on the element. */
export function setInputValue(input: object, value: string): void {
  entries.drop(input);
  const set = (): unknown => setHappily?.call(input, value);
  if (emptied.has((input as HTMLInputElement).type)) withoutBounds(input, set);
  else set();
}

/** No sanitization heeds `min` and `max`. */
function withoutBounds(input: object, steps: () => void): void {
  for (const name of ['min', 'max']) Object.defineProperty(input, name, { value: '', configurable: true });
  try {
    steps();
  } finally {
    for (const name of ['min', 'max']) Reflect.deleteProperty(input, name);
  }
}

/** HTML, the constraint validation API: https://html.spec.whatwg.org/multipage/#dom-validitystate-badinput */
function mendValidity(input: HTMLInputElement): void {
  const isNumeric = (): boolean => input.type === 'number' || input.type === 'range';
  // Wall: happy-dom's elements are those that `ui-events` looks at, under the interface that is common to all hosts.
  const steps = (): ReturnType<typeof stepsOf> => stepsOf(input as unknown as UIElement);
  const found: Readonly<Record<string, () => boolean>> = {
    badInput: () => entries.isBadInput(input),
    rangeUnderflow: () => (isNumeric() ? Number(input.value) < steps().min : isBefore(input, input.value, input.min)),
    rangeOverflow: () => (isNumeric() ? Number(input.value) > steps().max : isBefore(input, input.max, input.value)),
    stepMismatch: () => isNumeric() && isOffStep(Number(input.value), steps()),
  };
  for (const [name, isFound] of Object.entries(found)) {
    const get = (): boolean => (name === 'badInput' || input.value !== '') && isFound();
    Object.defineProperty(input[PropertySymbol.validity], name, { get, configurable: true });
  }
}

/** One bound that is none bounds nothing. */
function isBefore({ type }: HTMLInputElement, a: string, b: string): boolean {
  return ordered.has(type) && a !== '' && b !== '' && a < b;
}
