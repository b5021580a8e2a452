/**
 * The shortest sequence that the end of `names` repeats at least three times over, or null. `[x, a, b, a, b, a, b]` gives `[a, b]`.
 */
export function repeatingCycle(names: readonly string[]): readonly string[] | null {
  const { length } = names;
  for (let period = 1; period * 3 <= length; period++) {
    let same = true;
    for (let back = 1; same && back <= 2 * period; back++) same = names[length - back] === names[length - back - period];
    if (same) return names.slice(length - period);
  }
  return null;
}
