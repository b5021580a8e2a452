/** One line for what was thrown, whatever it is and whichever realm it is from. */
export function describeThrown(error: unknown): string {
  return converted(error, 'a value that cannot be converted to a string');
}

/** `otherwise`: where it cannot be converted to a string. */
export function converted(error: unknown, otherwise: string): string {
  try {
    return String(error);
  } catch {
    return otherwise;
  }
}

/** What was thrown, in full: the message of an error, without its name. */
export function messageOf(error: unknown): string {
  try {
    const message: unknown = error instanceof Error ? error.message : '';
    return typeof message === 'string' && message !== '' ? message : describeThrown(error);
  } catch {
    return describeThrown(error);
  }
}
