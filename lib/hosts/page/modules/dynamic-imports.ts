import { libraries } from './libraries.ts';

/** Name of the function of a window that `import()` of its classic scripts calls, with their URL first. */
export const importFunction = '__storageloomImport';

/** Whether it is worth a parser to look: most scripts have no such call, and `important` is none. A comment may stand between. */
const mayImport = /\bimport\s*[(/]/;

/**
 * A classic script whose `import()` calls {@link importFunction}: Node allows `import()` in a context behind a flag alone. What does not
 * parse stays as it is: the engine says what is wrong with it. DIVERGES: nobody sees what a script gives to `eval`.
 */
export function withImportFunction(code: string, filename: string): string {
  if (!mayImport.test(code)) return code;
  const { parseSync, MagicString } = libraries();
  const { errors, module } = parseSync('script.js', code, { sourceType: 'script', lang: 'js' });
  if (errors.length > 0 || module.dynamicImports.length === 0) return code;
  const text = new MagicString(code);
  for (const { start } of module.dynamicImports) {
    const call = code.indexOf('(', start);
    text.update(start, call + 1, `${importFunction}(${JSON.stringify(filename)},`);
  }
  return text.toString();
}
