import type { UIElement } from './surface.ts';

/** The numbers that a field of the type `number` or `range` takes. */
export interface Steps {
  readonly min: number;
  readonly max: number;
  /** Null: each number will do. */
  readonly step: number | null;
  /** One that will do; the others are whole steps away from it. */
  readonly base: number;
}

/** HTML, allowed value step, step base: https://html.spec.whatwg.org/multipage/#concept-input-step */
export function stepsOf(field: UIElement): Steps {
  const isRange = field.type === 'range';
  const min = numberOf(field, 'min') ?? (isRange ? 0 : -Infinity);
  const max = numberOf(field, 'max') ?? (isRange ? 100 : Infinity);
  return {
    min,
    max: isRange ? Math.max(min, max) : max,
    step: allowedStep(field),
    base: numberOf(field, 'min') ?? numberOf(field, 'value') ?? 0,
  };
}

function allowedStep(field: UIElement): number | null {
  if (field.getAttribute('step')?.toLowerCase() === 'any') return null;
  const step = numberOf(field, 'step');
  return step !== null && step > 0 ? step : 1;
}

function numberOf(field: UIElement, attribute: string): number | null {
  const number = Number.parseFloat(field.getAttribute(attribute) ?? '');
  return Number.isFinite(number) ? number : null;
}

/** HTML, suffering from a step mismatch: https://html.spec.whatwg.org/multipage/#suffering-from-a-step-mismatch */
export function isOffStep(value: number, { step, base }: Steps): boolean {
  if (step === null) return false;
  const count = (value - base) / step;
  return Math.abs(count - Math.round(count)) > rounding * Math.max(1, Math.abs(count));
}

/** So far from a whole number of steps is what a division of doubles leaves of one. */
const rounding = 1e-12;

/**
 * The number that `count` steps lead to: the first of them to the nearest that will do, and none past the ends. Null: there is none, as
 * at an end.
 */
export function stepFrom(value: number, count: number, steps: Steps): number | null {
  const { min, max, base } = steps;
  if (min > max) return null;
  if (count > 0 && value < min) return min;
  const step = steps.step ?? 1;
  const last = max === Infinity ? max : onStep(base, Math.floor((max - base) / step + rounding), step);
  if (count < 0 && value > max) return last;
  const from = (value - base) / step;
  const behind = count > 0 ? Math.floor(from) : Math.ceil(from);
  const whole = isOffStep(value, steps) ? behind : Math.round(from);
  const to = steps.step === null ? onStep(value, count, step) : onStep(base, whole + count, step);
  const within = Math.max(min, Math.min(last, to));
  return count > 0 === within > value && within !== value ? within : null;
}

/** Without what a sum of doubles leaves behind the last digit that matters. */
function onStep(base: number, count: number, step: number): number {
  const digits = Math.max(fractionDigits(base), fractionDigits(step));
  return Number((base + count * step).toFixed(digits));
}

function fractionDigits(number: number): number {
  const [, fraction = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(String(number)) ?? [];
  return Math.min(100, Math.max(0, fraction.length - Number(exponent)));
}
