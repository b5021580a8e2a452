import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { node } from './program.ts';

/** What came of an entry, by how it was asked for: names of its exports, or the code and the message of an error. */
export interface Loaded {
  readonly names?: readonly string[];
  readonly code?: string;
  readonly message?: string;
}

type Loads = Readonly<Record<'import' | 'require', Loaded>>;

/** Loads an entry in a process of its own, both ways, where the package is installed. */
export function loadBothWays(project: string, entry: string): Loads {
  const outcome = `const told = (load) => load.then((all) => ({ names: Object.keys(all) }), ({ code, message }) => ({ code, message }));`;
  writeFileSync(
    join(project, 'load.mjs'),
    `import { createRequire } from 'node:module';
${outcome}
const require = createRequire(import.meta.url);
const required = await told(new Promise((resolve) => resolve(require(${JSON.stringify(entry)}))));
console.log(JSON.stringify({ import: await told(import(${JSON.stringify(entry)})), require: required }));\n`,
  );
  const { ok, output } = node(project, 'load.mjs');
  if (!ok) throw new Error(output);
  return JSON.parse(output.split('\n').at(-1) as string) as Loads;
}

/** Null when both ways give something, and the same. */
export function breachOfLoading({ import: imported, require: required }: Loads): string | null {
  const [ours, theirs] = [imported, required].map(({ names, code, message }) =>
    names === undefined
      ? `${code}: ${message}`
      : names
          .filter((name) => name !== '__esModule')
          .sort()
          .join(),
  );
  return imported.names !== undefined && imported.names.length > 0 && ours === theirs
    ? null
    : `import: ${ours}\nrequire: ${theirs}`;
}

/** Where peers are missing: null when both ways give something, or say the same of what is missing. `peers`: optional ones. */
export function breachWithoutPeers(loads: Loads, peers: readonly string[]): string | null {
  const { import: imported, require: required } = loads;
  if (imported.names !== undefined) return breachOfLoading(loads);
  const { code, message = '' } = imported;
  const isSaid = peers.some((peer) => message.includes(peer)) && ['HOST_MISSING', 'ERR_MODULE_NOT_FOUND'].includes(`${code}`);
  return isSaid && required.code === code && required.message === message
    ? null
    : `import: ${code}: ${message}\nrequire: ${required.code}: ${required.message}`;
}
