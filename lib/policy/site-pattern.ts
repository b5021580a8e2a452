import { parsedURL } from '../infra/can-parse-url.ts';
import { parse } from 'tldts';
import { isIPAddress, parseHost } from '../origin/registrable-domain-suffix.ts';

/** Whom one line of a blocklist means. */
export interface SitePattern {
  /** In its one spelling: a host, or a serialized origin. */
  readonly text: string;
  /** `host`: that one and all below it. */
  readonly kind: 'origin' | 'host' | 'host alone';
}

/** Why a line means nobody, half a sentence, and what to do about it. */
export interface PatternFault {
  readonly why: string;
  readonly mend: string;
}

/** A host means itself and all below it, an IP address or a machine's name itself alone. A host under which everybody may have a site means nobody. */
export function parseSitePattern(line: string): SitePattern | PatternFault {
  return /^[a-z][a-z\d+.-]*:/i.test(line) && line.includes('//') ? originPattern(line) : hostPattern(line);
}

export function isFault(parsed: SitePattern | PatternFault): parsed is PatternFault {
  return 'why' in parsed;
}

/** With the dot of the root or without, it is the same host for whoever writes a list. */
export function withoutRoot(host: string): string {
  return host.replace(/\.$/, '');
}

function originPattern(line: string): SitePattern | PatternFault {
  const url = parsedURL(line);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    return { why: 'it is no origin', mend: 'Write an origin such as https://ads.example, or a host such as ads.example.' };
  }
  const rest = url.pathname.length > 1 || url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '';
  if (rest) return { why: 'storage is that of a whole origin and knows no paths', mend: `Write ${url.origin}.` };
  return { text: url.origin, kind: 'origin' };
}

function hostPattern(line: string): SitePattern | PatternFault {
  if (line.startsWith('*.')) return { why: 'a host means all below it already', mend: `Write ${line.slice(2)}.` };
  const host = withoutRoot(parseHost(line) ?? '');
  if (host === '') {
    return { why: 'it is no host', mend: 'Write a host such as ads.example, or an origin such as https://ads.example.' };
  }
  if (isIPAddress(host)) return { text: host, kind: 'host alone' };
  const { publicSuffix, isIcann, isPrivate } = parse(host, { allowPrivateDomains: true, extractHostname: false });
  // What no list knows, such as localhost, is a machine of somebody's own.
  const isListed = isIcann === true || isPrivate === true;
  if (!isListed && !host.includes('.')) return { text: host, kind: 'host alone' };
  if (publicSuffix === host) {
    return { why: `everybody may have a site under ${host}`, mend: `Name the site that you mean, such as ads.${host}.` };
  }
  return { text: host, kind: 'host' };
}
