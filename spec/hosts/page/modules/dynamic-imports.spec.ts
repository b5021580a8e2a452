import { expect } from 'chai';
import { withImportFunction } from '../../../../lib/hosts/page/modules/dynamic-imports.ts';

describe('import() in classic scripts', () => {
  it('calls a function that knows where the script is from', () => {
    expect(withImportFunction("import('./x').then(f); import ( y )", 'https://a.example/s.js')).to.equal(
      '__storageloomImport("https://a.example/s.js",\'./x\').then(f); __storageloomImport("https://a.example/s.js", y )',
    );
  });

  for (const code of [
    'let x = 1;',
    '/* import("x") */ `import("y")`; /import\\(z\\)/',
    'import("x"',
    'import x from "y"',
    'o.import("x")',
    'let important = (1)',
  ]) {
    it(`leaves ${JSON.stringify(code)} as it is`, () => {
      expect(withImportFunction(code, 'https://a.example/s.js')).to.equal(code);
    });
  }
});
