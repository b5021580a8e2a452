/** What `new URL(url, base)` gives; null where that throws. */
export function parsedURL(url: string, base?: string): URL | null {
  try {
    return new URL(url, base);
  } catch {
    return null;
  }
}

/**
 * Whether `new URL(url, base)` would throw nothing. In place of `URL.canParse()`, which Node 20 answers wrongly once it is called often: for
 * every text with a character between U+0080 and U+00FF.
 */
export function canParseURL(url: string, base?: string): boolean {
  return parsedURL(url, base) !== null;
}
