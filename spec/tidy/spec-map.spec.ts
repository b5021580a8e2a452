import { expect } from 'chai';
import { renderSpecMap, specMapViolations } from './spec-map.ts';

const source = {
  path: 'lib/a.ts',
  text: '// URL, origin of a URL.\n// https://url.spec.whatwg.org/#concept-url-origin\nexport function f(): void {}\n',
};
const page = (text: string) => ({ path: 'docs/spec-map.md', text });

describe('the rule of the map', () => {
  it('accepts the page that is generated', () => {
    expect(specMapViolations([source], page(renderSpecMap([source], '')))).to.deep.equal([]);
  });

  it('refuses an algorithm that is not on the page', () => {
    expect(specMapViolations([source], page(renderSpecMap([], '')))[0]).to.include({ file: 'lib/a.ts', line: 1 });
  });

  it('refuses a row that no file has', () => {
    expect(specMapViolations([], page(renderSpecMap([source], '')))[0]).to.include({ file: 'docs/spec-map.md' });
  });

  it('refuses a row whose link differs from the header', () => {
    const other = renderSpecMap([source], '').replaceAll('#concept-url-origin', '#origin');

    expect(specMapViolations([source], page(other))).to.have.length(2);
  });

  it('keeps the states that were written by hand', () => {
    const written = renderSpecMap([source], '').replace('| whole |', '| blob URLs are missing |');

    expect(renderSpecMap([source], written)).to.equal(written);
    expect(specMapViolations([source], page(written))).to.deep.equal([]);
  });
});
