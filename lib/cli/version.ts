import { readFileSync } from 'node:fs';

/** The version that the package says it is. */
export function version(): string {
  // The same distance from lib/cli/ and from dist/cli/.
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown';
}
