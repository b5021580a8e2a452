import type { Project, Run } from './project.ts';

/** One run of one project on one Node. */
export interface Cell {
  readonly project: Project;
  readonly run: Run;
  /** Major version. */
  readonly node: number;
  /** The change of a storage area reaches nobody: tests have to fail. */
  readonly silent: boolean;
}

export interface Wanted {
  /** Projects of these names alone; null: all. */
  readonly only: readonly string[] | null;
  /** This major version alone; null: all. */
  readonly node: number | null;
  /** Each run on each Node. Otherwise one run of each runner on each Node, and they take turns. */
  readonly all: boolean;
}

/**
 * What is to be run, project by project. Each run that is there is tried once more without broadcasts, on the first Node that it is
 * run on: tests that pass nevertheless have heard nothing. Where runs take turns, one of each runner is.
 */
export function cellsOf(projects: readonly Project[], { only, node, all }: Wanted): readonly Cell[] {
  const possible = projects
    .filter(({ name }) => only === null || only.includes(name))
    .flatMap((project) => project.runs.flatMap((run) => run.nodes.map((each) => ({ project, run, node: each, silent: false }))))
    .filter((cell) => node === null || cell.node === node);
  const takesTurns = !all && only === null;
  const heard = takesTurns ? inTurns(possible) : possible;
  const ofWhat = ({ project, run }: Cell): unknown => (takesTurns ? project.runner : run);
  const isFirst = (cell: Cell): boolean => heard.find((other) => ofWhat(other) === ofWhat(cell)) === cell;
  return heard.flatMap((cell) => (isFirst(cell) ? [cell, { ...cell, silent: true }] : [cell]));
}

/** For each runner and Node the cell whose run was taken least often so far. */
function inTurns(possible: readonly Cell[]): readonly Cell[] {
  const taken = new Map<Run, number>();
  const timesOf = ({ run }: Cell): number => taken.get(run) ?? 0;
  const chosen = new Set<Cell>();
  for (const cells of groups(possible)) {
    const [first] = cells.toSorted((a, b) => timesOf(a) - timesOf(b));
    if (first === undefined) continue;
    chosen.add(first);
    taken.set(first.run, timesOf(first) + 1);
  }
  return possible.filter((cell) => chosen.has(cell));
}

/** Those of one runner and Node together. */
function groups(cells: readonly Cell[]): Iterable<readonly Cell[]> {
  const found = new Map<string, Cell[]>();
  for (const cell of cells) {
    const key = `${cell.project.runner} ${cell.node}`;
    found.set(key, [...(found.get(key) ?? []), cell]);
  }
  return found.values();
}
