import { expect } from 'chai';
import { onEachHost } from './each-host.ts';

onEachHost('what an XMLHttpRequest makes of its response', ({ fetchingPage }) => {
  /** What the code has when `x` has loaded that body, asked for as that type. */
  async function made(type: string, body: string, contentType: string, code: string): Promise<unknown> {
    const { run } = await fetchingPage({ '/x': () => new Response(body, { headers: { 'content-type': contentType } }) });
    return await run(
      `const x = new XMLHttpRequest(); x.open('GET', '/x'); x.responseType = '${type}'; x.onload = () => log.push(${code}); x.send()`,
    );
  }

  it('is text', async () => {
    for (const type of ['', 'text']) {
      expect(await made(type, 'größer', 'text/plain', 'x.response, x.responseText')).to.deep.equal(['größer', 'größer']);
    }
  });

  it('is JSON of the realm, null where it does not parse', async () => {
    expect(
      await made('json', '{"a":[1]}', '', 'x.response.a[0], x.response.a instanceof Array, x.response === x.response'),
    ).to.deep.equal([1, true, true]);
    expect(await made('json', '{', '', 'x.response')).to.deep.equal([null]);
  });

  it('is bytes of the realm', async () => {
    const code = 'x.response instanceof ArrayBuffer, [...new Uint8Array(x.response)].join()';

    expect(await made('arraybuffer', 'aö', '', code)).to.deep.equal([true, '97,195,182']);
  });

  it('is a Blob of the type that it has, or that the page says', async () => {
    const code = 'x.response instanceof Blob, x.response.size, x.response.type';

    expect(await made('blob', 'ab', 'text/css', code)).to.deep.equal([true, 2, 'text/css']);
    expect(await made('blob', 'ab', 'text/css', `(x.overrideMimeType, ${code})`)).to.deep.equal(['text/css']);
  });

  for (const [type, body, contentType, code, result] of [
    ['document', '<p>x</p>', 'text/html', 'x.response.querySelector("p").textContent', 'x'],
    ['document', '<p>x</p>', 'application/xhtml+xml', 'x.responseXML.documentElement.tagName', 'p'],
    ['document', '<p>x</p>', 'text/plain', 'x.response', null],
    ['document', '', 'text/html', 'x.response', null],
    ['', '<p>x</p>', 'text/xml', 'x.responseXML.documentElement.tagName', 'p'],
    ['', '<p>x</p>', 'text/html', 'x.responseXML', null],
  ] as const) {
    it(`is ${result === null ? 'no document' : 'a document'} of ${contentType} "${body}" asked for as "${type}"`, async () => {
      expect(await made(type, body, contentType, code)).to.deep.equal([result]);
    });
  }

  it('is of the type that the page said beforehand', async () => {
    const { run } = await fetchingPage({ '/x': () => new Response('<p/>', { headers: { 'content-type': 'text/plain' } }) });

    const log = await run(
      "const x = new XMLHttpRequest(); x.open('GET', '/x'); x.overrideMimeType('text/xml'); x.onload = () => log.push(x.responseXML !== null); x.send()",
    );

    expect(log).to.deep.equal([true]);
  });

  it('is nothing before it is there, and after a failure', async () => {
    const { run } = await fetchingPage({ '/x': () => Response.error() });

    const log = await run(
      `const x = new XMLHttpRequest(); const all = () => [x.response, x.status, x.statusText, x.responseURL, x.getAllResponseHeaders()].join('|');
      x.open('GET', '/x'); x.responseType = 'json'; log.push(all()); x.onerror = () => log.push(all()); x.send()`,
    );

    expect(log).to.deep.equal(['|0|||', '|0|||']);
  });
});
