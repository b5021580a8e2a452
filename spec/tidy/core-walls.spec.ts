import { expect } from 'chai';
import { canParseViolations, coreWallViolations, exempt } from './core-walls.ts';

const violations = (text: string, path = 'lib/html/document.ts') => coreWallViolations({ path, text });

describe('the rule of the core', () => {
  it('refuses time, chance, turns and the process of the surroundings', () => {
    const texts = [
      'setTimeout(f, 1)',
      'globalThis.setTimeout(f)',
      'a ? setInterval(f, 1) : b',
      'setImmediate(f)',
      'Date.now()',
      'new Date()',
    ];
    texts.push('Math.random()', 'performance.now()', 'globalThis.performance.now()', 'process.env', 'queueMicrotask(f)');

    for (const text of texts) expect(violations(`const a = ${text};\n`), text).to.have.length(1);
  });

  it('accepts the same of a port, and in comments and strings', () => {
    expect(
      violations(
        "hooks.setTimeout(f); scheduler.random(1); // Date.now()\nconst a = 'setTimeout(f)'; source.process.exit; new Date(0);\n",
      ),
    ).to.deep.equal([]);
  });

  it('accepts functions of these names that are made for a window', () => {
    expect(
      violations('const a = {\n  setTimeout(handler: F): number {\n  },\n};\nfunction setInterval(handler: F) {}\n'),
    ).to.deep.equal([]);
  });

  it('accepts them outside of the core, and in the files that are exempt for a reason', () => {
    expect(violations('setTimeout(f, 1);\n', 'lib/cli/run.ts')).to.deep.equal([]);
    for (const [path, reason] of Object.entries(exempt)) {
      expect(violations('setTimeout(f, 1);\n', path)).to.deep.equal([]);
      expect(reason).to.not.equal('');
    }
  });
});

describe('the rule about URL.canParse()', () => {
  const count = (text: string): number => canParseViolations({ path: 'lib/fetch/x.ts', text }).length;

  it('is broken by each call, and by nothing that is called like it', () => {
    expect(count('if (URL.canParse(a) && URL.canParse(b, c)) d();')).to.equal(2);
    expect(count("canParseURL(a); // URL.canParse(a)\nwindow.URL.canParse(a); 'URL.canParse(a)';")).to.equal(0);
  });
});
