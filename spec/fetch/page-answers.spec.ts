import { expect } from 'chai';
import { late } from '../../lib/fetch/late.ts';
import { html, js, json, redirect, text } from '../../lib/fetch/page-answers.ts';
import { StorageloomError } from '../../lib/infra/failure.ts';

const parts = async (response: Response): Promise<unknown[]> => [
  response.status,
  response.headers.get('content-type'),
  await response.text(),
];

describe('an answer of the server', () => {
  it('of text has the type of what it is, and UTF-8', async () => {
    expect(await parts(html('<p>é'))).to.deep.equal([200, 'text/html; charset=utf-8', '<p>é']);
    expect(await parts(js('a = 1'))).to.deep.equal([200, 'text/javascript; charset=utf-8', 'a = 1']);
    expect(await parts(text('a'))).to.deep.equal([200, 'text/plain; charset=utf-8', 'a']);
  });

  it('may have another status, further headers and another type', async () => {
    const response = html('<p>', { status: 404, headers: { 'Content-Type': 'text/html', 'set-cookie': 'a=1' } });

    expect(response.headers.get('set-cookie')).to.equal('a=1');
    expect(await parts(response)).to.deep.equal([404, 'text/html', '<p>']);
  });

  it('is a tag, too: values go in as they are, of arrays their members', async () => {
    const items = [1, 2].map((n) => `<li>${n}`);
    // Under this name nobody formats it as markup.
    const tag = html;

    expect(await tag`<ul>${items}</ul>${'<b>'}${null}`.text()).to.equal('<ul><li>1<li>2</ul><b>null');
    expect(await tag``.text()).to.equal('');
  });

  it('has the text of a template as it stands there, but for what has to be escaped in one', async () => {
    expect(await js`x.split('\n') + /\d\\/`.text()).to.equal(String.raw`x.split('\n') + /\d\\/`);
    expect(await js`\`a \${b} $\``.text()).to.equal('`a ${b} $`');
    expect(await js`'\\${1}'`.text()).to.equal(String.raw`'\\1'`);
  });

  it('of JSON has its text', async () => {
    expect(await parts(json({ a: [1, null] }))).to.deep.equal([200, 'application/json', '{"a":[1,null]}']);
    expect((await parts(json('no', { status: 400 })))[0]).to.equal(400);
  });

  it('may lead elsewhere, to a relative URL, too', () => {
    const location = ({ status, headers }: Response): unknown[] => [status, headers.get('location')];

    expect(location(redirect('/login'))).to.deep.equal([302, '/login']);
    expect(location(redirect(new URL('https://a.example/x'), 307))).to.deep.equal([307, 'https://a.example/x']);
  });

  it('may lead to what no header can hold: it is percent-encoded, and is the same URL', () => {
    const base = 'https://a.example/x/';
    const urls = ['/日本', 'https://日本.example/ä?ü=ö#ß', ' /a b\n', '\u0001', '/\ud800', '/%E6%97%A5', 'ÿ', ''];
    const led = urls.map((url) => redirect(url).headers.get('location') ?? 'none');

    expect(led.map((url) => new URL(url, base).href)).to.deep.equal(urls.map((url) => new URL(url, base).href));
    expect(led.slice(0, 3)).to.deep.equal([
      '/%E6%97%A5%E6%9C%AC',
      'https://%E6%97%A5%E6%9C%AC.example/%C3%A4?%C3%BC=%C3%B6#%C3%9F',
      '/a b',
    ]);
  });

  const circle: unknown[] = [];
  circle.push(circle);
  const wrong: readonly (readonly [title: string, () => unknown, message: string])[] = [
    ['what is no text', () => html(5 as never), 'html() takes text, and got a number.'],
    ['nothing', () => js(undefined as never), 'js() takes text, and got nothing.'],
    ['an array that is no template', () => text(['a'] as never), 'text() takes text, and got an array.'],
    ['a Response as a value', () => html`${html`<p></p>`}`, 'A value in html`…` has no text. It is a Response.'],
    ['a late answer as a value', () => html`${late(text(''), 1)}`, 'It is an object.'],
    ['a promise in an array', () => js`${[Promise.resolve(1)]}`, 'A value in js`…` has no text. It is an object.'],
    ['a symbol as a value', () => text`${Symbol('a')}`, 'It is a symbol.'],
    ['a status that has no body', () => html('<p>', { status: 204 }), 'html() cannot answer so.'],
    ['a status that is none', () => json(1, { status: 1000 }), 'json() cannot answer so.'],
    ['undefined as JSON', () => json(undefined), 'json() has no text for its value. It is nothing.'],
    ['a circle as JSON', () => json(circle), 'json() has no text for its value. TypeError: Converting circular structure'],
    ['a status that leads nowhere', () => redirect('/', 200 as 302), 'redirect() cannot answer with the status 200.'],
    ['options that are none', () => html('a', 5 as never), 'html(…, ) takes a record of options, and got a number.'],
    ['an option that nobody knows', () => html('a', { stauts: 404 } as never), 'Write html(…, { status: 404 }).'],
    ['headers that are none', () => json(1, { headers: 5 as never }), 'The option headers of json(…, ) cannot be used.'],
    ['headers in a list', () => text('', { headers: new Headers() as never }), 'or give Object.fromEntries(headers).'],
    ['what is no URL', () => redirect({} as never), 'redirect() takes a URL, and got an object.'],
  ];
  for (const [title, action, message] of wrong) {
    it(`is refused with BAD_OPTION for ${title}`, () => {
      expect(action).to.throw(StorageloomError, message).with.property('code', 'BAD_OPTION');
    });
  }
});
