/** One line for what was thrown, whatever it is and whichever realm it is from. `otherwise`: where it cannot be converted to a string. */
export function describeThrown(error: unknown, otherwise: string = 'a value that cannot be converted to a string'): string {
  try {
    return String(error);
  } catch {
    return otherwise;
  }
}
