import { lineAt, scan } from './source-text.ts';
import type { SourceFile, Violation } from './source-text.ts';

const vagueNames: ReadonlySet<string> = new Set(
  'util utils utilities helper helpers common misc shared types constants'.split(' '),
);
/** `shared` is the name of a coherence model, the standard's own, and not a heap of leftovers. */
const namedOnPurpose: ReadonlySet<string> = new Set(['lib/coherence/shared.ts', 'spec/coherence/shared.spec.ts']);

/** The rule: a file is called after the one thing that it holds. */
export function fileNameViolations({ path }: SourceFile): readonly Violation[] {
  const stem = (path.split('/').at(-1) as string).replace(/\..*$/, '');
  const folders = path.split('/').slice(0, -1);
  const vague = [stem, ...folders].find((name) => vagueNames.has(name));
  if (vague === undefined || namedOnPurpose.has(path)) return [];
  return [{ file: path, line: 1, message: `"${vague}" says nothing of what is inside` }];
}

/** The rule: nothing is put off by a note in the code. What is missing is a row of a page, or a failing example. */
export function postponementViolations(file: SourceFile): readonly Violation[] {
  return scan(file.text)
    .comments.filter(({ text }) => /\b(?:TODO|FIXME|XXX|HACK)\b/.test(text))
    .map(({ line, text }) => ({ file: file.path, line, message: `put off: ${text}` }));
}

const looseTypes = /\bas\s+any\b|:\s*any\b(?!\s*\()|<any\b|\bas\s+unknown\s+as\b/g;
const silencers = /@ts-(?:ignore|nocheck|expect-error)|\b(?:oxlint|eslint)-disable/;

/** The rule: types are not talked away, unless a comment on the line or above it begins with `Wall:` and says which wall it is. */
export function looseTypeViolations(file: SourceFile): readonly Violation[] {
  const { code, comments } = scan(file.text);
  const walls = new Set(comments.filter(({ text }) => text.startsWith('Wall:')).map(({ line }) => line));
  const byWall = (line: number): boolean => walls.has(line) || walls.has(line - 1);
  const casts = [...code.matchAll(looseTypes)].map((match) => ({ line: lineAt(code, match.index), text: match[0] }));
  const silenced = comments.filter(({ text }) => silencers.test(text)).map(({ line, text }) => ({ line, text }));
  return [...casts, ...silenced]
    .filter(({ line }) => !byWall(line))
    .map(({ line, text }) => ({ file: file.path, line, message: `a type talked away without a \`// Wall:\` comment: ${text}` }));
}

const homes = ['root', 'home', 'Users', 'tmp', 'var'].join('|');
const machinePath = new RegExp(String.raw`(?:^|[\s'"\x60(=])(?:file:\/\/)?\/(?:${homes})\/[\w.-]|\b[A-Z]:\\{1,2}\w`);

/** The rule: no file tells where on somebody's computer it was written. `root`: the folder of this very copy. */
export function machinePathViolations({ path, text }: SourceFile, root: string): readonly Violation[] {
  return text.split('\n').flatMap((line, index) => {
    const at = root.split('/').filter(Boolean).length > 1 && line.includes(root) ? line.indexOf(root) : line.search(machinePath);
    return at < 0 ? [] : [{ file: path, line: index + 1, message: `a path of one machine: ${line.slice(at, at + 40).trim()}` }];
  });
}

/** The rule: the lock file names no registry, so that everybody installs from their own. */
export function lockFileViolations({ path, text }: SourceFile): readonly Violation[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      /"resolved":/.test(line) ? [{ file: path, line: index + 1, message: `names a host: ${line.trim()}` }] : [],
    );
}
