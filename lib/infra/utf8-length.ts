/** How many bytes a text takes as UTF-8; a surrogate without its half counts as the replacement character. Needs no TextEncoder: windows of Jest have none. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const codePoint = text.codePointAt(index) as number;
    bytes += 1;
    if (codePoint > 0x7f) bytes += 1;
    if (codePoint > 0x7ff) bytes += 1;
    if (codePoint <= 0xffff) continue;
    bytes += 1;
    index += 1;
  }
  return bytes;
}
