import { expect } from 'chai';
import type { PageDocument } from '../../../../lib/hosts/page/insides.ts';
import { withImportFunction } from '../../../../lib/hosts/page/modules/dynamic-imports.ts';

const window = {
  location: { href: 'https://a.example/page' },
  document: { baseURI: 'https://a.example/base/' } as PageDocument,
};

describe('import() in classic scripts', () => {
  it('calls a function that knows where the script is from', () => {
    expect(withImportFunction("import('./x').then(f); import /* ( */ ( y )", 'https://a.example/s.js', window)).to.equal(
      '__storageloomImport("https://a.example/s.js")(\'./x\').then(f); __storageloomImport("https://a.example/s.js") /* ( */ ( y )',
    );
  });

  it('goes by the base URL of the document in what stands in it, and in a javascript: URL', () => {
    for (const filename of ['https://a.example/page', 'javascript:import(x)']) {
      expect(withImportFunction('import(x)', filename, window)).to.equal('__storageloomImport("https://a.example/base/")(x)');
    }
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
      expect(withImportFunction(code, 'https://a.example/s.js', window)).to.equal(code);
    });
  }
});
