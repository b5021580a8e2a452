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

  it('says which version of a standard was read', () => {
    const rfc = {
      path: 'lib/b.ts',
      text: '// Structured Fields, parsing.\n// https://www.rfc-editor.org/rfc/rfc9651#section-4.2\nexport function f(): void {}\n',
    };

    expect(renderSpecMap([source, rfc], '')).to.include('## URL\n\nAs of 2026-11-21.\n');
    expect(renderSpecMap([source, rfc], '')).to.include('## Structured Fields\n\nPublished 2024-09.\n');
  });

  it('refuses a page with another date', () => {
    const other = renderSpecMap([source], '').replace('As of 2026-11-21.', 'As of 2026-11-20.');

    expect(specMapViolations([source], page(other))).to.have.length(1);
  });

  it('refuses a standard of which no version, or none that is a date, was read', () => {
    const link = 'https://url.spec.whatwg.org/#';

    for (const dated of [{ URL: { link } }, { URL: { link, read: 'lately' } }]) {
      expect(specMapViolations([source], page(renderSpecMap([source], '', dated)), dated)).to.deep.equal([
        { file: 'spec/tidy/standards.ts', line: 1, message: 'no date says which version of URL was read' },
      ]);
    }
  });
});
