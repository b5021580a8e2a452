import { join } from 'node:path';
import { expect } from 'chai';
import { isFunction, isRecord, kindOf, loadModule } from '../../lib/cli/load-module.ts';
import { failureOf } from '../browser/expect-failure.ts';
import { commandFolder } from './command-folder.ts';
import { written } from './explore/written.ts';

describe('the loading of a module', () => {
  const { folder } = commandFolder();
  const file = (name: string, text: string): string => written(folder.path, name, text);

  it('makes of its exports what is wanted, and knows its file', async () => {
    const loaded = await loadModule(file('a.mjs', 'export const n = 7;'), folder.path, ({ n }) => ({ n }));
    await loaded.release();

    expect([loaded.n, loaded.path]).to.deep.equal([7, join(folder.path, 'a.mjs')]);
  });

  it('looks into the wrapper of CommonJS', async () => {
    const name = file('b.cjs', 'exports.default = { inside: true };');

    expect((await loadModule(name, folder.path, ({ default: found }) => ({ found }))).found).to.deep.equal({ inside: true });
  });

  it('says what keeps it from being loaded', async () => {
    const read = (): object => ({});
    const missing = await failureOf(loadModule('none.mjs', folder.path, read));
    const directory = await failureOf(loadModule('.', folder.path, read));
    const thrown = await failureOf(loadModule(file('c.mjs', 'throw new Error("no")'), folder.path, read));
    const absent = await failureOf(loadModule(file('d.mjs', 'import "not-there"'), folder.path, read));
    const strange = await failureOf(loadModule(file('e.txt', ''), folder.path, read));

    expect([missing.code, directory.what]).to.deep.equal(['SCENARIO_MISSING', '. is not a file.']);
    // Of whichever command.
    expect(missing.mend).to.equal('Give the path from the directory that you are in, with its extension, such as ./scenario.ts.');
    expect([thrown.code, thrown.mend]).to.deep.equal(['SCENARIO_INVALID', 'Correct what its module does while it is loaded.']);
    expect(absent.mend).to.equal('Install the package that it imports, or correct the path.');
    expect(strange.mend).to.equal('A scenario is a .js, .mjs, .ts or .mts file.');
  });

  it('knows kinds of values by their shape', () => {
    expect([kindOf(null), kindOf('a'), kindOf({}), kindOf(1)]).to.deep.equal(['null', "the string 'a'", 'an object', 'a number']);
    expect([isFunction(kindOf), isFunction({}), isRecord({}), isRecord(null)]).to.deep.equal([true, false, true, false]);
  });
});
