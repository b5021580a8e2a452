import { expect } from 'chai';
import { keepText } from '../../../lib/fetch/kept-text.ts';
import { late, never } from '../../../lib/index.ts';
import { onEachHost } from './each-host.ts';

/** Makes `x`, which writes down its events with its state. */
const watched = (method: string, url: string, more = ''): string =>
  `const x = new XMLHttpRequest();
  for (const type of ['readystatechange', 'loadstart', 'progress', 'load', 'error', 'abort', 'timeout', 'loadend'])
    x.addEventListener(type, () => log.push(type + ' ' + x.readyState));
  x.open('${method}', '${url}'); ${more};`;

onEachHost('XMLHttpRequest', ({ fetchingPage }) => {
  it('tells its states and its events in the order of the standard', async () => {
    const { run } = await fetchingPage({ '/x': () => new Response('hi') });

    expect(await run(`${watched('GET', '/x')} x.send()`)).to.deep.equal([
      ...['readystatechange 1', 'loadstart 1', 'readystatechange 2', 'readystatechange 3', 'progress 3'],
      ...['readystatechange 4', 'load 4', 'loadend 4'],
    ]);
  });

  it('skips the state of loading where there is no body', async () => {
    const { run } = await fetchingPage({ '/x': () => new Response(null, { status: 204 }) });

    const log = await run(`${watched('GET', '/x')} x.send()`);

    expect(log).to.deep.equal([
      ...['readystatechange 1', 'loadstart 1', 'readystatechange 2', 'readystatechange 4', 'load 4', 'loadend 4'],
    ]);
  });

  it('fails with error on a network error, and has status 0', async () => {
    const { run } = await fetchingPage({ 'https://b.example/x': () => new Response('secret') });

    const log = await run(
      `${watched('GET', 'https://b.example/x')} x.onloadend = () => log.push(x.status + x.responseText); x.send()`,
    );

    expect(log).to.deep.equal([...['readystatechange 1', 'loadstart 1', 'readystatechange 4', 'error 4', 'loadend 4', '0']]);
  });

  it('answers with headers, status and the URL where redirects led', async () => {
    const { run } = await fetchingPage({
      '/to': () => new Response(null, { status: 302, headers: { location: '/x' } }),
      '/x': () => new Response('hi', { status: 201, statusText: 'Made', headers: { 'X-B': '2', 'x-a': '1' } }),
    });

    const log = await run(
      `const x = new XMLHttpRequest(); x.open('get', '/to#f'); x.onload = () => log.push(x.status, x.statusText, x.responseURL,
      x.getResponseHeader('X-a'), x.getResponseHeader('none'), x.getAllResponseHeaders()); x.send()`,
    );

    expect(log).to.deep.equal([
      ...[201, 'Made', 'https://a.example/x', '1', null],
      'content-type: text/plain;charset=UTF-8\r\nx-a: 1\r\nx-b: 2\r\n',
    ]);
  });

  it('sends method, headers and body', async () => {
    const sent: unknown[] = [];
    const { run } = await fetchingPage({
      '/x': async (request) => {
        sent.push([request.method, request.headers.get('x-a'), request.headers.get('content-type'), await request.text()]);
        return new Response('');
      },
    });

    await run(
      `const send = (method, body) => { const x = new XMLHttpRequest(); x.open(method, '/x'); x.setRequestHeader('X-A', '1');
      x.setRequestHeader('x-a', '2'); x.send(body) };
      send('post', 'text'); send('PUT', new URLSearchParams('a=b')); send('GET', 'ignored'); send('PATCH', new Blob(['b'], { type: 'a/b' }));
      send('POST', new DOMParser().parseFromString('<p/>', 'application/xml'))`,
    );

    expect(sent).to.have.deep.members([
      ['POST', '1, 2', 'text/plain;charset=UTF-8', 'text'],
      ['PUT', '1, 2', 'application/x-www-form-urlencoded;charset=UTF-8', 'a=b'],
      ['GET', '1, 2', null, ''],
      ['PATCH', '1, 2', 'a/b', 'b'],
      ['POST', '1, 2', 'text/plain;charset=UTF-8', '<p/>'],
    ]);
  });

  it('sends cookies to another origin with withCredentials alone', async () => {
    const cookies: unknown[] = [];
    const headers = { 'access-control-allow-origin': 'https://a.example', 'access-control-allow-credentials': 'true' };
    const { browser, run } = await fetchingPage({
      'https://b.example/x': (request) => {
        cookies.push(request.headers.get('cookie'));
        return new Response('', { headers });
      },
    });
    const other = await browser.open('https://b.example/');
    await other.evaluate("document.cookie = 's=1; SameSite=None; Secure'");

    await run(
      "for (const each of [false, true]) { const x = new XMLHttpRequest(); x.withCredentials = each; x.open('GET', 'https://b.example/x'); x.send() }",
    );

    expect(cookies).to.deep.equal([null, 's=1']);
  });

  it('asks another origin beforehand where its upload is watched, which hears of the end', async () => {
    const headers = { 'access-control-allow-origin': '*' };
    const { run, asked } = await fetchingPage({ 'https://b.example/x': () => new Response('', { headers }) });

    const log = await run(
      `const x = new XMLHttpRequest(); x.open('POST', 'https://b.example/x');
      for (const type of ['loadstart', 'load', 'loadend']) x.upload['on' + type] = () => log.push(type); x.send('b')`,
    );

    expect(log).to.deep.equal(['loadstart', 'load', 'loadend']);
    expect(asked).to.deep.equal(['OPTIONS https://b.example/x', 'POST https://b.example/x']);
  });

  describe('with a timeout', () => {
    for (const [what, answer] of [
      ['comes later', () => late(new Response(''), 101)],
      ['never comes', () => never()],
    ] as const) {
      it(`times out at that moment of virtual time where its answer ${what}`, async () => {
        const { browser, run, tab } = await fetchingPage({ '/x': answer });
        await run(`${watched('GET', '/x', 'x.timeout = 100; log.length = 0')} x.send(); log.length = 0`);

        await browser.advance(99);
        const before = await tab.evaluate('[...log]');
        await browser.advance(1);

        expect([before, await tab.evaluate('log')]).to.deep.equal([[], ['readystatechange 4', 'timeout 4', 'loadend 4']]);
        expect(browser.requests).to.deep.equal([]);
      });
    }

    it('is not timed out by what comes before', async () => {
      const { browser, run, tab } = await fetchingPage({ '/x': () => late(new Response('hi'), 99) });
      await run(`${watched('GET', '/x', 'x.timeout = 100')} x.send(); log.length = 0`);

      await browser.settle({ timers: true });

      expect(await tab.evaluate('log.at(-1)')).to.equal('loadend 4');
      expect(await tab.evaluate("log.includes('load 4')")).to.equal(true);
      expect(browser.now).to.equal(99);
    });
  });

  it('that is aborted says so at once, and nothing more', async () => {
    const { run, browser } = await fetchingPage({ '/x': () => new Response('hi') });

    const log = await run(`${watched('GET', '/x')} x.send(); log.length = 0; x.abort(); log.push(x.readyState); x.abort()`);

    expect(log).to.deep.equal(['readystatechange 4', 'abort 4', 'loadend 4', 0]);
    expect(browser.requests).to.deep.equal([]);
  });

  it('can be aborted or opened anew by its own listeners', async () => {
    const { run } = await fetchingPage({ '/x': () => new Response('hi'), '/y': () => new Response('y') });

    const log = await run(
      `for (const state of [2, 3]) { const x = new XMLHttpRequest(); x.onload = () => log.push('never'); x.onabort = () => log.push('abort ' + state);
      x.onreadystatechange = () => x.readyState === state && x.abort(); x.open('GET', '/x'); x.send() }
      const y = new XMLHttpRequest(); y.onload = () => { log.push(y.responseText); if (y.responseText === 'hi') { y.open('GET', '/y'); y.send() } };
      y.open('GET', '/x'); y.send(); y.open('GET', '/x'); y.send();
      const z = new XMLHttpRequest(); z.onloadstart = () => z.abort(); z.onabort = () => log.push('abort start'); z.open('GET', '/x'); z.send()`,
    );

    expect(log).to.have.members(['abort start', 'abort 2', 'abort 3', 'hi', 'y']);
  });
});

onEachHost('a synchronous XMLHttpRequest', ({ name, fetchingPage }) => {
  const send = "const x = new XMLHttpRequest(); x.open('POST', '/x', false); x.onload = () => log.push('load');";

  it('has what the server answers at once', async () => {
    const { run } = await fetchingPage({ '/x': () => keepText(new Response('now', { status: 201 }), 'now') });

    expect(await run(`${send} x.send('body'); log.push(x.status, x.responseText, x.readyState)`)).to.deep.equal([
      'load',
      201,
      'now',
      4,
    ]);
  });

  it('throws a NetworkError where it cannot be answered, and the trace says why', async () => {
    const { run, browser } = await fetchingPage({ '/x': () => Promise.resolve(new Response('later')) });

    const log = await run(
      `${send} try { x.send() } catch (e) { log.push(e instanceof DOMException, e.name, e.code, x.readyState, x.status) }`,
    );

    expect(log).to.deep.equal([true, 'NetworkError', 19, 4, 0]);
    expect(browser.trace.events({ type: 'response' }).at(-1)?.reason).to.match(/answered with a promise/);
  });

  // Windows of jsdom have no streams.
  if (name === 'happy-dom') {
    it('cannot send a stream', async () => {
      const { run, asked } = await fetchingPage();

      expect(await run(`${send} try { x.send(new ReadableStream()) } catch (e) { log.push(e.name) }`)).to.deep.equal([
        'NetworkError',
      ]);
      expect(asked).to.deep.equal([]);
    });
  }

  it('cannot read a Blob', async () => {
    const { run, asked } = await fetchingPage();

    const log = await run(
      `${send} x.open('GET', URL.createObjectURL(new Blob(['b'])), false); try { x.send() } catch (e) { log.push(e.name) }
      x.open('GET', 'data:text/plain,now', false); x.send(); log.push(x.responseText)`,
    );

    expect(log).to.deep.equal(['NetworkError', 'load', 'now']);
    expect(asked).to.deep.equal([]);
  });
});

onEachHost('what an XMLHttpRequest refuses', ({ openPage }) => {
  for (const [code, name] of [
    ["x.open('A B', '/')", 'SyntaxError'],
    ["x.open('trace', '/')", 'SecurityError'],
    ["x.open('GET', 'http://[')", 'SyntaxError'],
    ["x.timeout = 5; x.open('GET', '/', false)", 'InvalidAccessError'],
    ["x.responseType = 'json'; x.open('GET', '/', false)", 'InvalidAccessError'],
    ["x.open('GET', '/', false); x.timeout = 5", 'InvalidAccessError'],
    ["x.open('GET', '/', false); x.responseType = 'json'", 'InvalidAccessError'],
    ['x.send()', 'InvalidStateError'],
    ["x.open('GET', '/'); x.send(); x.send()", 'InvalidStateError'],
    ["x.open('GET', '/'); x.send(); x.withCredentials = true", 'InvalidStateError'],
    ["x.setRequestHeader('a', 'b')", 'InvalidStateError'],
    ["x.open('GET', '/'); x.setRequestHeader('a b', 'c')", 'SyntaxError'],
    ["x.responseType = 'json'; x.responseText", 'InvalidStateError'],
    ["x.responseType = 'json'; x.responseXML", 'InvalidStateError'],
    ["x.open('GET', 'data:,', false); x.send(); x.overrideMimeType('a/b')", 'InvalidStateError'],
    ["x.open('GET', 'data:,'); x.send(); x.responseType = 'nonsense'", 'nothing'],
  ] as const) {
    it(`${code}: ${name}`, () => {
      const page = openPage({ files: { '/': 'x' } });

      expect(page.run(`x = new XMLHttpRequest(); try { ${code}; 'nothing' } catch (e) { e.name }`)).to.equal(name);
    });
  }

  it('nothing of a name and a password: nobody asks for them', () => {
    const page = openPage({ files: { '/': 'x' } });

    page.run("x = new XMLHttpRequest(); x.open('GET', '/', true, 'u', 'p'); x.send()");

    expect(page.requests.map(({ url }) => url)).to.deep.equal(['https://a.example/']);
  });
});
