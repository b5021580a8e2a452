import { expect } from 'chai';
import { exportedNames, resolveExport } from '../../../lib/ecmascript/modules/resolve-export.ts';
import { graphOf } from './module-graph.ts';

describe('the exports of a module', () => {
  it('are found where they are made, under the name that they have there', () => {
    const of = graphOf({ a: "export { y as x } from './b'; export * as all from './b';", b: 'let v; export { v as y };' });
    const [a, b] = [of('a'), of('b')];

    expect(resolveExport(a, 'x')).to.deep.equal({ module: b, exportName: 'y', localName: 'v' });
    expect(resolveExport(a, 'all')).to.deep.equal({ module: b, exportName: null, localName: null });
    expect(resolveExport(a, 'none')).to.equal(null);
  });

  it('of an imported name are those of whoever it was imported from', () => {
    const of = graphOf({ a: "import { y } from './b'; export { y as x };", b: 'export let y;' });

    expect(resolveExport(of('a'), 'x')).to.include({ module: of('b'), exportName: 'y' });
  });

  it('end where stars go round in circles', () => {
    const of = graphOf({ a: "export * from './b'; export let x;", b: "export * from './a'; export let y;" });

    expect(exportedNames(of('a'))).to.deep.equal(['x', 'y']);
    expect(resolveExport(of('a'), 'z')).to.equal(null);
  });

  it('are doubtful where two stars give different things', () => {
    const of = graphOf({ a: "export * from './b'; export * from './c';", b: 'export let x;', c: 'export let x;' });

    expect(resolveExport(of('a'), 'x')).to.equal('ambiguous');
  });
});
