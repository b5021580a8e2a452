import stringWidth from 'string-width';

const segmenter = new Intl.Segmenter();

/** Most texts are nothing but ASCII and lines, a column for each, and need not be looked at as a terminal would. */
const plain = /^[ -~\u2500-\u257f►◄◇●]*$/;

/** Columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  return plain.test(text) ? text.length : stringWidth(text);
}

/** Characters as a reader sees them, each with the columns that it takes. */
export function* charactersOf(text: string): Generator<{ readonly character: string; readonly width: number }> {
  if (plain.test(text)) {
    for (const character of text) yield { character, width: 1 };
    return;
  }
  for (const { segment } of segmenter.segment(text)) {
    const width = widthOf(segment);
    if (width > 0) yield { character: segment, width };
  }
}

/** A picture with what makes it so: its colour of skin, its style, and what joins it with another. */
const picture = String.raw`\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|[\ufe0e\ufe0f])?`;
const pictures = String.raw`${picture}(?:\u200d${picture})*|[#*0-9]\ufe0f\u20e3`;
/** Signs that stand before numbers and words are seen, although they are format characters. */
const format = String.raw`(?![\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}])\p{Cf}`;
const hidden = new RegExp(String.raw`(${pictures})|[\u007f-\u009f\p{Default_Ignorable_Code_Point}\p{Surrogate}]|${format}`, 'gu');

/** Text in which nothing moves the cursor or hides: control, format and other unseen characters, and lone surrogates are shown. */
export function visible(text: string): string {
  if (plain.test(text)) return text;
  return text
    .replace(/\r\n|[\n\r\u2028\u2029]/g, '⏎')
    .replace(/\t/g, '⇥')
    .replace(/[\u0000-\u001f]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
    .replace(hidden, (_, seen: string | undefined) => seen ?? '�');
}

/** The text, cut to `width` columns with an ellipsis where it does not fit. */
export function fit(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let fitted = '';
  let used = 0;
  for (const { character, width: columns } of charactersOf(text)) {
    if (used + columns > width - 1) break;
    fitted += character;
    used += columns;
  }
  return width < 1 ? '' : `${fitted}…`;
}

/** Lines of at most `width` columns, broken between words where it can be; at most `most` of them, the last cut. */
export function wrap(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const [n, word] of text.split(' ').entries()) {
    const longer = n === 0 ? word : `${line} ${word}`;
    if (n === 0 || widthOf(longer) <= width || lines.length === most - 1) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  return lines.map((each) => fit(each, width));
}
