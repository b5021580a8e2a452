import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect } from 'chai';
import { BundledNames, bundlesFolder } from '../../lib/vite/bundled-names.ts';

describe('names of bundled packages', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bundled-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('are there in the next run, in their order', () => {
    const cache = join(folder, 'deep', 'cache');

    new BundledNames(cache, ['vue']).add(['react', 'a > b']);

    expect(new BundledNames(cache, []).all).to.deep.equal(['a > b', 'react', 'vue']);
  });

  it('have a folder of their own for each list', () => {
    const folders = [['a'], ['a', 'b'], ['b', 'a']].map((names) => new BundledNames(folder, names).folder);

    expect(folders[0]).not.to.equal(folders[1]);
    expect(folders[1]).to.equal(folders[2]);
  });

  it('are forgotten, but for those that were given', () => {
    const names = new BundledNames(folder, ['vue']);
    names.add(['react']);

    const forgot = [names.forget(), names.forget()];

    expect(forgot).to.deep.equal([true, false]);
    expect([names.all, new BundledNames(folder, []).all]).to.deep.equal([['vue'], ['vue']]);
  });

  it('belong to a project: another root, or another config, has its own', () => {
    const [one, other] = [join(folder, 'one'), join(folder, 'other')];
    const folders = [bundlesFolder(one, undefined), bundlesFolder(other, undefined), bundlesFolder(one, false)];

    expect(new Set(folders.map((path) => basename(path))).size).to.equal(3);
    expect(bundlesFolder(one, undefined)).to.equal(folders[0]);
  });

  it('stand in the nearest node_modules, or in one of the root where there is none', () => {
    const root = join(folder, 'packages', 'app');
    const without = bundlesFolder(root, false);
    mkdirSync(join(folder, 'node_modules'));

    expect(without.startsWith(join(root, 'node_modules'))).to.equal(true);
    expect(bundlesFolder(root, false).startsWith(join(folder, 'node_modules'))).to.equal(true);
  });

  it('are those that were given, where nothing can be read', () => {
    writeFileSync(join(folder, 'bundled.json'), '{ "no": "list" }');
    const ofRecord = new BundledNames(folder, ['react']).all;
    writeFileSync(join(folder, 'bundled.json'), '[5, "vue"');

    expect([ofRecord, new BundledNames(folder, ['react']).all]).to.deep.equal([['react'], ['react']]);
  });

  it('serve this run alone where nothing can be written', () => {
    writeFileSync(join(folder, 'file'), '');
    const names = new BundledNames(join(folder, 'file', 'cache'), []);

    names.add(['react']);

    expect(names.all).to.deep.equal(['react']);
    expect(readFileSync(join(folder, 'file'), 'utf8')).to.equal('');
  });
});
