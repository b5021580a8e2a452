import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { OutputFile } from '../../lib/cli/output-file.ts';
import { refusalOf } from './arguments/refusal.ts';

describe('a file that is written', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'storageloom-output-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('is there as a whole when it is done, and not before', () => {
    const file = new OutputFile('a.txt', folder);
    const before = readdirSync(folder);
    file.write(['é', 'b\n']);
    file[Symbol.dispose]();

    expect(before).to.deep.equal([`.a.txt.${process.pid}.part`]);
    expect(readdirSync(folder)).to.deep.equal(['a.txt']);
    expect([readFileSync(join(folder, 'a.txt'), 'utf8'), file.bytes]).to.deep.equal(['éb\n', 4]);
  });

  it('takes the place of another, behind a link, too, with who may read it', () => {
    writeFileSync(join(folder, 'a.txt'), 'old', { mode: 0o600 });
    symlinkSync('a.txt', join(folder, 'link'));

    new OutputFile('link', folder).write(['new']);

    expect(readdirSync(folder)).to.deep.equal(['a.txt', 'link']);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).to.equal('new');
    expect(statSync(join(folder, 'a.txt')).mode & 0o777).to.equal(0o600);
  });

  it('is as it was where it is not written to the end', () => {
    writeFileSync(join(folder, 'a.txt'), 'old');
    const pieces = function* (): Generator<string> {
      yield 'new';
      throw new RangeError('not all');
    };
    const file = new OutputFile('a.txt', folder);

    expect(() => file.write(pieces())).to.throw(RangeError);
    file[Symbol.dispose]();
    file.write(['too late']);

    expect(readdirSync(folder)).to.deep.equal(['a.txt']);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).to.equal('old');
  });

  it('may be a device, which stays one', () => {
    new OutputFile('/dev/null', folder).write(['x']);
    new OutputFile('/dev/null', folder)[Symbol.dispose]();

    expect(statSync('/dev/null').isCharacterDevice()).to.equal(true);
  });

  it('cannot be a folder, nor be in one that is not there or in a file', () => {
    mkdirSync(join(folder, 'b'));
    writeFileSync(join(folder, 'c'), '');

    for (const name of ['b', 'd/a.txt', 'c/a.txt']) {
      const error = refusalOf(() => new OutputFile(name, folder));

      expect([error.code, error.what]).to.deep.equal(['OUTPUT_FAILED', `${name} cannot be written.`]);
      expect(error.why).to.match(/^The system says: E/);
    }
    expect(readdirSync(folder)).to.deep.equal(['b', 'c']);
  });

  it('cannot be called as a folder is', () => {
    const error = refusalOf(() => new OutputFile('new/', folder));

    expect([error.code, error.why]).to.deep.equal(['OUTPUT_FAILED', 'It is the name of a folder.']);
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it('leaves nothing behind where it cannot be put in its place', () => {
    const file = new OutputFile('a', folder);
    mkdirSync(join(folder, 'a'));

    expect(refusalOf(() => file.write(['x'])).code).to.equal('OUTPUT_FAILED');
    expect(readdirSync(folder)).to.deep.equal(['a']);
  });
});
