import { posix } from 'node:path';

/** Where one entry of the package is, as paths from its root. */
export interface Entry {
  /** As in `exports`: `.`, `./happy-dom`. */
  readonly name: string;
  /** The ES module, and what TypeScript reads of it. */
  readonly module: string;
  readonly types: string;
  /** What stands beside it for `require()`. */
  readonly shim: string;
  readonly shimTypes: string;
}

/** Conditions of an entry, in their order: the first that is met counts. */
export interface Conditions {
  /** In a clone of the repository. */
  readonly '@storageloom/source': string;
  readonly import: Targets;
  /** Bundlers meet it for `require()`, too: what is bundled for a web page must not ask for modules of Node. */
  readonly module: string;
  readonly require: Targets;
  /** All else: web pages with an import map that was made from here. */
  readonly default: string;
}

interface Targets {
  readonly types: string;
  readonly default: string;
}

/** A package.json, as far as it is read here. */
export interface Manifest {
  readonly exports: Readonly<Record<string, string | Conditions>>;
}

/** The entries that are modules. Throws an Error where one does not say all that {@link conditionsFor} has. */
export function entriesOf({ exports }: Manifest): readonly Entry[] {
  const modules = Object.entries(exports).filter(([, target]) => typeof target !== 'string');
  return modules.map(([name, target]) => {
    const entry = entryAt(name, (target as Conditions).default);
    const expected = JSON.stringify(conditionsFor(entry), null, 2);
    if (JSON.stringify(target, null, 2) === expected) return entry;
    throw new Error(`package.json, exports, "${name}": conditions and their order are to be\n${expected}`);
  });
}

function entryAt(name: string, module: string): Entry {
  const stem = posix.join(posix.dirname(module), posix.basename(module, '.js'));
  const [types, shim, shimTypes] = ['.d.ts', '.cjs', '.d.cts'].map((extension) => `./${stem}${extension}`) as [
    string,
    string,
    string,
  ];
  return { name, module, types, shim, shimTypes };
}

/** What package.json has to say of an entry. */
export function conditionsFor({ module, types, shim, shimTypes }: Entry): Conditions {
  return {
    '@storageloom/source': module.replace('./dist/', './lib/').replace(/\.js$/, '.ts'),
    import: { types, default: module },
    module,
    require: { types: shimTypes, default: shim },
    default: module,
  };
}

/**
 * The module for `require()`: it hands on the ES module, so that there is one copy of the library in each process, whoever asks. What
 * Node gives is reached by way of the main context: in a sandbox, as Jest has one for each test file, `process` and `require` are stand-ins
 * that know no ES modules.
 * @param hasDefault whether there is an export by default
 */
export function shimText({ name, module }: Entry, hasDefault = false): string {
  const installer = installers[name];
  const asked = installer === undefined ? `('./${posix.basename(module)}')` : `('./${installer}').install(globalThis)`;
  const library = `runInThisContext('process').getBuiltinModule('node:module').createRequire(__filename)${asked}`;
  return `'use strict';
const { runInThisContext } = require('node:vm');
${hasDefault ? markedExports(library) : `module.exports = ${library};`}
`;
}

/** As compilers write what has a default export: tools find it there, and not in what they cannot follow. */
function markedExports(library: string): string {
  return `const library = ${library};
Object.defineProperty(exports, '__esModule', { value: true });
exports.default = library.default;
for (const name of Object.keys(library)) if (!(name in exports)) exports[name] = library[name];`;
}

/** Entries that are told of the global of whoever asks for them, each by the module beside its own which is. */
const installers: Readonly<Record<string, string>> = { './jest': 'install.js' };
