import { expect } from 'chai';
import { idOf, moduleOf, requestedId } from '../../lib/vite/module-id.ts';

describe('ids of modules', () => {
  it('are addresses without their versions', () => {
    const ids = ['/src/a.ts', '/a.js?v=1f', '/a.css?import&t=5', '/a.svg?t=1&raw&v=2', '/a.js?'].map(idOf);

    expect(ids).to.deep.equal(['/src/a.ts', '/a.js', '/a.css?import', '/a.svg?raw', '/a.js']);
  });

  it('are found for what a module asks for, and for nothing of another server', () => {
    const requested = (specifier: string): string | null => requestedId(specifier, '/src/my file.ts?x');

    expect(['./b.ts?v=3', '../c.ts', '/@id/__x00__virtual', './b%20b.ts', '/@fs/C:/d.ts'].map(requested)).to.deep.equal([
      ...['/src/b.ts', '/c.ts', '/@id/__x00__virtual', '/src/b b.ts', '/@fs/C:/d.ts'],
    ]);
    expect(['https://esm.sh/x', 'data:text/javascript,', 'http://['].map(requested)).to.deep.equal([null, null, null]);
  });

  it('say what Vite itself calls the module', () => {
    const names = ['/src/a.css?import', '/a.svg?import&raw', '/@id/__x00__virtual:a', '/@id/virtual:b'].map(moduleOf);

    expect(names).to.deep.equal(['/src/a.css', '/a.svg?raw', '\0virtual:a', 'virtual:b']);
  });
});
