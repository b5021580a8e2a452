import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cellsOf, type Cell } from './cells.ts';
import type { Ended } from './child.ts';
import { nodes, projectsIn, type Run } from './project.ts';
import { silence } from './silence.ts';
import { drawTable, withTable, type RunRow } from './table.ts';
import { installedVersion, versionOf, Workshop } from './workshop.ts';

// npm run test:matrix: the projects of fixtures/projects/, with the package as it is published, in each runner, on each Node.

/** For one run of a project's tests. They take seconds; its runner has time limits of its own. */
const limitMs = 300_000;
const root = fileURLToPath(new URL('../../', import.meta.url));
const page = join(root, 'docs/runners.md');
const help = `npm run test:matrix -- [--all] [--only NAME]... [--node ${nodes.join('|')}] [--write] [--keep]

  without any   one run of each runner on each Node; they take turns
  --all         every run of every project on every Node
  --only NAME   every run of this project
  --node 22     on this Node alone
  --write       writes what was run into docs/runners.md
  --keep        leaves the temporary folder, and says where it is
`;

const flag = { type: 'boolean', default: false } as const;
const options = {
  all: flag,
  write: flag,
  keep: flag,
  help: flag,
  only: { type: 'string', multiple: true },
  node: { type: 'string' },
} as const;

/** What one cell came to. */
interface Outcome {
  readonly cell: Cell;
  readonly isRight: boolean;
  /** For the table. */
  readonly told: string;
}

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

/** Tests pass; with broadcasts switched off they fail. */
function outcomeOf(cell: Cell, { code, output }: Ended, version: string): Outcome {
  const isRight = cell.silent ? code !== 0 && code !== null : code === 0;
  if (!isRight) {
    tell(cell.silent ? `    its tests do not fail when nobody hears of a change:` : `    exit code ${code ?? 'none, too long'}:`);
    tell(output.trimEnd().replaceAll(/^/gm, '    | '));
  }
  if (cell.silent) return { cell, isRight, told: isRight ? 'fails' : 'passes, and must not' };
  return { cell, isRight, told: isRight ? version : 'fails' };
}

async function runCells(cells: readonly Cell[], workshop: Workshop, versions: Map<Run, string[]>): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  // The silent ones last, since they spoil their copy.
  for (const [index, cell] of cells.toSorted((a, b) => Number(a.silent) - Number(b.silent)).entries()) {
    const { project, run } = cell;
    const programs = await workshop.node(cell.node);
    const [copy, version] = [await workshop.copy(project), await versionOf(programs)];
    const runner = project.runner === 'node' ? 'node:test' : installedVersion(copy, project.runner);
    versions.set(run, [runner, run.emulator === null ? '' : installedVersion(copy, run.emulator)]);
    if (cell.silent) silence(join(copy, 'node_modules/storageloom'));
    const started = performance.now();
    const ended = await workshop.runIn(copy, run.command, programs, limitMs);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const outcome = outcomeOf(cell, ended, version);
    const how = `${project.name}, ${run.name}, Node ${version}${cell.silent ? ', without events' : ''}`;
    tell(`  ${outcome.isRight ? '✔' : '✘'} ${index + 1}/${cells.length} ${how} (${seconds} s)`);
    outcomes.push(outcome);
  }
  return outcomes;
}

function rowsOf(outcomes: readonly Outcome[], versions: ReadonlyMap<Run, readonly string[]>): readonly RunRow[] {
  return [...new Set(outcomes.map(({ cell }) => cell.run))].map((run) => {
    const ofRun = outcomes.filter(({ cell }) => cell.run === run);
    const [runner = '', emulator = ''] = versions.get(run) ?? [];
    return {
      project: ofRun[0]?.cell.project.name ?? '',
      runner,
      emulator,
      run: run.name,
      nodes: new Map(ofRun.filter(({ cell }) => !cell.silent).map(({ cell, told }) => [cell.node, told])),
      silent: ofRun.find(({ cell }) => cell.silent)?.told ?? '',
    };
  });
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options });
  const projects = projectsIn(join(root, 'fixtures/projects'));
  const node = values.node === undefined ? null : Number(values.node);
  const cells = values.help ? [] : cellsOf(projects, { only: values.only ?? null, node, all: values.all });
  if (cells.length === 0) {
    tell(`${help}\nProjects: ${projects.map(({ name }) => name).join(', ')}`);
    return values.help ? 0 : 2;
  }
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'storageloom-matrix-')));
  const clear = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('SIGINT', () => (clear(), process.exit(130)));
  try {
    const versions = new Map<Run, string[]>();
    const outcomes = await runCells(cells, new Workshop(root, folder, tell), versions);
    const rows = rowsOf(outcomes, versions);
    console.log(drawTable(rows));
    const wrong = outcomes.filter(({ isRight }) => !isRight).length;
    console.log(`\n  ${outcomes.length - wrong} passing in the matrix`);
    if (wrong > 0) console.log(`  ${wrong} failing`);
    if (values.write) writeFileSync(page, withTable(readFileSync(page, 'utf8'), rows, new Set(projects.map(({ name }) => name))));
    return wrong === 0 ? 0 : 1;
  } finally {
    if (values.keep) tell(folder);
    else clear();
  }
}

process.exitCode = await main();
