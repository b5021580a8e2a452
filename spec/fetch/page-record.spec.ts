import { expect } from 'chai';
import { Late, late, never } from '../../lib/fetch/late.ts';
import { html, json, text } from '../../lib/fetch/page-answers.ts';
import { faultOfRecord, serverOf, type PageRecord, type URLPatternClass } from '../../lib/fetch/page-record.ts';

/** Reads `:name` as one segment; as the platform's, it throws for what it cannot read. */
class PatternDouble {
  readonly #pattern: RegExp;

  constructor(pattern: string, base = '') {
    if (pattern.includes('{')) throw new TypeError('no pattern');
    const url = pattern.startsWith('/') ? base + pattern : pattern;
    this.#pattern = new RegExp(`^${url.replace(/:[a-z]+/g, '[^/]+').replace(/\*/g, '.*')}(?:\\?.*)?$`);
  }
  test(url: string): boolean {
    return this.#pattern.test(url);
  }
}

/** What the record answers, in words: a status and a text. */
async function ask(record: PageRecord, url: string, pattern: URLPatternClass | null = null, method = 'GET'): Promise<string> {
  const answer = await serverOf(record, pattern)(new Request(url, { method }));
  if (!(answer instanceof Late)) return `${answer.status} ${await answer.text()}`;
  return `late ${answer.afterMs} ${await answer.response?.text()}`;
}

describe('a record of pages', () => {
  it('answers by path, on every origin and with every query', async () => {
    const record = { '/': text('home'), '/cart': text('cart') };

    expect(await ask(record, 'https://a.example/')).to.equal('200 home');
    expect(await ask(record, 'https://b.example/cart?n=1')).to.equal('200 cart');
    expect(await ask(record, 'https://b.example/cart/')).to.match(/^404 /);
  });

  it('knows queries, where a key has one', async () => {
    const record = { '/s': text('any'), '/s?q=1': text('one'), '/t?q=2': text('two') };

    expect(await ask(record, 'https://a.example/t?q=2')).to.equal('200 two');
    expect(await ask(record, 'https://a.example/t')).to.match(/^404 /);
  });

  it('knows origins, where a key has one, and asks those first', async () => {
    const record = { '/': text('any'), 'https://api.example/': text('api'), 'https://api.example/v1/*': text('v1') };

    expect(await ask(record, 'https://api.example/')).to.equal('200 api');
    expect(await ask(record, 'https://a.example/')).to.equal('200 any');
    expect(await ask(record, 'https://api.example/v1/users?x')).to.equal('200 v1');
    expect(await ask(record, 'https://a.example/v1/users')).to.match(/^404 /);
  });

  it('has a * at the end for all that begin so; what is exact goes first, and then the one that is written first', async () => {
    const record = { '/api/*': text('all'), '/api/users/*': text('users'), '/api/me': text('me') };

    expect(await ask(record, 'https://a.example/api/')).to.equal('200 all');
    expect(await ask(record, 'https://a.example/api/users/1')).to.equal('200 all');
    expect(await ask(record, 'https://a.example/api/me')).to.equal('200 me');
    expect(await ask(record, 'https://a.example/api')).to.match(/^404 /);
  });

  it('takes keys as URLs are written', async () => {
    expect(await ask({ '/größe': text('size') }, 'https://a.example/gr%C3%B6%C3%9Fe')).to.equal('200 size');
  });

  it('asks functions, for every method', async () => {
    const record: PageRecord = { '/api': async ({ method }) => json({ method }) };

    expect(await ask(record, 'https://a.example/api', null, 'DELETE')).to.equal('200 {"method":"DELETE"}');
  });

  it('gives an answer that stands there to each request, with its headers; a late one, too, and an error', async () => {
    const headers = { 'set-cookie': 'a=1' };
    const record: PageRecord = {
      ...{ '/': html('<p>', { headers }), '/late': late(text('x'), 20), '/never': never() },
      ...{ '/none': new Response(null, { status: 204 }), '/error': Response.error() },
    };
    const server = serverOf(record, null);

    for (let n = 0; n < 3; n++) {
      const response = (await server(new Request('https://a.example/'))) as Response;
      expect([response.headers.getSetCookie(), await response.text()]).to.deep.equal([['a=1'], '<p>']);
      expect(((await server(new Request('https://a.example/late'))) as Late).afterMs).to.equal(20);
      expect(((await server(new Request('https://a.example/none'))) as Response).status).to.equal(204);
      expect(((await server(new Request('https://a.example/error'))) as Response).type).to.equal('error');
    }
    expect(await ask(record, 'https://a.example/late')).to.equal('late 20 x');
    expect(await ask(record, 'https://a.example/never')).to.equal('late Infinity undefined');
  });

  it('says which keys there are where none stands for a URL; to HEAD without a body', async () => {
    expect(await ask({ '/a': text('') }, 'https://a.example/b')).to.equal(
      '404 404: there is no page https://a.example/b. No key of pages stands for it; they are /a.',
    );
    expect(await ask({}, 'https://a.example/b')).to.match(/it has none\.$/);
    expect(await ask({}, 'https://a.example/b', null, 'HEAD')).to.equal('404 ');
  });

  it('names twenty of its keys at most', async () => {
    const record = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`/p${n}`, text('')]));

    expect(await ask(record, 'https://a.example/b')).to.match(/ \/p18, \/p19\.$/);
  });

  it('heeds a query before a * at the end', async () => {
    const record = { '/s?q=a*': text('a') };

    expect([
      await ask(record, 'https://a.example/s?q=ab'),
      (await ask(record, 'https://a.example/s?q=b')).slice(0, 3),
    ]).to.deep.equal(['200 a', '404']);
  });

  it('answers on when somebody has read its Response after the first answer', async () => {
    const response = text('x');
    const server = serverOf({ '/': response }, null);
    const first = (await server(new Request('https://a.example/'))) as Response;
    await response.text();

    const second = (await server(new Request('https://a.example/'))) as Response;

    expect([await first.text(), await second.text()]).to.deep.equal(['x', 'x']);
  });

  it('leaves other patterns to URLPattern, where there is one, after all exact keys', async () => {
    const record = {
      ...{ '/users/:id': text('user'), '/users/me': text('me') },
      'https://:shop.example/:page': text('shop'),
    };

    expect(await ask(record, 'https://a.test/users/5?x', PatternDouble)).to.equal('200 user');
    expect(await ask(record, 'https://a.test/users/me', PatternDouble)).to.equal('200 me');
    expect(await ask(record, 'https://b.example/x', PatternDouble)).to.equal('200 shop');
    expect(await ask(record, 'https://b.test/x', PatternDouble)).to.match(/^404 /);
  });
});

describe('what is wrong with a record of pages', () => {
  const used = new Response('');
  void used.text();
  const faults: readonly (readonly [record: object, key: string, why: string, mend: string])[] = [
    [{ cart: text('') }, 'cart', 'Its key is no path and no URL', "Did you mean '/cart'?"],
    [{ './cart': text('') }, './cart', 'Its key is no path and no URL', "Did you mean '/cart'?"],
    [{ '//b.example/': text('') }, '//b.example/', 'Its key is no path and no URL', ''],
    [{ '/a#b': text('') }, '/a#b', 'No server is told of a fragment', "Write '/a'."],
    [{ 'https://:x': text('') }, 'https://:x', 'URLPattern', 'exact paths'],
    [{ 'https://[/': text('') }, 'https://[/', 'Its key does not parse', ''],
    [{ '/a/:id': text('') }, '/a/:id', 'from 23.8 on', 'exact paths'],
    [{ '/a': '<p>' }, '/a', 'It is a string, neither a Response nor a function', 'Write html`…`'],
    [{ '/a': { b: 1 } }, '/a', 'It is an object', 'Write json(…)'],
    [{ '/a': undefined }, '/a', 'It is nothing', ''],
    [{ '/a': Promise.resolve(text('')) }, '/a', 'It is an object', ''],
    [{ '/a': used }, '/a', 'was read before', 'Make a new Response'],
    [{ '/a': late(used, 1) }, '/a', 'was read before', ''],
  ];
  for (const [record, key, why, mend] of faults) {
    it(`is said for ${JSON.stringify(record)}, under its key: ${why}`, () => {
      const fault = faultOfRecord(record, null);

      expect(fault?.key).to.equal(key);
      expect(fault?.why).to.contain(why);
      expect(fault?.mend).to.contain(mend);
    });
  }

  it('is that URLPattern cannot read a key', () => {
    expect(faultOfRecord({ '/{': text('') }, PatternDouble)?.why).to.equal('Its key does not parse');
  });

  it('is nothing where all can be used, ports among the origins', () => {
    const record = { '/': text(''), 'http://localhost:3000/*': () => text(''), '/l': late(text(''), 1), '/n': never() };

    expect(faultOfRecord(record, null)).to.equal(null);
    expect(faultOfRecord({ '/a/:id': text('') }, PatternDouble)).to.equal(null);
  });
});
