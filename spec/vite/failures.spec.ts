import { expect } from 'chai';
import { ModuleSyntaxError } from '../../lib/hosts/page/modules/parse-module.ts';
import { failureOf, loaderFailed, notLoaded, viteMissing } from '../../lib/vite/failures.ts';

describe('what loading a module fails with', () => {
  it('says that Vite is missing, or does not start, and why', () => {
    const cause = new Error('\u001b[31mfailed to load config\u001b[39m\n  at line 5');

    expect(viteMissing(cause)).to.include({ code: 'LOADER_FAILED', cause });
    expect(loaderFailed('/app', cause)).to.include({
      code: 'LOADER_FAILED',
      what: 'Vite did not start in /app.',
      why: 'failed to load config.',
      cause,
    });
  });

  it('names the modules by way of which it was imported', () => {
    expect(notLoaded('./a.ts', 'No.', ['/a.ts']).why).to.equal('No.');
    expect(notLoaded('./a.ts', 'No.', ['/a.ts', '/b.ts', '/c.ts']).why).to.equal('No. It is imported by way of /b.ts, /c.ts.');
  });

  it('says where in the module the fault is', () => {
    const located = Object.assign(new Error('Failed to resolve import "./b".'), { loc: { line: 3, column: 7 } });
    const list = Object.assign(new Error('Transform failed with 1 error:\n…'), {
      errors: [Object.assign(new Error('[PARSE_ERROR] Unexpected token\n ╭─'), { loc: { line: 2, column: 0 } })],
    });

    const ofEsbuild = Object.assign(new Error('Transform failed'), {
      errors: [{ text: 'Unexpected "="', location: { line: 2, column: 13 } }],
    });

    expect(failureOf('/a.ts', ofEsbuild)).to.equal('/a.ts (line 2, column 14): Unexpected "=".');
    expect(failureOf('/a.ts', located)).to.equal('/a.ts (line 3, column 8): Failed to resolve import "./b".');
    expect(failureOf('/a.ts', list)).to.equal('/a.ts (line 2, column 1): Unexpected token.');
    expect(failureOf('/a.js', new ModuleSyntaxError('No', { line: 1, column: 2 }))).to.equal('/a.js (line 1, column 2): No.');
  });

  it('is a sentence, whatever was thrown', () => {
    expect(failureOf('/a.ts', new Error('Failed:\n  twice'))).to.equal('/a.ts: Failed: twice.');
    expect(failureOf('/a.ts', 'text?')).to.equal('/a.ts: text?');
    expect(failureOf('/a.ts', new Error(''))).to.equal('/a.ts: no reason was given.');
  });
});
