import { expect } from 'chai';
import { onEachHost } from './each-host.ts';

const inBase = '<base href="/base/">';

onEachHost("the document's base URL", ({ openPage }) => {
  for (const [markup, base] of [
    ['', 'https://a.example/dir/page'],
    [inBase, 'https://a.example/base/'],
    ['<base target="x"><base href="one/"><base href="two/">', 'https://a.example/dir/one/'],
    ['<base href="http://[">', 'https://a.example/dir/page'],
    ['<base href="data:text/plain,x">', 'https://a.example/dir/page'],
    ['<base href="javascript:1">', 'https://a.example/dir/page'],
  ] as const) {
    it(`is ${base} with ${markup || 'no base'}`, () => {
      expect(openPage({ markup }).run('document.baseURI')).to.equal(base);
    });
  }

  it('stays what it was when the base came, whatever pushState does', () => {
    const page = openPage({ markup: '<base href="b/">' });

    page.run('history.pushState(null, "", "/other/place")');

    expect(page.run('document.baseURI')).to.equal('https://a.example/dir/b/');
  });

  it('goes with the base that is there now', () => {
    const page = openPage({ markup: inBase });

    const changed = page.run('document.querySelector("base").href = "/new/"; document.baseURI');
    const removed = page.run('document.querySelector("base").remove(); document.baseURI');

    expect([changed, removed]).to.deep.equal(['https://a.example/new/', 'https://a.example/dir/page']);
  });

  it('is what fetch, Request and XMLHttpRequest resolve against', async () => {
    const page = openPage({ markup: inBase });

    page.run('fetch("f"); x = new XMLHttpRequest(); x.open("GET", "x"); x.send()');
    await page.settle();

    expect(page.run('new Request("r").url')).to.equal('https://a.example/base/r');
    expect(page.requests.map(({ url }) => url)).to.deep.equal(['https://a.example/base/f', 'https://a.example/base/x']);
  });

  for (const [tag, property] of [
    ...([
      ['a', 'href'],
      ['area', 'href'],
      ['link', 'href'],
      ['form', 'action'],
      ['button', 'formAction'],
    ] as const),
    ...([
      ['input', 'formAction'],
      ['input', 'src'],
      ['script', 'src'],
      ['img', 'src'],
      ['iframe', 'src'],
    ] as const),
    ...([
      ['source', 'src'],
      ['audio', 'src'],
      ['video', 'src'],
      ['embed', 'src'],
      ['track', 'src'],
    ] as const),
    ...([
      ['object', 'data'],
      ['q', 'cite'],
      ['blockquote', 'cite'],
      ['ins', 'cite'],
      ['del', 'cite'],
    ] as const),
  ]) {
    it(`is what ${tag}.${property} resolves against`, () => {
      const page = openPage({ markup: inBase });

      const url = page.run(`e = document.createElement('${tag}'); e.${property} = 'u'; e.${property}`);

      expect([url, page.run(`e.getAttribute('${property.toLowerCase()}')`)]).to.deep.equal(['https://a.example/base/u', 'u']);
    });
  }

  it('leaves an attribute that does not parse as it is, and one that is absent empty, or the URL of the page', () => {
    const page = openPage({ markup: inBase });
    const read = (tag: string, property: string, value?: string): unknown =>
      page.run(`e = document.createElement('${tag}'); ${value === undefined ? '' : `e.${property} = '${value}';`} e.${property}`);

    expect([read('a', 'href', 'http://['), read('a', 'href'), read('img', 'src')]).to.deep.equal(['http://[', '', '']);
    expect([read('form', 'action'), read('form', 'action', ''), read('button', 'formAction')]).to.deep.equal(
      Array.from({ length: 3 }, () => 'https://a.example/dir/page'),
    );
  });
});

onEachHost('the parts of a link', ({ openPage }) => {
  const names = ['protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash', 'origin'];

  it('are those of its URL', () => {
    const page = openPage({ markup: '<a href="https://u:p@b.example:8080/x?y#z"></a>' });

    const parts = page.run(`${JSON.stringify(names)}.map((name) => document.querySelector('a')[name])`);

    expect(parts).to.deep.equal([
      ...['https:', 'u', 'p', 'b.example:8080', 'b.example', '8080', '/x', '?y', '#z'],
      'https://b.example:8080',
    ]);
  });

  it('are empty without a URL, and setting them does nothing then', () => {
    const page = openPage({ markup: '<a></a>' });

    page.run("document.querySelector('a').hash = 'x'");

    expect(page.run(`${JSON.stringify(names)}.map((name) => document.querySelector('a')[name])`)).to.deep.equal([
      ':',
      ...Array.from({ length: 9 }, () => ''),
    ]);
    expect(page.run("document.querySelector('a').hasAttribute('href')")).to.equal(false);
  });

  it('can be set', () => {
    const page = openPage({ markup: `${inBase}<a href="x"></a>` });

    page.run("e = document.querySelector('a'); e.hash = 'h'; e.search = '?q'; e.pathname = '/p'; e.port = 81");

    expect(page.run('[e.href, String(e.getAttribute("href"))]')).to.deep.equal([
      'https://a.example:81/p?q#h',
      'https://a.example:81/p?q#h',
    ]);
  });
});
