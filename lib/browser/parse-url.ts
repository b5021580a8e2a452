import { canParseURL } from '../infra/can-parse-url.ts';
import { StorageloomError, type Failure } from '../infra/failure.ts';

const hostAndPort = /^[\w.-]+:\d+(?:[/?#]|$)/;
const hostWithDot = /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/;

/** What starts with a host most likely lacks its scheme only. */
function didYouMean(url: string): string | null {
  if (!hostAndPort.test(url) && !hostWithDot.test(url) && !/^localhost(?:[/?#]|$)/.test(url)) return null;
  const absolute = `${/^(?:localhost|[\d.]+)(?:[:/?#]|$)/.test(url) ? 'http' : 'https'}://${url}`;
  return canParseURL(absolute) ? `Did you mean ${new URL(absolute).href}?` : null;
}

/** `about:blank`, `data:` and the like. */
function isNoBase(url: string): boolean {
  return !canParseURL('x', url);
}

/** Why it does not parse, and what to do. */
function reasonOf(url: string, base: string | null): Pick<Failure, 'what' | 'why' | 'mend'> {
  const absolute = 'Give an absolute one, such as https://shop.example/.';
  if (base === null) {
    const why = 'A new tab has no page that it could be relative to.';
    return { what: `"${url}" is not a URL.`, why, mend: didYouMean(url) ?? absolute };
  }
  const what = `"${url}" is not a URL, nor relative to ${base}.`;
  if (isNoBase(base)) return { what, why: 'To the page that is shown nothing can be relative.', mend: absolute };
  return { what, why: 'It does not parse.', mend: 'Look for a missing host or a stray character.' };
}

/** Resolves what a caller gave as URL, and serializes it. Throws BAD_URL. */
export function parseURL(url: string | URL, base: string | null): string {
  let parsed: URL;
  try {
    parsed = base === null ? new URL(url) : new URL(url, base);
  } catch (cause) {
    throw new StorageloomError('BAD_URL', { ...reasonOf(String(url), base), cause });
  }
  if (parsed.protocol === 'javascript:') {
    throw new StorageloomError('BAD_URL', {
      what: `"${url}" cannot be opened.`,
      why: 'A javascript: URL is a script, not a page.',
      mend: 'Use tab.evaluate() to run source text in a page.',
    });
  }
  // `localhost:3000` parses: as a URL of the scheme localhost.
  const meant = hostAndPort.test(String(url)) ? didYouMean(String(url)) : null;
  if (meant !== null) {
    throw new StorageloomError('BAD_URL', { what: `"${url}" cannot be opened.`, why: 'It has no scheme.', mend: meant });
  }
  return parsed.href;
}
