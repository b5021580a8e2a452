import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { fromSource } from '../../from-source.ts';

describe('storageloom/vitest', () => {
  it('installs the plug when it is imported, with what was provided, and again when it is asked to', () => {
    const script = fileURLToPath(new URL('entry-process.ts', import.meta.url));

    const told = JSON.parse(execFileSync(process.execPath, [...fromSource, script], { encoding: 'utf8' })) as object;

    expect(told).to.deep.equal({
      called: ['inject storageloom', 'afterEach', 'afterAll', 'afterEach', 'afterAll'],
      exported: ['browser', 'follow', 'install', 'otherTab', 'ownTab', 'tabs', 'test'],
      fixtures: ['otherTab', 'tabs', 'browser', 'ownTab'],
      seeds: [3, 8],
      other: 'https://shop.example/',
      own: 'https://shop.example/',
      further: 2,
    });
  });
});
