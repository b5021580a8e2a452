import { expect } from 'chai';
import { late } from '../../lib/fetch/late.ts';
import type { PageServer } from '../../lib/fetch/page-server.ts';
import { isNetworkError } from '../../lib/fetch/response.ts';
import { answerTo, get } from './wire.ts';

describe('a response', () => {
  it('has status, headers in lower case but for those of cookies, and text', async () => {
    const headers = new Headers([
      ['Content-Type', 'text/plain'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ]);

    const answer = await answerTo(get('https://a.example/'), () => new Response('größer', { status: 201, headers }));

    expect(answer).to.deep.equal({
      url: 'https://a.example/',
      status: 201,
      headers: [['content-type', 'text/plain']],
      body: 'größer',
    });
  });

  it("may be a package's, whose headers are no strings", async () => {
    const headers = { forEach: (each: (value: unknown, name: unknown) => void) => each(1, 'X-Count'), get: () => null };
    const answer = { status: 200, headers, text: () => Promise.resolve('hi') };

    expect(await answerTo(get('https://a.example/x'), () => answer as never)).to.deep.include({ headers: [['X-Count', '1']] });
  });

  it('is asked for with method, headers and body', async () => {
    const asked: unknown[] = [];
    const request = {
      url: 'https://a.example/',
      method: 'POST',
      headers: { 'x-a': '1', 'content-type': 'text/x' },
      body: 'text',
    };

    await answerTo(request, async (got) => {
      asked.push([got.url, got.method, got.headers.get('x-a'), got.headers.get('content-type'), await got.text()]);
      return new Response();
    });

    expect(asked).to.deep.equal([['https://a.example/', 'POST', '1', 'text/x', 'text']]);
  });
});

describe('a network error', () => {
  const reasonOf = async (server: PageServer): Promise<unknown> => {
    const answer = await answerTo(get('https://a.example/x'), server);
    return isNetworkError(answer) ? answer.reason : answer;
  };
  const failing = (error: unknown) => (): never => {
    throw error;
  };

  it('comes of a server that throws or rejects, and says what', async () => {
    expect(await reasonOf(failing(new Error('disk full')))).to.equal('GET https://a.example/x was not answered: disk full');
    expect(await reasonOf(() => Promise.reject(new Error('later')))).to.equal('GET https://a.example/x was not answered: later');
    expect(await reasonOf(failing('text'))).to.equal('GET https://a.example/x was not answered: text');
  });

  it('comes of Response.error()', async () => {
    expect(await reasonOf(() => Response.error())).to.equal('GET https://a.example/x was answered with a network error.');
  });

  it('comes of a body that cannot be read', async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new Error('cut off')) });

    expect(await reasonOf(() => new Response(body))).to.equal('GET https://a.example/x was not answered: cut off');
  });

  it('comes of a server that answers with nothing', async () => {
    const sentence = 'GET https://a.example/x was not answered: pages answered with';
    expect(await reasonOf(() => undefined as never)).to.match(/: pages answered with nothing, not a Response\. Write json\(…\)/);
    expect(await reasonOf(() => '<p>hi' as never)).to.equal(
      `${sentence} a string, not a Response. Write html\`…\`, text('…') or json(…) of storageloom.`,
    );
  });

  it('comes of one Response for two requests: its body was read for the first', async () => {
    const one = new Response('once');
    const first = await answerTo(get('https://a.example/x'), () => one);

    expect(first).to.include({ status: 200, body: 'once' });
    expect(await reasonOf(() => one)).to.equal(
      'GET https://a.example/x was not answered: the body of its Response was read before. Make a new Response for each request, or answer with response.clone().',
    );
  });

  it('comes of a late answer that is no Response', async () => {
    expect(await reasonOf(() => late('<p>hi' as unknown as Response, 0))).to.match(/late\(\) cannot answer with a string/);
  });
});
