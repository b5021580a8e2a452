import { fireClick } from './activation-behavior.ts';
import { pressOnControl } from './control-keys.ts';
import { deleteText, editable, insertText, widthAfter, widthBefore } from './editing.ts';
import { isDisabled, isInput, isTextField } from './elements.ts';
import { seenIn, selectText } from './entry.ts';
import { commit, moveFocus, nextInTabOrder } from './focus.ts';
import type { Chord, Key, Modifiers } from './keys.ts';
import type { Surface, UIElement } from './surface.ts';

const noModifiers: Modifiers = { ctrlKey: false, shiftKey: false, altKey: false, metaKey: false };

/**
 * A key is pressed and released, with what is held meanwhile: `keydown`, `keypress` where it writes something, what the key does, `keyup`.
 * Each goes to what has the focus at that moment.
 *
 * UI Events, keyboard event order: https://w3c.github.io/uievents/#events-keyboard-event-order
 */
export function pressKey(surface: Surface, { key, modifiers, held }: Chord): void {
  for (const each of held) fireKey(surface, 'keydown', each, modifiers);
  const pressedOn = target(surface);
  const goesOn = fireKey(surface, 'keydown', key, modifiers);
  if (goesOn) keyDownDefault(surface, key, modifiers);
  const released = fireKey(surface, 'keyup', key, modifiers);
  if (goesOn && released && key.key === ' ' && target(surface) === pressedOn) clickBySpace(surface, pressedOn);
  for (const each of held.toReversed()) fireKey(surface, 'keyup', each, noModifiers);
}

/** What hears of keys: what has the focus, or the body. */
function target(surface: Surface): UIElement | null {
  return surface.focused ?? surface.body;
}

/** HTML, tracking user activation: Escape is not among what counts. */
function fireKey(surface: Surface, type: 'keydown' | 'keypress' | 'keyup', key: Key, modifiers: Modifiers): boolean {
  const at = target(surface);
  if (at === null) return true;
  if (type === 'keydown' && key.key !== 'Escape') surface.notifyActivation();
  const charCode = type === 'keypress' ? (key.text ?? '\r').codePointAt(0) : undefined;
  const { key: name, code, keyCode } = key;
  const init = { key: name, code, keyCode: charCode ?? keyCode, which: charCode ?? keyCode };
  return surface.fire(at, type, 'KeyboardEvent', { ...init, ...modifiers, bubbles: true, cancelable: true, composed: true });
}

function keyDownDefault(surface: Surface, key: Key, modifiers: Modifiers): void {
  const { ctrlKey, altKey, metaKey, shiftKey } = modifiers;
  const at = target(surface);
  if (at === null) return;
  if (key.key === 'Tab' && !ctrlKey && !altKey && !metaKey) {
    moveFocus(surface, nextInTabOrder(surface, shiftKey));
    return;
  }
  const field = editable(at);
  if (ctrlKey || altKey || metaKey) {
    if ((ctrlKey || metaKey) && key.key.toLowerCase() === 'a' && isTextField(at))
      selectText(surface, at, { start: 0, end: seenIn(surface, at).text.length, direction: 'forward' });
    return;
  }
  if (key.text !== null || key.key === 'Enter') {
    if (fireKey(surface, 'keypress', key, modifiers)) write(surface, key);
    return;
  }
  if (pressOnControl(surface, at, key.key) || field === null) return;
  if (key.key === 'Backspace') deleteText(surface, field, 'backward');
  else if (key.key === 'Delete') deleteText(surface, field, 'forward');
  else moveCaret(surface, field, key.key, shiftKey);
}

/** What a key that writes does where the focus is now. */
function write(surface: Surface, { key, text }: Key): void {
  const at = target(surface);
  if (at === null) return;
  const field = editable(at);
  if (key === 'Enter') pressEnter(surface, at, field);
  else if (field !== null && text !== null) insertText(surface, field, text);
}

function pressEnter(surface: Surface, at: UIElement, field: UIElement | null): void {
  if (at.localName === 'textarea' || (field !== null && !isTextField(field))) {
    if (field !== null) insertText(surface, field, '\n', 'insertLineBreak');
    return;
  }
  const follows = ['a', 'area', 'button', 'summary'].includes(at.localName);
  if (follows || isInput(at, 'submit', 'image', 'reset', 'button')) fireClick(surface, at, { detail: 0 });
  else if (at.localName === 'input') submitImplicitly(surface, at);
}

/**
 * Enter in a field submits its form: by a click on the first button that submits, or by itself where there is none and only one field.
 *
 * HTML, implicit submission: https://html.spec.whatwg.org/multipage/#implicit-submission
 */
function submitImplicitly(surface: Surface, field: UIElement): void {
  commit(surface);
  const { form = null } = field;
  if (form === null || !field.isConnected) return;
  const controls = surface.find('input, button').filter((each) => each.form === form);
  const isSubmitter = (each: UIElement): boolean =>
    each.localName === 'button' ? (each.type ?? 'submit') === 'submit' : isInput(each, 'submit', 'image');
  const button = controls.find(isSubmitter);
  if (button !== undefined) {
    if (!isDisabled(button)) fireClick(surface, button, { detail: 0 });
    return;
  }
  const blocking = controls.filter((each) => each.localName === 'input' && !isInput(each, ...notBlocking));
  if (blocking.length <= 1) surface.submit(form, null);
}

const notBlocking: readonly string[] = [
  'checkbox',
  'radio',
  'file',
  'hidden',
  'range',
  'color',
  'button',
  'reset',
  'submit',
  'image',
];

/** Space clicks when it is released. */
function clickBySpace(surface: Surface, at: UIElement | null): void {
  if (at === null || !at.isConnected || isDisabled(at)) return;
  const clicks = ['button', 'summary'].includes(at.localName);
  if (clicks || isInput(at, 'checkbox', 'radio', 'submit', 'image', 'reset', 'button')) fireClick(surface, at, { detail: 0 });
}

/** The caret goes on from where it is; with Shift what it passes is selected, and the other end stays. */
function moveCaret(surface: Surface, field: UIElement, key: string, selects: boolean): void {
  if (!isTextField(field)) return;
  const { text, start, end, direction } = seenIn(surface, field);
  const isBackward = direction === 'backward';
  const head = isBackward ? start : end;
  const anchor = isBackward ? end : start;
  const collapses = start !== end && !selects;
  const places: Readonly<Record<string, number>> = {
    ArrowLeft: collapses ? start : head - widthBefore(text, head),
    ArrowRight: collapses ? end : Math.min(text.length, head + widthAfter(text, head)),
    Home: 0,
    End: text.length,
  };
  const place = places[key];
  if (place === undefined) return;
  const from = selects ? anchor : place;
  selectText(surface, field, {
    start: Math.min(place, from),
    end: Math.max(place, from),
    direction: place < from ? 'backward' : 'forward',
  });
}
