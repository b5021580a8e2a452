import { asciiLowercase } from '../infra/ascii-string.ts';
import type { HeaderList } from '../fetch/header-list.ts';

/** The directives of one enforced policy: the name in lowercase, and what follows it. Only `sandbox` has a meaning here. */
export type PolicyDirectives = ReadonlyMap<string, string>;

// Content Security Policy, policies, parse a serialized CSP.
// https://w3c.github.io/webappsec-csp/#parse-serialized-policy
export function parseSerializedCSP(serialized: string): PolicyDirectives {
  // 1, 2 (source and disposition are always the same)
  const policy = new Map<string, string>();
  // 3
  for (const part of serialized.split(';')) {
    // 3.1
    const token = part.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, '');
    // 3.2
    if (token === '' || /[^\0-\x7F]/.test(token)) continue;
    // 3.3
    const directive = token.replace(/[\t\n\f\r ].*$/s, '');
    // 3.4
    const directiveName = asciiLowercase(directive);
    // 3.5
    if (policy.has(directiveName)) continue;
    // 3.6 to 3.8
    policy.set(directiveName, token.slice(directive.length));
  }
  // 4
  return policy;
}

/** The policies that are enforced. Those that only report are left out: a `sandbox` of theirs has no effect. */
// Content Security Policy, policies, parse a response's Content Security Policies.
// https://w3c.github.io/webappsec-csp/#parse-response-csp
export function parseResponsePolicies(headers: HeaderList): readonly PolicyDirectives[] {
  // 1 to 5
  return headers
    .filter(([name]) => asciiLowercase(name) === 'content-security-policy')
    .flatMap(([, value]) => value.split(','))
    .map(parseSerializedCSP)
    .filter((policy) => policy.size > 0);
}
