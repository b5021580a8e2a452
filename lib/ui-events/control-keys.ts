import { fireClick } from './activation-behavior.ts';
import { chooseValue } from './editing.ts';
import { isFocusable, isInput, radioGroup } from './elements.ts';
import { moveFocus } from './focus.ts';
import { isDisabledOption, switchOn } from './form-input.ts';
import { stepFrom, stepsOf } from './stepping.ts';
import type { Surface, UIElement } from './surface.ts';

/** Which way the arrows lead in a list: back or on. */
const ways: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/** How many options a page of a select element is. */
const optionsOfPage = 3;

/** How many pages a slider is long. */
const pagesOfRange = 10;

/** How many steps a slider is long that goes to each number. */
const stepsOfRange = 100;

/**
 * What a key does that changes a control: a number, a slider, a group of radio buttons, a list of options. False: that key changes no such
 * control. IMPL-DEFINED: which keys do; these are Chromium's.
 */
export function pressOnControl(surface: Surface, at: UIElement, key: string): boolean {
  if (isInput(at, 'number')) return stepNumber(surface, at, key);
  if (isInput(at, 'range')) return slide(surface, at, key);
  if (isInput(at, 'radio')) return turnRadio(surface, at, ways[key] ?? 0);
  return at.localName === 'select' && at.multiple !== true && chooseNear(surface, at, key);
}

function stepNumber(surface: Surface, field: UIElement, key: string): boolean {
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return false;
  if (field.readOnly === true) return true;
  const next = stepFrom(Number(field.value), key === 'ArrowUp' ? 1 : -1, stepsOf(field));
  if (next !== null) chooseValue(surface, field, String(next));
  return true;
}

function slide(surface: Surface, range: UIElement, key: string): boolean {
  const steps = stepsOf(range);
  const length = steps.max - steps.min;
  const step = steps.step ?? length / stepsOfRange;
  const page = Math.max(1, Math.round(length / pagesOfRange / step));
  const all = Math.ceil(length / step) + 1;
  const counts: Readonly<Record<string, number>> = {
    ...{ ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 },
    ...{ PageUp: page, PageDown: -page, Home: -all, End: all },
  };
  const count = counts[key];
  if (count === undefined) return false;
  const next = step === 0 ? null : stepFrom(Number(range.value), count, { ...steps, step });
  if (next !== null) chooseValue(surface, range, String(next));
  return true;
}

/** The next of the group gets the focus and a click; behind the last comes the first. */
function turnRadio(surface: Surface, radio: UIElement, way: number): boolean {
  if (way === 0) return false;
  const group = radioGroup(surface, radio).filter((each) => isFocusable(surface, each));
  const next = group.at((group.indexOf(radio) + way) % group.length);
  if (next === undefined || next === radio) return true;
  moveFocus(surface, next);
  if (next.isConnected) fireClick(surface, next, { detail: 0 });
  return true;
}

/** Disabled options are passed, and there is no way round from one end to the other. */
function chooseNear(surface: Surface, select: UIElement, key: string): boolean {
  const options = [...(select.options ?? [])].filter((each) => !isDisabledOption(each));
  const pages: Readonly<Record<string, number>> = { PageUp: -optionsOfPage, PageDown: optionsOfPage };
  const ends: Readonly<Record<string, number>> = { Home: -Infinity, End: Infinity };
  const way = ways[key] ?? pages[key] ?? ends[key];
  if (way === undefined) return false;
  const from = options.findIndex((each) => each.selected === true);
  const to = Math.max(0, Math.min(options.length - 1, from + way));
  const next = options[to];
  if (next !== undefined && to !== from) switchOn(surface, select, [next]);
  return true;
}
