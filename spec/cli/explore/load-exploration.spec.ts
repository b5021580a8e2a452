import { join } from 'node:path';
import { expect } from 'chai';
import { digestOf, loadExploration } from '../../../lib/cli/explore/load-exploration.ts';
import { failureOf } from '../../browser/expect-failure.ts';
import { commandFolder } from '../command-folder.ts';
import { written } from './written.ts';

describe('the loading of an exploration', () => {
  const { folder } = commandFolder();
  const file = (name: string, text: string): string => written(folder.path, name, text);

  it('takes a scenario of whichever copy of the library made it', async () => {
    const name = file('scenario.mjs', 'export default { options: { tabs: 3 }, test() {} };');

    const { scenario, path, release } = await loadExploration(name, folder.path);
    await release();

    expect([scenario.options, path]).to.deep.equal([{ tabs: 3 }, join(folder.path, name)]);
  });

  it('refuses what is none, and says what it may be', async () => {
    const nothing = await failureOf(loadExploration(file('nothing.mjs', ''), folder.path));
    const run = await failureOf(loadExploration(file('run.mjs', 'export default () => {};'), folder.path));
    const half = await failureOf(loadExploration(file('half.mjs', 'export default { options: {} };'), folder.path));

    expect([nothing.code, nothing.why]).to.deep.equal(['SCENARIO_INVALID', 'There is no default export.']);
    expect(run.mend).to.match(/or, as it is: storageloom run run\.mjs$/);
    expect(half.why).to.equal('The default export is an object.');
  });

  it('knows a file by its text', () => {
    const [a, b] = [file('a.txt', 'one'), file('b.txt', 'one')].map((name) => digestOf(join(folder.path, name)));

    expect(a).to.match(/^[0-9a-f]{16}$/);
    expect(b).to.equal(a);
    expect(digestOf(join(folder.path, file('c.txt', 'two')))).not.to.equal(a);
  });
});
