const text: unique symbol = Symbol('text');

/**
 * Keeps the text that a Response was made of, so that it can be read at once: a Response itself gives its body to those who wait.
 * Whatever answers with text that it has in hand calls this.
 */
export function keepText(response: Response, body: string): Response {
  Object.defineProperty(response, text, { value: body });
  return response;
}

/** Null: nobody kept it. A response without a body has the empty text. */
export function keptTextOf(response: Response): string | null {
  const kept: unknown = Reflect.get(response, text);
  if (typeof kept === 'string') return kept;
  return Reflect.get(response, 'body') === null ? '' : null;
}
