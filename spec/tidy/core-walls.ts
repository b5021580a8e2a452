import { lineAt, scan } from './source-text.ts';
import type { SourceFile, Violation } from './source-text.ts';

/** What runs in a web page as well as in Node: it gets time, chance and turns through ports only. */
const core =
  /^lib\/(?:index\.ts$|(?:infra|behaviour|origin|webidl|dom|event-loop|scheduler|coherence|storage|web-storage|http|cookies|referrer-policy|csp|console|fetch|file-api|ecmascript|hr-time|web-crypto|ui-events|html|trace|policy|profile|browser|explore|hosts\/bare)\/|testing\/tabs\.ts$)/;

/** Files of the core that may reach the surroundings, with the reason. */
export const exempt: Readonly<Record<string, string>> = {
  'lib/browser/surroundings.ts': 'captures turns, clock and console of the surroundings once, for the ports',
};

const calls = /(?<![.\w$])(?:globalThis\.)?(setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame)\s*\(/g;
const reads =
  /(?<![.\w$])(?:globalThis\.)?(?:Date\.now\s*\(|new\s+Date\s*\(\s*\)|Math\.random\s*\(|performance\.now\s*\(|process\.(?:env|argv|exit|on|once|emit|hrtime|nextTick|platform|version|versions|cwd|stdout|stderr|memoryUsage|emitWarning|_tickCallback)\b)/g;

/** The rule: the core reaches past no port. */
export function coreWallViolations(file: SourceFile): readonly Violation[] {
  if (!core.test(file.path) || file.path in exempt) return [];
  const { code } = scan(file.text);
  const found = [...[...code.matchAll(calls)].filter((match) => !isDefinition(code, match)), ...code.matchAll(reads)];
  return found.map((match) => ({
    file: file.path,
    line: lineAt(code, match.index),
    message: `${match[0]} reaches past the ports of the core`,
  }));
}

/** The rule: nothing asks `URL.canParse()`, which Node 20 answers wrongly when it is called often. */
export function canParseViolations(file: SourceFile): readonly Violation[] {
  const { code } = scan(file.text);
  return [...code.matchAll(/(?<![.\w$])URL\.canParse\b/g)].map((match) => ({
    file: file.path,
    line: lineAt(code, match.index),
    message: 'URL.canParse() cannot be relied on: ask canParseURL() of lib/infra/can-parse-url.ts',
  }));
}

/** `setTimeout(handler) {` and `setTimeout(handler): number` make a function of that name, for a window; they call none. */
function isDefinition(code: string, match: RegExpExecArray): boolean {
  if (/\bfunction\s+$/.test(code.slice(Math.max(0, match.index - 12), match.index))) return true;
  let depth = 0;
  for (let i = match.index + match[0].length - 1; i < code.length; i++) {
    if (code[i] === '(') depth++;
    if (code[i] === ')' && --depth === 0)
      return /^\s*(?:\{|:\s*\w)/.test(code.slice(i + 1, i + 40)) && !/\?[^:;]*$/.test(lineBefore(code, match.index));
  }
  return false;
}

function lineBefore(code: string, offset: number): string {
  return code.slice(code.lastIndexOf('\n', offset) + 1, offset);
}
