import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The Node versions of the matrix: each line that gets fixes. */
export const nodes: readonly number[] = [20, 22, 24, 26];

/** One way in which a project's tests are run. */
export interface Run {
  /** As it is called in the table. */
  readonly name: string;
  /** The package whose version is told beside the runner's; null where a run has none. */
  readonly emulator: string | null;
  readonly command: readonly [program: string, ...args: string[]];
  /** Major versions. */
  readonly nodes: readonly number[];
}

/** A folder of `fixtures/projects/` whose tests use the packed package. */
export interface Project {
  readonly name: string;
  readonly folder: string;
  /** The runner's package; `node` for Node's own. */
  readonly runner: string;
  readonly runs: readonly Run[];
  /** Folder of another project whose files it has, too, but for those of its own: the same tests with another version. Null: none. */
  readonly sources: string | null;
}

/** The projects below `folder`, in the order of their names. Throws for a `matrix.json` that is not what it should be. */
export function projectsIn(folder: string): readonly Project[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'matrix.json')))
    .sort()
    .map((name) => projectOf(name, join(folder, name)));
}

function projectOf(name: string, folder: string): Project {
  const file = join(folder, 'matrix.json');
  const refuse = (what: string): never => {
    throw new Error(`${file}: ${what}`);
  };
  const given = JSON.parse(readFileSync(file, 'utf8')) as { runner?: unknown; runs?: unknown; sources?: unknown };
  const { runner, runs, sources = null } = given;
  if (typeof runner !== 'string') return refuse('"runner" is the name of a package');
  if (sources !== null && !isProjectBeside(folder, sources)) return refuse('"sources" is the name of another project');
  if (!Array.isArray(runs) || runs.length === 0) return refuse('"runs" is a list with something in it');
  const read = runs.map((run: unknown) => runOf(run, refuse));
  if (new Set(read.map((run) => run.name)).size < read.length) refuse('two runs have one name');
  return { name, folder, runner, runs: read, sources: sources === null ? null : join(folder, '..', sources) };
}

function isProjectBeside(folder: string, name: unknown): name is string {
  return typeof name === 'string' && name !== '' && existsSync(join(folder, '..', name, 'matrix.json'));
}

function runOf(given: unknown, refuse: (what: string) => never): Run {
  if (typeof given !== 'object' || given === null) return refuse('a run is an object');
  const run: Partial<Record<keyof Run, unknown>> = given;
  const emulator = run.emulator ?? null;
  if (typeof run.name !== 'string') return refuse('a run has a "name"');
  if (emulator !== null && typeof emulator !== 'string') return refuse(`${run.name}: "emulator" is the name of a package`);
  if (!isCommand(run.command)) return refuse(`${run.name}: "command" is a list of texts`);
  if (!isNodes(run.nodes)) return refuse(`${run.name}: "nodes" are some of ${nodes.join(', ')}`);
  return { name: run.name, emulator, command: run.command, nodes: run.nodes };
}

function isCommand(given: unknown): given is Run['command'] {
  return Array.isArray(given) && given.length > 0 && given.every((word) => typeof word === 'string');
}

function isNodes(given: unknown): given is readonly number[] {
  return Array.isArray(given) && given.length > 0 && given.every((node) => nodes.includes(node as number));
}
