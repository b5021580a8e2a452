const asciiWhitespace: ReadonlySet<string> = new Set('\t\n\f\r ');

/** Infra, code points: https://infra.spec.whatwg.org/#ascii-whitespace */
export function isASCIIWhitespace(character: string): boolean {
  return asciiWhitespace.has(character);
}

/** `toLowerCase()` is no answer: it makes a `k` of the Kelvin sign. */
// Infra, strings, ASCII lowercase.
// https://infra.spec.whatwg.org/#ascii-lowercase
export function asciiLowercase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

// Infra, strings, split on ASCII whitespace.
// https://infra.spec.whatwg.org/#split-on-ascii-whitespace
export function splitOnASCIIWhitespace(text: string): string[] {
  // 1 to 5
  return text.split(/[\t\n\f\r ]+/).filter((token) => token !== '');
}
