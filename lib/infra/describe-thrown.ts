/** One line for what was thrown, whatever it is and whichever realm it is from. */
export function describeThrown(error: unknown): string {
  try {
    return String(error);
  } catch {
    return 'a value that cannot be converted to a string';
  }
}
