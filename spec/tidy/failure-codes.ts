import type { SourceFile, Violation } from './source-text.ts';

/** The codes of a union type, with their lines. */
export function codesOf(file: SourceFile): readonly { readonly code: string; readonly line: number }[] {
  const lines = file.text.split('\n');
  const start = lines.findIndex((line) => line.startsWith('export type FailureCode'));
  const codes: { code: string; line: number }[] = [];
  for (let i = start; i >= 0 && i < lines.length; i++) {
    for (const match of (lines[i] as string).matchAll(/'([A-Z_]+)'/g)) codes.push({ code: match[1] as string, line: i + 1 });
    if ((lines[i] as string).endsWith(';')) break;
  }
  return codes;
}

/** The rule: each code has a section (`## CODE`) in `docs/errors.md` and is used somewhere in `lib/`, and no section is left over. */
export function failureCodeViolations(union: SourceFile, page: SourceFile, files: readonly SourceFile[]): readonly Violation[] {
  const found: Violation[] = [];
  const codes = codesOf(union);
  const users = files.filter(({ path }) => path !== union.path);
  for (const { code, line } of codes) {
    if (!page.text.split('\n').includes(`## ${code}`)) {
      found.push({ file: union.path, line, message: `${code} has no section in ${page.path}` });
    }
    if (!users.some(({ text }) => text.includes(`'${code}'`))) {
      found.push({ file: union.path, line, message: `${code} is never thrown` });
    }
  }
  page.text.split('\n').forEach((text, index) => {
    const code = /^## ([A-Z_]+)$/.exec(text)?.[1];
    if (code !== undefined && !codes.some((one) => one.code === code)) {
      found.push({ file: page.path, line: index + 1, message: `${code} is no code of ${union.path}` });
    }
  });
  return found;
}
