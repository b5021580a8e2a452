import { expect } from 'chai';
import { ModuleSyntaxError, parseModule } from '../../../../lib/hosts/page/modules/parse-module.ts';

describe('the parsing of modules', () => {
  it('reads what a module asks for, once for each specifier and type', () => {
    const { requests, starExports } = parseModule(
      "import a from './a'; export * from './b'; import { c } from './a'; import j from './a' with { type: 'json' };",
    );

    expect(requests).to.deep.equal([
      { specifier: './a', type: null, unknownAttributes: [] },
      { specifier: './b', type: null, unknownAttributes: [] },
      { specifier: './a', type: 'json', unknownAttributes: [] },
    ]);
    expect(starExports).to.deep.equal([1]);
  });

  it('keeps requests apart that differ in attributes alone', () => {
    const { requests } = parseModule(
      "import './a'; import './a'; import './a' with { bogus: '1' }; import './a' with { type: 'json' };",
    );

    expect(requests.map(({ type, unknownAttributes }) => [type, ...unknownAttributes])).to.deep.equal([
      [null],
      [null, 'bogus'],
      ['json'],
    ]);
  });

  it('knows attributes that nobody knows', () => {
    expect(parseModule("import a from './a' with { 'mood': 'good' };").requests[0]?.unknownAttributes).to.deep.equal(['mood']);
  });

  for (const [text, line, column] of [
    ['let a = ;', 1, 9],
    ['\n\nexport { nope }', 3, 10],
    ['let a;\r\nlet a;', 2, 5],
    ['export const a = 1;\nexport { a };', 2, 10],
    ['with (x) {}', 1, 1],
    ['return 1', 1, 1],
    ["import defer * as x from './x'", 1, 1],
  ] as const) {
    it(`refuses ${JSON.stringify(text)}, with the place`, () => {
      expect(() => parseModule(text))
        .to.throw(ModuleSyntaxError)
        .with.property('place')
        .that.deep.equals({ line, column });
    });
  }
});
