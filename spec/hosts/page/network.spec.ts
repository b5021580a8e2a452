import { expect } from 'chai';
import { answer } from '../../../lib/hosts/page/network.ts';
import { onEachHost } from './each-host.ts';

onEachHost('requests of a page', ({ openPage }) => {
  it('by fetch go to the model, with method, headers and body, without delaying load', async () => {
    const page = openPage({ files: { '/data': '{"n":1}' } });

    page.run(
      `promise = fetch('/data', { method: 'POST', headers: { 'X-A': 'b' }, body: 'hello' }); promise.then(async (r) => { got = [r.status, r.ok, r.url, r.headers.get('content-type'), await r.json(), promise instanceof Promise] })`,
    );
    await page.settle();

    expect(page.requests[0]).to.include({ url: 'https://a.example/data', method: 'POST', body: 'hello', delaysLoad: false });
    expect(page.requests[0]?.headers['x-a'] ?? page.requests[0]?.headers['X-A']).to.equal('b');
    expect(page.run('got')).to.deep.equal([200, true, 'https://a.example/data', 'text/plain', { n: 1 }, true]);
  });

  it('by fetch reject with a TypeError of the page on a network error, and with the reason of an abort', async () => {
    const page = openPage({ files: { '/gone': null, '/data': '' } });

    page.run(`var log = []; fetch('/gone').catch((e) => log.push(e instanceof TypeError)); fetch('http://[').catch((e) => log.push('bad'));
      c = new AbortController(); fetch('/data', { signal: c.signal }).catch((e) => log.push(e.name)); c.abort();
      fetch('/data', { signal: c.signal }).catch((e) => log.push('early'))`);
    await page.settle();

    expect(page.run('log.sort()')).to.deep.equal(['AbortError', 'bad', 'early', true]);
  });

  it('by XMLHttpRequest go to the model', async () => {
    const page = openPage({ files: { '/data': 'text' } });

    page.run(`x = new XMLHttpRequest(); x.open('GET', '/data'); x.onload = () => { got = [x.status, x.responseText] }; x.send()`);
    await page.settle();

    expect(page.run('got')).to.deep.equal([200, 'text']);
    expect(page.requests[0]?.delaysLoad).to.equal(false);
  });

  it('by XMLHttpRequest fire error on a network error, and nothing more after an abort', async () => {
    const page = openPage({ files: { '/gone': null, '/data': 'x' } });

    page.run(`var log = []; const send = (url) => { const x = new XMLHttpRequest(); x.open('GET', url); for (const type of ['load', 'error', 'abort']) x.addEventListener(type, () => log.push(url + ' ' + type)); x.send(); return x };
      send('/gone'); send('/data').abort()`);
    await page.settle();

    expect(page.run('log.sort()')).to.deep.equal(['/data abort', '/gone error']);
  });

  it('for a status without body have none', async () => {
    const page = openPage({ files: { '/empty': '' } });

    page.run('fetch("/empty").then((r) => { got = [r.status, r.body] })');
    await page.settle();

    expect(page.run('got')).to.deep.equal([204, null]);
  });

  it('that are under way when the document goes never settle', async () => {
    const page = openPage({ files: { '/data': 'x' } });
    page.run(`x = new XMLHttpRequest(); x.open('GET', '/data'); x.onload = () => { throw 1 }; x.send()`);

    page.host.destroy();
    await page.settle();

    expect(page.errors).to.deep.equal([]);
  });

  it("of an emulator's own loaders are answered by the model, and not at all when nobody waits any more", async () => {
    const { window } = openPage();
    const hooks = { fetch: () => Promise.resolve({ url: 'https://a.example/x', status: 201, headers: [], body: 'x' }) };
    const request = new window.Request('https://a.example/x');
    const insides = { raw: window, hooks, elements: {}, gone: false };

    const response = (await answer(insides as never, request as never)) as Response;
    const never = answer({ ...insides, gone: true } as never, request as never);
    const first = await Promise.race([never, new Promise((resolve) => setImmediate(() => resolve('nothing')))]);

    expect([response.status, await response.text(), first]).to.deep.equal([201, 'x', 'nothing']);
  });
});
