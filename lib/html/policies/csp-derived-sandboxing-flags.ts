import type { PolicyDirectives } from '../../csp/content-security-policy.ts';
import { parseSandboxingDirective, unionOfSandboxingFlags, type SandboxingFlagSet } from './sandboxing-flags.ts';

// HTML, sandboxing, CSP-derived sandboxing flags.
// https://html.spec.whatwg.org/multipage/#csp-derived-sandboxing-flags
export function cspDerivedSandboxingFlags(policies: readonly PolicyDirectives[]): SandboxingFlagSet {
  // 1, 2
  const directives = policies.map((policy) => policy.get('sandbox')).filter((value) => value !== undefined);
  // 3 to 5 (DIVERGES: each policy sandboxes, not the last)
  return unionOfSandboxingFlags(...directives.map(parseSandboxingDirective));
}
