/**
 * The known name that was meant, most likely, by one that was typed: the one with the fewest letters to change, or the one that it
 * is the beginning of. Undefined when none is near.
 */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let fewest = Infinity;
  for (const name of known) {
    const changes = name.startsWith(typed) && typed.length > 1 ? 1 : changesBetween(typed, name);
    if (changes > 1 + Math.floor(name.length / 4) || changes >= Math.min(fewest, name.length)) continue;
    best = name;
    fewest = changes;
  }
  return best;
}

/** Letters that were left out, added, changed or swapped with their neighbour. */
function changesBetween(a: string, b: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : Infinity;
      row.push(Math.min(changed, last[j]! + 1, row[j - 1]! + 1, swapped));
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}
