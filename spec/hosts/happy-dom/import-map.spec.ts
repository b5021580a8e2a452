import { expect } from 'chai';
import { PropertySymbol, type BrowserWindow } from 'happy-dom';
import { addImportMap } from '../../../lib/hosts/happy-dom/import-map.ts';

describe('an import map', () => {
  it('is taken over with its scopes; a second one is not', () => {
    const raw = { [PropertySymbol.moduleImportMap]: null } as BrowserWindow;

    addImportMap(raw, { imports: { a: '/a.js' }, scopes: { '/s/': { b: '/b.js' } } });
    addImportMap(raw, { imports: { a: '/other.js' } });

    expect(raw[PropertySymbol.moduleImportMap]).to.deep.equal({
      imports: [{ from: 'a', to: '/a.js' }],
      scopes: [{ scope: '/s/', rules: [{ from: 'b', to: '/b.js' }] }],
    });
  });

  it('that is no object maps nothing', () => {
    const raw = { [PropertySymbol.moduleImportMap]: null } as BrowserWindow;

    addImportMap(raw, null);

    expect(raw[PropertySymbol.moduleImportMap]).to.deep.equal({ imports: [], scopes: [] });
  });
});
