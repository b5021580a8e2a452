/** What an item of a structured field says, without its parameters. Only the types that a policy here is made of have a value. */
export type BareItem =
  | { readonly type: 'token'; readonly value: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'other' };

const token = String.raw`[A-Za-z*][!#$%&'*+\-.^_\x60|~0-9A-Za-z:/]*`;
const others = [
  String.raw`-?\d{1,12}\.\d{1,3}`,
  String.raw`@?-?\d{1,15}`,
  String.raw`"(?:[\x20\x21\x23-\x5B\x5D-\x7E]|\\["\\])*"`,
  String.raw`:[A-Za-z0-9+/=]*:`,
  String.raw`%"(?:[\x20\x21\x23\x24\x26-\x7E]|%[0-9a-f]{2})*"`,
].join('|');
const parameter = String.raw` *[a-z*][a-z0-9_\-.*]*(?:=(?:${token}|\?[01]|${others}))?`;
const item = new RegExp(String.raw`^ *(?:(?<token>${token})|\?(?<boolean>[01])|${others})(?:;${parameter})* *$`);

/**
 * Null where the text is no item: all of it is refused then. Escaped bytes of a display string are not decoded, so that one whose
 * bytes are no UTF-8 is let through; no policy is one.
 */
// Structured Fields, parsing, parsing a field whose type is item.
// https://www.rfc-editor.org/rfc/rfc9651#section-4.2
export function parseStructuredItem(input: string): BareItem | null {
  // 1 to 6
  const match = item.exec(input);
  // 7
  if (match === null) return null;
  // 8
  const { token: value, boolean } = match.groups as { token?: string; boolean?: string };
  if (value !== undefined) return { type: 'token', value };
  return boolean === undefined ? { type: 'other' } : { type: 'boolean', value: boolean === '1' };
}
