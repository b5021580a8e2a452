import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('import() in a classic script of happy-dom', () => {
  it('is found by the compiler: the word in strings and comments stays as it is', () => {
    const page = openPage();

    expect(page.host.evaluate('/* import("a") */ "import(\'b\')"')).to.equal("import('b')");
  });

  it('leaves a script that does not parse to the realm, whose error it is', () => {
    const page = openPage();

    expect(() => page.host.evaluate('import("x"); if (')).to.throw(page.window.SyntaxError);
  });

  it('leads to the modules of the window', async () => {
    const page = openPage({ files: { '/dir/m.js': 'export const n = 7' } });

    page.run('import("./m.js").then((m) => { got = m.n }); 0');
    await page.settle();

    expect(page.run('got')).to.equal(7);
  });
});
