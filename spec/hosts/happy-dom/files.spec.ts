import { expect } from 'chai';
import { openPage, type Page } from './open-page.ts';

describe('files of a page (happy-dom)', () => {
  let page: Page;

  beforeEach(() => {
    page = openPage({ markup: '<form id="f"><input type="file" name="u"><input name="t" value="x"></form>' });
    page.clock.now = 5;
  });

  const at = 1_000_000_000_005;

  it('were last modified when they were made, unless the page says when', () => {
    expect(
      page.run(`[new File([], 'a').lastModified, new File([], 'a', { lastModified: 0 }).lastModified,
        new File([], 'a', { lastModified: '7' }).lastModified, new File(['x'], 'a') instanceof File]`),
    ).to.deep.equal([at, 0, 7, true]);
  });

  it('become of a Blob in a FormData, at that time; a File keeps its own', () => {
    expect(
      page.run(`{ const data = new FormData();
        data.append('blob', new Blob(['x'])); data.set('other', new Blob(['y']), 'name');
        data.append('file', new File(['z'], 'n', { lastModified: 3 })); data.append('text', 't');
        [data.get('blob').lastModified, data.get('other').lastModified, data.get('file').lastModified, data.get('text'), data instanceof FormData]; }`),
    ).to.deep.equal([at, at, 3, 't', true]);
  });

  it('stand for an input of a form that has none', () => {
    expect(
      page.run(`{ const data = new FormData(document.getElementById('f')); [data.get('u').lastModified, data.get('t')]; }`),
    ).to.deep.equal([at, 'x']);
  });
});

describe('a body with several parts (happy-dom)', () => {
  const bodyOf = (value: string): string => `{
    const data = new FormData(); data.set('a', ${JSON.stringify(value)}); data.set('f', new Blob(['é'], { type: 'text/plain' }), 'n');
    const response = new Response(data); let text; response.text().then((it) => (text = it));
    globalThis.result = () => [response.headers.get('content-type'), text]; }`;

  async function bodyFor(value: string): Promise<[type: string, text: string]> {
    const page = openPage();
    page.run(bodyOf(value));
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    return page.run('result()') as [string, string];
  }

  it('has a boundary that follows from what it holds, and that it does not hold', async () => {
    const [[type, text], again, other] = [await bodyFor('x'), await bodyFor('x'), await bodyFor('y')];
    const boundary = type.slice(type.indexOf('=') + 1);

    expect(again).to.deep.equal([type, text]);
    expect(other[0]).not.to.equal(type);
    expect(text.split(`--${boundary}`)).to.have.length(4);
    expect(text)
      .to.contain('\r\n\r\né\r\n')
      .and.to.match(new RegExp(`--${boundary}--\\r\\n$`));
  });

  it('can be read again as what it was made of', async () => {
    const page = openPage();
    page.run(
      `let read; const data = new FormData(); data.set('a', 'b'); new Response(data).formData().then((it) => (read = it.get('a')))`,
    );
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));

    expect(page.run('read')).to.equal('b');
  });
});
