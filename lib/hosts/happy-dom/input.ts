import { HTMLInputElement, MouseEvent, PropertySymbol, type Event } from 'happy-dom';
import { isFloatingPointNumber } from '../../ui-events/entry.ts';
import { isOffStep, stepsOf } from '../../ui-events/stepping.ts';
import type { UIElement } from '../../ui-events/surface.ts';
import { KeptEntries } from '../page/kept-entries.ts';
import { dateFlags, dateStepsOf, steppedDate } from './date-steps.ts';
import { dateTypes } from './date-values.ts';

/** Of the fields that happy-dom makes for a page. Its own value is null while the attribute stands for it. */
export const entries: KeptEntries = new KeptEntries((input) => (input as HTMLInputElement)[PropertySymbol.value]);

/** Before any page can put another in its place. */
const setHappily = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;

/** Types whose values happy-dom empties when they are not within `min` and `max`. */
const emptied: ReadonlySet<string> = new Set(['month', 'week', 'time']);

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
  override get valueAsNumber(): number {
    const type = dateTypes.get(this.type);
    return type === undefined ? super.valueAsNumber : (type.parse(this.value) ?? Number.NaN);
  }
  override set valueAsNumber(value: number) {
    super.valueAsNumber = value;
  }
  override stepUp(count: number = 1): void {
    if (!stepDate(this, count)) super.stepUp(count);
  }
  override stepDown(count: number = 1): void {
    if (!stepDate(this, -count)) super.stepDown(count);
  }
  /** happy-dom knows no image button: a click on one sends the form. */
  override dispatchEvent(event: Event): boolean {
    const notCancelled = super.dispatchEvent(event);
    const isClick = event.type === 'click' && event instanceof MouseEvent && event.eventPhase === 0;
    if (isClick && notCancelled && this.type === 'image' && this.isConnected) this.form?.requestSubmit(this);
    return notCancelled;
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
    rangeUnderflow: () => dateFlags(input)?.rangeUnderflow ?? (isNumeric() && Number(input.value) < steps().min),
    rangeOverflow: () => dateFlags(input)?.rangeOverflow ?? (isNumeric() && Number(input.value) > steps().max),
    stepMismatch: () => dateFlags(input)?.stepMismatch ?? (isNumeric() && isOffStep(Number(input.value), steps())),
  };
  for (const [name, isFound] of Object.entries(found)) {
    const get = (): boolean => (name === 'badInput' || input.value !== '') && isFound();
    Object.defineProperty(input[PropertySymbol.validity], name, { get, configurable: true });
  }
}

/** happy-dom steps numbers alone. False: it is none of a date or a time that has steps. */
function stepDate(input: HTMLInputElement, count: number): boolean {
  if (dateStepsOf(input)?.step == null) return false;
  const value = steppedDate(input, count);
  if (value !== null) setInputValue(input, value);
  return true;
}
