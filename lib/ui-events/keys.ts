import { nearest } from '../infra/nearest.ts';

/** A key as its events tell of it. */
export interface Key {
  /** What it means: `a`, `Enter`. */
  readonly key: string;
  /** Where it is on the keyboard: `KeyA`. Empty where no such key is known. */
  readonly code: string;
  readonly keyCode: number;
  /** What it writes; null when nothing. */
  readonly text: string | null;
}

export interface Modifiers {
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** What is pressed at once: a key, and what is held meanwhile. */
export interface Chord {
  readonly key: Key;
  readonly modifiers: Modifiers;
  /** Keys held, in the order of pressing. */
  readonly held: readonly Key[];
}

const named: ReadonlyMap<string, readonly [code: string, keyCode: number]> = new Map<string, readonly [string, number]>([
  ['Enter', ['Enter', 13]],
  ['Tab', ['Tab', 9]],
  ['Backspace', ['Backspace', 8]],
  ['Delete', ['Delete', 46]],
  ['Escape', ['Escape', 27]],
  ['ArrowLeft', ['ArrowLeft', 37]],
  ['ArrowUp', ['ArrowUp', 38]],
  ['ArrowRight', ['ArrowRight', 39]],
  ['ArrowDown', ['ArrowDown', 40]],
  ['Home', ['Home', 36]],
  ['End', ['End', 35]],
  ['PageUp', ['PageUp', 33]],
  ['PageDown', ['PageDown', 34]],
  ['Insert', ['Insert', 45]],
  ...Array.from({ length: 12 }, (_, n) => [`F${n + 1}`, [`F${n + 1}`, 112 + n]] as const),
]);

const modifierKeys: ReadonlyMap<string, readonly [member: keyof Modifiers, code: string, keyCode: number]> = new Map<
  string,
  readonly [keyof Modifiers, string, number]
>([
  ['Control', ['ctrlKey', 'ControlLeft', 17]],
  ['Shift', ['shiftKey', 'ShiftLeft', 16]],
  ['Alt', ['altKey', 'AltLeft', 18]],
  ['Meta', ['metaKey', 'MetaLeft', 91]],
]);

/** What keys are called elsewhere. */
const aliases: Readonly<Record<string, string>> = {
  ...{ Ctrl: 'Control', Cmd: 'Meta', Command: 'Meta', Option: 'Alt', Return: 'Enter', Esc: 'Escape', Del: 'Delete' },
  ...{ Left: 'ArrowLeft', Right: 'ArrowRight', Up: 'ArrowUp', Down: 'ArrowDown' },
};

/** Names of all keys that write nothing. */
export const keyNames: readonly string[] = [...named.keys(), ...modifierKeys.keys(), 'Space'];

/** The key that writes that character. */
export function keyOf(character: string): Key {
  if (character === '\n' || character === '\r') return namedKey('Enter', 'Enter', 13);
  const upper = character.toUpperCase();
  const text = character;
  if (character === ' ') return { key: ' ', code: 'Space', keyCode: 32, text };
  if (/^[A-Z]$/.test(upper)) return { key: character, code: `Key${upper}`, keyCode: upper.charCodeAt(0), text };
  if (/^[0-9]$/.test(character)) return { key: character, code: `Digit${character}`, keyCode: character.charCodeAt(0), text };
  return { key: character, code: '', keyCode: 0, text };
}

function namedKey(key: string, code: string, keyCode: number): Key {
  return { key, code, keyCode, text: null };
}

/** What `Control+a` or `Enter` names; of a name that is not known the one that was meant, most likely. */
export function parseChord(text: string): Chord | { readonly unknown: string; readonly near: string } {
  const parts = text.endsWith('+') && text.length > 1 ? [...text.slice(0, -2).split('+').filter(Boolean), '+'] : text.split('+');
  const name = text === '+' ? '+' : (parts.at(-1) ?? '');
  const modifiers = { ctrlKey: false, shiftKey: false, altKey: false, metaKey: false };
  const held: Key[] = [];
  for (const part of text === '+' ? [] : parts.slice(0, -1)) {
    const modifier = modifierKeys.get(part);
    if (modifier === undefined)
      return { unknown: part, near: aliases[part] ?? nearest(part, [...modifierKeys.keys()]) ?? 'Control' };
    modifiers[modifier[0]] = true;
    held.push(namedKey(part, modifier[1], modifier[2]));
  }
  const key = keyNamed(name, modifiers.shiftKey);
  return key === null ? { unknown: name, near: aliases[name] ?? nearest(name, keyNames) ?? 'Enter' } : { key, modifiers, held };
}

function keyNamed(name: string, shift: boolean): Key | null {
  if (name === 'Space') return keyOf(' ');
  const known = named.get(name);
  if (known !== undefined) return namedKey(name, known[0], known[1]);
  const modifier = modifierKeys.get(name);
  if (modifier !== undefined) return namedKey(name, modifier[1], modifier[2]);
  if ([...name].length !== 1) return null;
  return keyOf(shift && /^[a-z]$/.test(name) ? name.toUpperCase() : name);
}
