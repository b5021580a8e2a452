import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { node } from './program.ts';
import { root } from './tarball.ts';

/** How a project looks for modules, and which kinds of files it can have. */
const modes = {
  node16: { module: 'node16' },
  nodenext: { module: 'nodenext' },
  bundler: { module: 'preserve', moduleResolution: 'bundler' },
} as const;

const use = `
const pages = { '/': html\`<p>\` };
const browser: Browser<HappyDomWindow> = new Browser({ host: happyDom(), pages });
export const opened: Promise<Tab<HappyDomWindow>> = browser.open();
export const made: Promise<readonly HeardEvent[]> = tabs(2).then(([, b]) => b.heard);
export const failed = (error: unknown): string => (error instanceof StorageloomError ? error.code : '');
export class Mine extends StorageloomError {}
`;

const files = {
  'use.mts': `import { Browser, html, StorageloomError, tabs, type HeardEvent, type Tab } from 'storageloom';
import { happyDom, type HappyDomWindow } from 'storageloom/happy-dom';
${use}`,
  'use.cts': `import { Browser, html, StorageloomError, tabs, type HeardEvent, type Tab } from 'storageloom';
import { happyDom, type HappyDomWindow } from 'storageloom/happy-dom';
import storageloom = require('storageloom');
export const same: typeof Browser = storageloom.Browser;
${use}`,
  // What one of them makes the other takes: their types are the same.
  'both.mts': `import type { StorageloomError, Tab } from 'storageloom';
import type { HappyDomWindow } from 'storageloom/happy-dom';
import { Mine, opened } from './use.cjs';
export const tab: Promise<Tab<HappyDomWindow>> = opened;
export const error: typeof StorageloomError = Mine;
`,
};

/** Without what is wrong with the types of other packages. */
function breachesIn(output: string): string | null {
  const lines = output
    .split('\n')
    .filter((line) => !line.startsWith('node_modules/') || line.startsWith('node_modules/storageloom/'));
  return lines.length === 0 ? null : lines.join('\n');
}

/** What is wrong with the types of the installed package, by mode; null: nothing. Each entry is imported from both kinds of files. */
export function typeBreaches(project: string, entries: readonly string[]): ReadonlyMap<string, string | null> {
  const all = entries.map((entry, index) => `import * as entry${index} from '${entry}';\n`).join('');
  const names = entries.map((_, index) => `typeof entry${index}`).join(', ');
  const every = `${all}export type All = [${names}];\n`;
  for (const [name, text] of Object.entries({ ...files, 'all.mts': every, 'all.cts': every }))
    writeFileSync(join(project, name), text);
  return new Map(
    Object.entries(modes).map(([name, options]) => {
      const compilerOptions = {
        ...options,
        target: 'es2023',
        lib: ['es2023', 'esnext.disposable', 'dom'],
        types: ['node'],
        strict: true,
      };
      const config = { compilerOptions: { ...compilerOptions, noEmit: true }, include: ['*.mts', '*.cts'] };
      writeFileSync(join(project, `tsconfig.${name}.json`), JSON.stringify(config));
      const { ok, output } = node(project, join(root, 'node_modules/typescript/bin/tsc'), '-p', `tsconfig.${name}.json`);
      return [name, ok ? null : breachesIn(output)];
    }),
  );
}
