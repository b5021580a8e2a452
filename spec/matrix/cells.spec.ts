import { expect } from 'chai';
import { cellsOf, type Cell } from './cells.ts';
import type { Project } from './project.ts';

function project(name: string, runner: string, ...runs: readonly string[]): Project {
  return {
    name,
    sources: null,
    folder: name,
    runner,
    runs: runs.map((run) => ({ name: run, emulator: null, command: ['true'], nodes: [20, 22] })),
  };
}

const projects = [project('one', 'a', 'forks', 'threads'), project('other', 'a', 'forks'), project('third', 'b', 'all')];

function told(cells: readonly Cell[]): readonly string[] {
  return cells.map(({ project: { name }, run, node, silent }) => `${name} ${run.name} ${node}${silent ? ' silent' : ''}`);
}

describe('the matrix', () => {
  it('has one cell for each runner and Node, and runs take turns', () => {
    expect(told(cellsOf(projects, { only: null, node: null, all: false }))).to.deep.equal([
      'one forks 20',
      'one forks 20 silent',
      'one threads 22',
      'third all 20',
      'third all 20 silent',
      'third all 22',
    ]);
  });

  it('has all of a project that is asked for, or of one Node', () => {
    expect(told(cellsOf(projects, { only: ['other'], node: null, all: false }))).to.deep.equal([
      'other forks 20',
      'other forks 20 silent',
      'other forks 22',
    ]);
    expect(told(cellsOf(projects, { only: null, node: 22, all: true }))).to.deep.equal([
      'one forks 22',
      'one forks 22 silent',
      'one threads 22',
      'one threads 22 silent',
      'other forks 22',
      'other forks 22 silent',
      'third all 22',
      'third all 22 silent',
    ]);
  });
});
