/** What a person can ask for. */
export type StepKey =
  | {
      readonly kind:
        | 'forward'
        | 'back'
        | 'choice'
        | 'idle'
        | 'up'
        | 'down'
        | 'begin'
        | 'end'
        | 'explain'
        | 'help'
        | 'leave'
        | 'quit'
        | 'interrupt';
    }
  /** The task of that number goes next. */
  | { readonly kind: 'choose'; readonly number: number };

const names: Readonly<Record<string, Exclude<StepKey['kind'], 'choose'>>> = {
  '\u001b[C': 'forward',
  l: 'forward',
  n: 'forward',
  '\u001b[D': 'back',
  h: 'back',
  p: 'back',
  ' ': 'idle',
  c: 'choice',
  '\u001b[A': 'up',
  k: 'up',
  '\u001b[B': 'down',
  j: 'down',
  g: 'begin',
  '\u001b[H': 'begin',
  '\u001b[1~': 'begin',
  G: 'end',
  '\u001b[F': 'end',
  '\u001b[4~': 'end',
  e: 'explain',
  '?': 'help',
  '\u001b': 'leave',
  q: 'quit',
  '\u0004': 'quit',
  '\u0003': 'interrupt',
};

/** One line for each key, for the help of the screen. */
export const keysHelp: readonly string[] = [
  '→ l n     one step forward',
  '← h p     one step back',
  'space     on, until no task may run',
  'c         on, to where there is a choice',
  '1 to 9    that task runs next',
  'g G       to the beginning, to the end',
  '↑ ↓ k j   scroll',
  'e         explain the step, or the timeline again',
  '?         these keys, or the timeline again',
  'q         leave, and print what repeats this order',
];

/** The keys in what a terminal sent, in their order; others mean nothing. */
export function keysIn(sent: string): StepKey[] {
  const keys: StepKey[] = [];
  for (const [key] of sent.matchAll(/\u001b\[[\d;]*[A-Za-z~]|\u001bO[A-Z]|[^]/gu)) {
    // Terminals send `O` for `[` where an application has asked for it, and some always do.
    const name = key.length === 3 ? key.replace('O', '[') : key;
    const kind = Object.hasOwn(names, name) ? names[name] : undefined;
    if (kind !== undefined) keys.push({ kind });
    else if (/^[1-9]$/.test(key)) keys.push({ kind: 'choose', number: Number(key) });
  }
  return keys;
}
