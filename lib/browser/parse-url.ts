import { StorageloomError } from '../infra/failure.ts';

/** Resolves what a caller gave as URL, and serializes it. Throws BAD_URL. */
export function parseURL(url: string, base: string | null): string {
  try {
    return base === null ? new URL(url).href : new URL(url, base).href;
  } catch (cause) {
    throw new StorageloomError('BAD_URL', {
      what: `"${url}" is not a URL${base === null ? '' : `, nor relative to ${base}`}.`,
      why: base === null ? 'A new tab has no page that it could be relative to.' : 'It does not parse.',
      mend:
        base === null ? 'Give an absolute one, such as https://shop.example/.' : 'Look for a missing host or a stray character.',
      cause,
    });
  }
}
