/** What stands for each sign of a drawing in plain ASCII. Two signs that mean different things have different ones. */
const signs: ReadonlyMap<string, string> = new Map([
  ...([
    ['│', '|'],
    ['┃', 'I'],
    ['─', '-'],
    ['►', '>'],
    ['◄', '<'],
    ['┼', '='],
    ['◇', 'o'],
    ['┊', ':'],
    ['●', '*'],
    ['✕', 'X'],
  ] as const),
  ...([
    ['‖', 'w'],
    ['≡', '%'],
    ['⇠', '{'],
    ['⇶', '&'],
    ['▐', 'H'],
    ['░', 'h'],
    ['⧉', 'c'],
    ['■', ']'],
    ['◌', '('],
    ['◉', ')'],
  ] as const),
  ...([
    ['✗', '!'],
    ['⊣', 'N'],
    ['✓', 'V'],
    ['▸', '}'],
    ['⇢', '@'],
    ['∅', '0'],
    ['↑', 'q'],
    ['↓', 'r'],
    ['»', '$'],
    ['▲', '^'],
    ['·', '.'],
  ] as const),
  ...([
    ['×', 'x'],
    ['⏎', '\\'],
    ['⇥', '_'],
    ['…', '~'],
    ['→', '>'],
    ['“', '"'],
    ['”', '"'],
    ['–', '-'],
  ] as const),
]);

/** One cell of a drawing in ASCII; what is not a sign of the drawing itself is a question mark, one for each column that it takes. */
export function asciiCell(cell: string): string {
  if (/^[\u0020-\u007e]$/.test(cell)) return cell;
  return signs.get(cell) ?? '?';
}
