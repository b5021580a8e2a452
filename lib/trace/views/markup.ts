import { visible } from '../text-width.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * Text of a trace as text in XML or HTML, and as a value in quotes: no markup in it has an effect, and nothing hides. What XML cannot
 * hold is a replacement character.
 */
export function markup(text: string): string {
  return visible(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character]!);
}
