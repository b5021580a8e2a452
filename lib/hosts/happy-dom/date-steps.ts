import { isOffStep, type Steps } from '../../ui-events/stepping.ts';
import { dateTypes } from './date-values.ts';

/** A field for a date or a time, as far as its number is concerned. */
interface DateField {
  readonly type: string;
  readonly value: string;
  getAttribute(name: string): string | null;
}

/** Of a field whose type is one of {@link dateTypes}; null: it is another. */
export function dateStepsOf(field: DateField): Steps | null {
  const type = dateTypes.get(field.type);
  if (type === undefined) return null;
  const ofAttribute = (name: string): number | null => type.parse(field.getAttribute(name) ?? '');
  const step = field.getAttribute('step') ?? '';
  const units = Number.parseFloat(step) > 0 ? Number.parseFloat(step) : type.defaultStep;
  return {
    min: ofAttribute('min') ?? -Infinity,
    max: ofAttribute('max') ?? Infinity,
    step: step.toLowerCase() === 'any' ? null : units * type.scale,
    base: ofAttribute('min') ?? ofAttribute('value') ?? type.defaultBase,
  };
}

/** What `validity` says of such a field, but for what is said of fields in general. */
export function dateFlags(field: DateField): { rangeUnderflow: boolean; rangeOverflow: boolean; stepMismatch: boolean } | null {
  const steps = dateStepsOf(field);
  const value = dateTypes.get(field.type)?.parse(field.value) ?? null;
  if (steps === null || value === null) return null;
  const { min, max } = steps;
  // Only times go round: from ten in the evening to two at night.
  const isReversed = field.type === 'time' && min > max;
  const isBetween = value > max && value < min;
  return {
    rangeUnderflow: isReversed ? isBetween : value < min,
    rangeOverflow: isReversed ? isBetween : value > max,
    stepMismatch: isOffStep(value, steps),
  };
}

/**
 * The value to which `count` steps lead; null: the field stays as it is.
 *
 * HTML, stepUp() and stepDown(): https://html.spec.whatwg.org/multipage/#dom-input-stepup
 */
export function steppedDate(field: DateField, count: number): string | null {
  const type = dateTypes.get(field.type);
  const steps = dateStepsOf(field);
  if (type === undefined || steps === null || steps.step === null) return null;
  const { min, max, step, base } = steps;
  const aligned = (value: number, round: (count: number) => number): number => base + round((value - base) / step) * step;
  if (min > max) return null;
  const before = type.parse(field.value) ?? 0;
  let value = isOffStep(before, steps) ? aligned(before, count > 0 ? Math.ceil : Math.floor) : before + count * step;
  if (value < min) value = aligned(min, Math.ceil);
  if (value > max) value = aligned(max, Math.floor);
  if (count > 0 ? value < before : value > before) return null;
  return type.format(value);
}
