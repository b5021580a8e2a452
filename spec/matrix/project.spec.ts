import { expect } from 'chai';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectsIn } from './project.ts';

describe('a project of the matrix', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'storageloom-projects-'));
    mkdirSync(join(folder, 'plain'));
    mkdirSync(join(folder, 'run'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const say = (matrix: unknown): void => writeFileSync(join(folder, 'run', 'matrix.json'), JSON.stringify(matrix));

  it('is a folder that says how it is run', () => {
    const run = { name: 'all', emulator: 'jsdom', command: ['npx', 'mocha'], nodes: [20, 24] };
    say({ runner: 'mocha', runs: [run, { ...run, name: 'without', emulator: undefined }] });

    expect(projectsIn(folder)).to.deep.equal([
      {
        name: 'run',
        folder: join(folder, 'run'),
        runner: 'mocha',
        runs: [run, { ...run, name: 'without', emulator: null }],
        sources: null,
      },
    ]);
  });

  it('may have the files of another one', () => {
    const run = { name: 'all', emulator: 'jsdom', command: ['npx', 'mocha'], nodes: [20] };
    writeFileSync(join(folder, 'plain', 'matrix.json'), JSON.stringify({ runner: 'mocha', runs: [run] }));
    say({ runner: 'mocha', runs: [run], sources: 'plain' });

    expect(projectsIn(folder).map(({ sources }) => sources)).to.deep.equal([null, join(folder, 'plain')]);
    for (const sources of ['none', '', 1]) {
      say({ runner: 'mocha', runs: [run], sources });
      expect(() => projectsIn(folder)).to.throw('"sources"');
    }
  });

  it('is refused where it says that wrongly', () => {
    const run = { name: 'all', command: ['npx', 'mocha'], nodes: [20, 24] };
    const wrong = [
      { runs: [run] },
      { runner: 'mocha', runs: [] },
      { runner: 'mocha', runs: [run, run] },
      ...[null, { ...run, name: 1 }, { ...run, emulator: 1 }, { ...run, command: [] }, { ...run, nodes: [21] }].map((one) => ({
        runner: 'mocha',
        runs: [one],
      })),
    ];

    for (const matrix of wrong) {
      say(matrix);
      expect(() => projectsIn(folder), JSON.stringify(matrix)).to.throw('matrix.json: ');
    }
  });
});
