import { expect } from 'chai';
import * as wording from './wording.ts';

const lib = (text: string) => ({ path: 'lib/a.ts', text });

describe('the rule of file names', () => {
  it('accepts a term and refuses a heap', () => {
    expect(wording.fileNameViolations({ path: 'lib/storage/bottle.ts', text: '' })).to.deep.equal([]);
    expect(wording.fileNameViolations({ path: 'lib/storage/utils.ts', text: '' })).to.have.length(1);
    expect(wording.fileNameViolations({ path: 'spec/helpers/bottle.spec.ts', text: '' })).to.have.length(1);
    expect(wording.fileNameViolations({ path: 'lib/infra/types.d.ts', text: '' })).to.have.length(1);
  });
});

describe('the rule of postponements', () => {
  it('accepts a string and refuses a comment', () => {
    expect(wording.postponementViolations(lib("const a = 'TODO';\n"))).to.deep.equal([]);
    expect(wording.postponementViolations(lib('const a = 1; // TODO: more\n'))).to.have.length(1);
    expect(wording.postponementViolations(lib('/**\n * FIXME\n */\n'))[0]).to.include({ line: 2 });
  });
});

describe('the rule of loose types', () => {
  it('accepts words in strings and names that merely look alike', () => {
    expect(wording.looseTypeViolations(lib("const a: unknown = 'as any'; AbortSignal.any([]); // any of them\n"))).to.deep.equal(
      [],
    );
  });

  it('refuses casts to any, parameters of any, casts through unknown and silenced compilers', () => {
    const texts = [
      'a as any',
      'let a: any;',
      'const a: Array<any> = [];',
      'a as unknown as B',
      '// @ts-ignore',
      '// oxlint-disable',
    ];

    for (const text of texts) expect(wording.looseTypeViolations(lib(`${text}\n`)), text).to.have.length(1);
  });

  it('accepts them below a comment that names the wall', () => {
    expect(
      wording.looseTypeViolations(lib('// Wall: the emulator exports no type for it.\nconst b = a as unknown as B;\n')),
    ).to.deep.equal([]);
    expect(
      wording.looseTypeViolations(lib('// Wall: the emulator exports no type for it.\n\nconst b = a as unknown as B;\n')),
    ).to.have.length(1);
  });
});

describe('the rule of machine paths', () => {
  const violations = (text: string, root = '/srv/checkout/') => wording.machinePathViolations({ path: 'docs/a.md', text }, root);

  it('accepts paths within the repository and addresses', () => {
    expect(
      violations("import './root/a.ts'; open('https://shop.example/home/index.html'); fetch('file:///index.html')\n"),
    ).to.deep.equal([]);
  });

  it('refuses home folders, drives and the folder of this copy', () => {
    const texts = [
      'see /ro' + 'ot/a.txt',
      "'/ho" + "me/jo/a.txt'",
      'file:///Us' + 'ers/jo',
      'C:' + '\\\\Users',
      'in /srv/checkout/lib',
    ];

    for (const text of texts) expect(violations(text), text).to.have.length(1);
  });
});

describe('the rule of the lock file', () => {
  it('accepts a lock without hosts and refuses one with a host', () => {
    expect(wording.lockFileViolations({ path: 'package-lock.json', text: '{ "version": "1.0.0" }' })).to.deep.equal([]);
    expect(
      wording.lockFileViolations({ path: 'package-lock.json', text: '{\n"resolved": "https://a.example/"\n}' })[0],
    ).to.include({ line: 2 });
  });
});
