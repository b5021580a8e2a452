import { StorageloomError } from '../infra/failure.ts';

const hostAndPort = /^[\w.-]+:\d+(?:[/?#]|$)/;
const hostWithDot = /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/;

/** What starts with a host most likely lacks its scheme only. */
function didYouMean(url: string): string | null {
  if (!hostAndPort.test(url) && !hostWithDot.test(url) && !/^localhost(?:[/?#]|$)/.test(url)) return null;
  const absolute = `${/^(?:localhost|[\d.]+)(?:[:/?#]|$)/.test(url) ? 'http' : 'https'}://${url}`;
  return URL.canParse(absolute) ? `Did you mean ${new URL(absolute).href}?` : null;
}

/** `about:blank`, `data:` and the like. */
function isNoBase(url: string): boolean {
  return !URL.canParse('x', url);
}

/** Resolves what a caller gave as URL, and serializes it. Throws BAD_URL. */
export function parseURL(url: string | URL, base: string | null): string {
  let parsed: URL;
  try {
    parsed = base === null ? new URL(url) : new URL(url, base);
  } catch (cause) {
    throw new StorageloomError('BAD_URL', {
      what: `"${url}" is not a URL${base === null ? '' : `, nor relative to ${base}`}.`,
      why:
        base === null
          ? 'A new tab has no page that it could be relative to.'
          : isNoBase(base)
            ? 'To the page that is shown nothing can be relative.'
            : 'It does not parse.',
      mend:
        base === null
          ? (didYouMean(String(url)) ?? 'Give an absolute one, such as https://shop.example/.')
          : isNoBase(base)
            ? 'Give an absolute one, such as https://shop.example/.'
            : 'Look for a missing host or a stray character.',
      cause,
    });
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
