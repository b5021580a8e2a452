import { expect } from 'chai';
import { late } from '../../../lib/index.ts';
import { onEachHost } from './each-host.ts';
import { png } from './fetching.ts';

const logged = (name: string): string => `onload="log.push('${name} load')" onerror="log.push('${name} error')"`;

onEachHost('an image', ({ fetchingPage }) => {
  it('is asked for, and hears what came of it, before the page has loaded', async () => {
    const { tab, asked } = await fetchingPage(
      { '/a.png': png, '/html': () => new Response('<p>', { headers: { 'content-type': 'text/html' } }) },
      `<script>onload = () => log.push('page')</script><img src=a.png ${logged('a')}><img src=none.png ${logged('none')}>
      <img src=html ${logged('html')}><img src="http://[" ${logged('bad')}><img src="" ${logged('empty')}>`,
    );

    const log = (await tab.evaluate('log')) as string[];

    expect(log.filter((each) => each !== 'page')).to.have.members([
      'a load',
      ...['none', 'html', 'bad', 'empty'].map((x) => `${x} error`),
    ]);
    expect(log.slice(-4)).to.include.members(['page', 'a load']);
    expect(log.indexOf('page')).to.be.greaterThan(log.indexOf('none error'));
    expect(asked).to.deep.equal(['GET https://a.example/a.png', 'GET https://a.example/none.png', 'GET https://a.example/html']);
  });

  it('keeps the load event waiting unless it is lazy', async () => {
    const slow = () => late(png(), 50);
    const markup = (attribute: string): string =>
      `<script>onload = () => log.push(performance.now())</script><img src=x ${attribute}>`;

    const [eager, lazy] = [
      await fetchingPage({ '/x': slow }, markup('')),
      await fetchingPage({ '/x': slow }, markup('loading=lazy')),
    ];

    expect([await eager.tab.evaluate('log'), await lazy.tab.evaluate('log')]).to.deep.equal([[50], [0]]);
  });

  it('need not be in the document: new Image() and innerHTML do', async () => {
    const { run, asked } = await fetchingPage({ '/1': png, '/2': png });

    const log = await run(
      `const i = new Image(3, 4); i.src = '/1'; log.push(i instanceof Image, i instanceof HTMLImageElement, i.width, i.height, i.complete);
      i.onload = () => log.push('load ' + i.complete + i.naturalWidth);
      document.createElement('div').innerHTML = '<img src="/2">'`,
    );

    expect(log).to.deep.equal([true, true, 3, 4, false, 'load true0']);
    expect(asked).to.deep.equal(['GET https://a.example/1', 'GET https://a.example/2']);
  });

  it('is not asked for in a template, or in a document without a window, until it is inserted elsewhere', async () => {
    const { run, asked, tab } = await fetchingPage({}, '<template><img src=t.png></template><script src=x.js></script>');
    await run("new DOMParser().parseFromString('<img src=\"/p.png\">', 'text/html')");
    const before = asked.filter((each) => each.endsWith('.png'));

    await run("document.body.append(document.querySelector('template').content.cloneNode(true))");

    expect([before, asked.filter((each) => each.endsWith('.png'))]).to.deep.equal([[], ['GET https://a.example/t.png']]);
    expect(await tab.evaluate("Image('x')").catch((error: unknown) => String(error))).to.match(/Please use the 'new' operator/);
  });

  it('that gets another src forgets the first, and asks once for what was set in one go', async () => {
    const { run, asked } = await fetchingPage({ '/1': png, '/2': png });

    const log = await run(
      "const i = new Image(); i.onload = () => log.push(i.src); i.src = '/0'; i.src = '/1'; Promise.resolve().then(() => (i.src = '/2'))",
    );

    expect(asked).to.deep.equal(['GET https://a.example/1', 'GET https://a.example/2']);
    expect(log).to.deep.equal(['https://a.example/2']);
  });

  it('that loses its src hears nothing', async () => {
    const { run } = await fetchingPage({ '/1': png });

    expect(
      await run("const i = new Image(); i.onload = i.onerror = () => log.push('x'); i.src = '/1'; i.removeAttribute('src')"),
    ).to.deep.equal([]);
  });

  it('is decoded when it has loaded', async () => {
    const { run } = await fetchingPage({ '/1': png });

    const log = await run(
      `for (const [src, name] of [['/1', 'there'], ['/none', 'none'], [null, 'without']]) {
        const i = new Image(); if (src !== null) i.src = src;
        i.decode().then(() => { log.push(name); return i.decode() }).then(() => log.push('again'), (e) => log.push(name + ' ' + e.name)) }`,
    );

    expect(log).to.have.members(['there', 'again', 'none EncodingError', 'without EncodingError']);
  });

  it('of another origin is shown without being read, and has to be allowed with crossorigin', async () => {
    const { run } = await fetchingPage({ 'https://b.example/i': png });

    const log = await run(
      `for (const crossOrigin of [null, 'anonymous']) { const i = new Image(); if (crossOrigin) i.crossOrigin = crossOrigin;
      i.onload = () => log.push('load'); i.onerror = () => log.push('error'); i.src = 'https://b.example/i' }`,
    );

    expect(log).to.have.members(['load', 'error']);
  });
});
