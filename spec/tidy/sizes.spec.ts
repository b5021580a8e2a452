import { expect } from 'chai';
import { fileSizeViolations, functionSizeViolations } from './sizes.ts';

const lines = (count: number): string => '  a();\n'.repeat(count);
const functionsIn = (text: string, path = 'lib/a.ts'): readonly number[] =>
  functionSizeViolations({ path, text }).map(({ line }) => line);

describe('the rule of sizes', () => {
  it('accepts a file of 300 lines and refuses one of 301', () => {
    expect(fileSizeViolations({ path: 'lib/a.ts', text: lines(300) })).to.deep.equal([]);
    expect(fileSizeViolations({ path: 'lib/a.ts', text: lines(301) })).to.have.length(1);
  });

  it('accepts a function of 60 lines and refuses one of 61', () => {
    expect(functionsIn(`export function f(): void {\n${lines(58)}}\n`)).to.deep.equal([]);
    expect(functionsIn(`\nexport function f(): void {\n${lines(59)}}\n`)).to.deep.equal([2]);
  });

  it('knows methods, accessors, constructors and arrow functions', () => {
    expect(functionsIn(`class A extends B {\n  #m<T>(a: T): T {\n${lines(60)}  }\n}\n`)).to.deep.equal([2]);
    expect(functionsIn(`class A {\n  constructor(a: number) {\n${lines(60)}  }\n}\n`)).to.deep.equal([2]);
    expect(functionsIn(`const f = async (a: number): Promise<void> => {\n${lines(60)}};\n`)).to.deep.equal([1]);
  });

  it('does not take classes, objects, conditions and loops for functions', () => {
    const text = ['class A extends B {', 'const a = {', 'if (a) {', 'for (const b of c) {', '} else if (a) {', 'switch (a) {'];

    for (const head of text) expect(functionsIn(`${head}\n${lines(60)}}\n`), head).to.deep.equal([]);
  });

  it('is not misled by braces in strings, templates, comments and regular expressions', () => {
    const text = `function f(): void {\n  // }\n  const a = '}' + \`}\${'}'}}\` + /[/}]}/.source;\n${lines(60)}}\n`;

    expect(functionsIn(text)).to.deep.equal([1]);
  });

  it('does not count the suites of a spec', () => {
    const suite = `describe('a', () => {\n  it('b', () => {\n  });\n${lines(60)}});\n`;

    expect(functionsIn(suite, 'spec/a.spec.ts')).to.deep.equal([]);
    expect(functionsIn(`it('b', () => {\n${lines(60)}});\n`, 'spec/a.spec.ts')).to.deep.equal([1]);
  });
});
