import { visible, widthOf } from '../trace/text-width.ts';

/**
 * Text for a terminal: broken between words into lines of at most `width` columns, where no word is longer. The first line begins with
 * `first`, the others with as many blanks. Ends with a newline.
 */
export function paragraph(text: string, width: number, first = ''): string {
  const indent = ' '.repeat(widthOf(first));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).map(visible)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || indent.length + widthOf(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].map((each, n) => `${n === 0 ? first : indent}${each}\n`).join('');
}
