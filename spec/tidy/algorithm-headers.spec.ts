import { expect } from 'chai';
import { headersOf, headerViolations } from './algorithm-headers.ts';

const violations = (text: string): readonly string[] =>
  headerViolations({ path: 'lib/a.ts', text }).map(({ line, message }) => `${line} ${message}`);

const good = `
// HTML, Web storage, broadcast.
// https://html.spec.whatwg.org/multipage/#concept-storage-broadcast
/** What it is for. */
export function broadcast({
  a,
}: {
  a: number;
}): { b: number } {
  // 1
  return { b: a };
}

export const other = 1;
`;

describe('the rule of algorithm headers', () => {
  it('accepts a line that names the algorithm, then its link, then the function', () => {
    expect(violations(good)).to.deep.equal([]);
  });

  it('finds the function below a header, from its first line to its last', () => {
    const [header] = headersOf({ path: 'lib/a.ts', text: good });

    expect(header).to.deep.equal({
      file: 'lib/a.ts',
      line: 2,
      standard: 'HTML',
      algorithm: 'Web storage, broadcast',
      link: 'https://html.spec.whatwg.org/multipage/#concept-storage-broadcast',
      firstStep: 1,
      firstLine: 5,
      lastLine: 12,
    });
  });

  it('accepts a header above a method and above an arrow function', () => {
    const text = `class A {
  // DOM, events, dispatch.
  // https://dom.spec.whatwg.org/#concept-event-dispatch
  dispatch(): void {}
}
// URL, origin of a URL.
// https://url.spec.whatwg.org/#concept-url-origin
export const originOf = (url: URL): string => url.origin;
`;

    const ranges = headersOf({ path: 'lib/a.ts', text }).map(({ firstLine, lastLine }) => [firstLine, lastLine]);

    expect(violations(text)).to.deep.equal([]);
    expect(ranges).to.deep.equal([
      [4, 4],
      [8, 8],
    ]);
  });

  it('refuses a header without a link', () => {
    expect(violations('// HTML, Web storage, broadcast.\nfunction f(): void {}\n')).to.have.length(1);
  });

  it('refuses a link to another standard than the one that is named', () => {
    const text = '// HTML, origins, same origin.\n// https://url.spec.whatwg.org/#concept-url-origin\nfunction f(): void {}\n';

    expect(violations(text)).to.deep.equal(['2 a link to HTML begins with https://html.spec.whatwg.org/multipage/#']);
  });

  it('refuses a link without the line that names the algorithm', () => {
    expect(violations('// https://url.spec.whatwg.org/#concept-url-origin\nfunction f(): void {}\n')).to.have.length(1);
  });

  it('refuses a header above what is no function', () => {
    const text = '// URL, origin of a URL.\n// https://url.spec.whatwg.org/#concept-url-origin\nexport type A = string;\n';

    expect(violations(text)).to.deep.equal(['1 no function follows the header']);
  });

  it('refuses the long form of a link, also in documentation', () => {
    expect(
      violations('/** See https://html.spec.whatwg.org/multipage/webstorage.html#the-storage-interface. */\n'),
    ).to.have.length(1);
  });
});
