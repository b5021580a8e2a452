import type { PageWindow } from '../insides.ts';
import { libraries } from './libraries.ts';

/** Name of the function of a window that gives its classic scripts an `import()`, of the base URL that it is called with. */
export const importFunction = '__storageloomImport';

/** Whether it is worth a parser to look: most scripts have no such call, and `important` is none. A comment may stand between. */
const mayImport = /\bimport\s*[(/]/;

/**
 * A classic script whose `import()` is the function that {@link importFunction} gives: Node allows `import()` in a context behind a flag
 * alone. What does not parse stays as it is: the engine says what is wrong with it. DIVERGES: nobody sees what a script gives to `eval`.
 */
export function withImportFunction(code: string, filename: string, window: Pick<PageWindow, 'location' | 'document'>): string {
  if (!mayImport.test(code)) return code;
  const { parseSync, MagicString } = libraries();
  const { errors, module } = parseSync('script.js', code, { sourceType: 'script', lang: 'js' });
  if (errors.length > 0 || module.dynamicImports.length === 0) return code;
  const text = new MagicString(code);
  const made = `${importFunction}(${JSON.stringify(baseURLOf(filename, window))})`;
  for (const { start } of module.dynamicImports) text.update(start, start + 'import'.length, made);
  return text.toString();
}

/** What stands in the document, or is no script of its own, such as a handler, goes by the base URL of the document. */
function baseURLOf(filename: string, { location, document }: Pick<PageWindow, 'location' | 'document'>): string {
  return filename === location.href || filename.startsWith('javascript:') ? document.baseURI : filename;
}
