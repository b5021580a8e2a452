import { hasRuntimeCode } from './mirror.ts';
import type { SourceFile, Violation } from './source-text.ts';

/** What coverage leaves out for good: declarations, and the two lines that start the command. */
const always = ['lib/**/*.d.ts', 'lib/cli/main.ts'];

interface CoverageSettings {
  readonly exclude: readonly string[];
}

/** The settings with the files that have nothing to run left out: they never load, so they would count as not covered. */
export function withTypeOnlyFiles(files: readonly SourceFile[], settings: SourceFile): string {
  const typeOnly = files.filter((file) => !file.path.endsWith('.d.ts') && isTypeOnly(file)).map(({ path }) => path);
  return `${JSON.stringify({ ...parse(settings), exclude: [...always, ...typeOnly] }, null, 2)}\n`;
}

/** Re-exports do run, and load with whoever imports them; a file of types alone never does. */
function isTypeOnly(file: SourceFile): boolean {
  return !hasRuntimeCode(file) && !/^export (?!type\b|interface\b)[^;]*\bfrom\b|^import '/m.test(file.text);
}

/** The rule: nothing with something to run is left out of the coverage, and no file of types alone is counted. */
export function coverageViolations(files: readonly SourceFile[], settings: SourceFile): readonly Violation[] {
  const wanted = (JSON.parse(withTypeOnlyFiles(files, settings)) as CoverageSettings).exclude;
  const actual = parse(settings).exclude;
  const surplus = actual.filter((path) => !wanted.includes(path)).map((path) => `${path} may not be left out`);
  const missing = wanted.filter((path) => !actual.includes(path)).map((path) => `${path} is to be left out`);
  return [...surplus, ...missing].map((message) => ({
    file: settings.path,
    line: 1,
    message: `${message}: npx tsx spec/tidy/papers.ts --write`,
  }));
}

function parse(settings: SourceFile): CoverageSettings {
  return JSON.parse(settings.text) as CoverageSettings;
}
