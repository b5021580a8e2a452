/**
 * An error of the test comes out of a call that may have run code of many tabs: it gets a member `tab`, and a last line of its stack that says
 * what began that code. Its message stays; so does what is no error, is frozen, or has such a member.
 */
export function placeIn(error: unknown, tab: string, call: string): void {
  try {
    if (!isError(error) || 'tab' in error || !Reflect.set(error, 'tab', tab)) return;
    const { stack } = error;
    if (typeof stack === 'string') Reflect.set(error, 'stack', `${stack}\n    at ${call}`);
  } catch {
    // What cannot even be asked stays as it is.
  }
}

/** Of whichever realm. */
function isError(value: unknown): value is { readonly stack?: unknown } {
  return typeof value === 'object' && value !== null && 'message' in value && 'stack' in value;
}
