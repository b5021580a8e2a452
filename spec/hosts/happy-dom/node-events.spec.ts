import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { happyDom } from '../../../lib/hosts/happy-dom/index.ts';
import { openUserPage } from '../../ui-events/user-page.ts';

describe('a trusted event at an element of happy-dom', () => {
  it('goes down from the window to the element, and up again, and its path is stopped where a listener says so', async () => {
    const { tab, run } = await openUserPage('<p id="p"><b id="b">x</b></p>', []);
    run(`globalThis.seen = []; globalThis.stops = '';
      for (const [name, target] of [['window', window], ['document', document], ['p', p], ['b', b]])
        for (const capture of [true, false]) target.addEventListener('click', (event) => {
          const place = name + (capture ? ' down ' : ' up ') + event.eventPhase;
          seen.push(place);
          if (place === stops) event.stopPropagation();
          if (place + '!' === stops) event.stopImmediatePropagation();
        }, capture);
      b.addEventListener('click', () => seen.push('b again')); b.onclick = () => seen.push('handler');`);
    const all = ['window down 1', 'document down 1', 'p down 1', 'b down 2', 'b up 2', 'b again', 'handler'];
    const up = ['p up 3', 'document up 3', 'window up 3'];
    for (const [stops, expected] of [
      ['', [...all, ...up]],
      ['b up 2', all],
      ['b up 2!', all.slice(0, 5)],
      ['p down 1', all.slice(0, 3)],
    ] as const) {
      run(`seen.length = 0; stops = '${stops}'`);

      await tab.click('#b');

      expect([...(run('seen') as string[])]).to.deep.equal(expected);
    }
  });

  it('is over when it is, at the virtual time, and window.event while its listeners run', async () => {
    const { browser, tab, run } = await openUserPage('<b id="b">x</b>', []);
    await browser.advance(25);
    run(
      `globalThis.seen = []; b.addEventListener('click', (event) => { globalThis.kept = event; seen.push(window.event === event, event.timeStamp, event.isTrusted); })`,
    );

    await tab.click('#b');

    expect([
      ...(run('[...seen, kept.eventPhase, kept.currentTarget, kept.target === b, window.event]') as unknown[]),
    ]).to.deep.equal([...[true, 25, true], ...[0, null, true, undefined]]);
  });

  it('that does not bubble stays at the element on its way up', async () => {
    const { tab, run } = await openUserPage('<p id="p"><b id="b">x</b></p>', []);
    run(
      `globalThis.seen = []; for (const [name, target] of [['p', p], ['b', b]]) target.addEventListener('mouseenter', () => seen.push(name))`,
    );

    await tab.hover('#b');

    expect([...(run('seen') as string[])]).to.deep.equal(['p', 'b']);
  });

  it('is no reading of the clock by the page, however many one click fires', async () => {
    const browser = new Browser({
      host: happyDom(),
      limits: { clockReads: 1 },
      pageErrors: 'throw',
      pages: () => new Response('<button id="b">x</button>', { headers: { 'content-type': 'text/html' } }),
    });
    const tab = await browser.open('https://a.example/');

    await tab.click('#b');

    expect([browser.now, tab.errors]).to.deep.equal([0, []]);
  });

  it('that says that a resource came is heard from the document downwards, not at the window, and its handler after a stop', async () => {
    const browser = new Browser({
      host: happyDom(),
      pages: ({ url }) =>
        new Response(
          url.endsWith('.js')
            ? ''
            : `<script>seen = []; for (const [name, target] of [['window', window], ['document', document]])
                 target.addEventListener('load', ({ target: { id } }) => { if (id === 's') seen.push(name); }, true);
               </script><script id="s" src="/x.js" async></script><script>
                 s.addEventListener('load', (event) => { seen.push('script'); event.stopPropagation(); });
                 s.onload = () => seen.push('handler');</script>`,
          { headers: { 'content-type': url.endsWith('.js') ? 'text/javascript' : 'text/html' } },
        ),
    });
    const tab = await browser.open('https://a.example/');

    expect(await tab.evaluate('seen')).to.deep.equal(['document', 'script', 'handler']);
  });
});
