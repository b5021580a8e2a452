import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Command-line flags: no window, no sandbox (which containers lack), and nothing that speaks to the network by itself. */
export const flags: readonly string[] = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** The file of an installed Chromium: what STORAGELOOM_CHROMIUM names, else the first on the PATH; null when there is none. */
export function findChromium(env: Readonly<Record<string, string | undefined>>): string | null {
  const named = env['STORAGELOOM_CHROMIUM'];
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin'];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((file) => existsSync(file)) ?? null;
}
