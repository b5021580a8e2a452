import { expect } from 'chai';
import { hooked } from '../hooked-host.ts';

const a = 'https://a.example/dir/page?q#f';

describe('pushState and replaceState', () => {
  it('change URL, state and length at once, and call nobody', async () => {
    const { browser, tab } = await hooked(a);
    const { history } = tab.window;
    let heard = 0;
    for (const type of ['popstate', 'hashchange'] as const) tab.window.addEventListener(type, () => heard++);

    history.pushState({ n: 1 }, '', 'other#g');
    const pushed = [tab.url, history.length, history.state];
    history.replaceState({ n: 2 }, '', null);
    await browser.settle();

    expect(pushed).to.deep.equal(['https://a.example/dir/other#g', 2, { n: 1 }]);
    expect([tab.url, history.length, history.state, heard]).to.deep.equal(['https://a.example/dir/other#g', 2, { n: 2 }, 0]);
  });

  it('keep the URL where none is given', async () => {
    const { browser, tab } = await hooked(a);

    tab.window.history.pushState(null, '', '');
    tab.window.history.pushState(null, '');

    expect([tab.url, tab.window.history.length]).to.deep.equal([a, 3]);
    expect(browser.trace.events({ type: 'url-changed' })).to.deep.equal([]);
  });

  it('keep a clone of the state, which is the same object until another entry is shown', async () => {
    const { tab } = await hooked(a);
    const { history } = tab.window;
    const data = { n: 1 };

    history.pushState(data, '');
    data.n = 2;
    const state: unknown = history.state;

    expect([state, state === history.state, state === data]).to.deep.equal([{ n: 1 }, true, false]);
  });

  it('refuse what cannot be cloned, and change nothing', async () => {
    const { tab } = await hooked(a);

    expect(() => tab.window.history.pushState(() => undefined, '', '/x'))
      .to.throw(tab.window.DOMException)
      .with.property('name', 'DataCloneError');

    expect([tab.url, tab.window.history.length]).to.deep.equal([a, 1]);
  });

  for (const url of [
    'https://b.example/',
    'http://a.example/',
    'https://u@a.example/',
    'https://:p@a.example/',
    'https://a.example:1/',
    'http://[',
  ]) {
    it(`refuse ${url} with a SecurityError`, async () => {
      const { tab } = await hooked(a);

      expect(() => tab.window.history.replaceState(null, '', url))
        .to.throw(tab.window.DOMException, `A document at '${a}' cannot have a history entry of '${url}'.`)
        .with.property('name', 'SecurityError');
    });
  }

  for (const [document, allowed, refused] of [
    ['file:///dir/page?q#f', 'file:///dir/page?other#g', 'file:///dir/other'],
    ['about:blank?q#f', 'about:blank?q#g', 'about:blank?other'],
  ] as const) {
    it(`let a document at ${document} change only what follows its path${document.startsWith('about') ? ' and query' : ''}`, async () => {
      const { tab, made } = await hooked(document);
      const { hooks } = made[0]!.init;

      hooks.changeHistory('push', null, allowed, document);

      expect(tab.url).to.equal(allowed);
      expect(() => hooks.changeHistory('push', null, refused, document)).to.throw('cannot have a history entry');
    });
  }

  it('replace in the first page of a frame, which no entry stays for', async () => {
    const { tab } = await hooked(a);
    const frame = await tab.addFrame();

    frame.window.history.pushState(1, '');

    expect([tab.window.history.length, frame.window.history.state]).to.deep.equal([1, 1]);
  });

  for (const way of ['goes on', 'is loaded again', 'is gone back from'] as const) {
    it(`of a page that ${way} change nothing but the page`, async () => {
      const { tab } = await hooked('https://a.example/0');
      await tab.goto('/1');
      const { window } = tab;
      window.addEventListener('pagehide', () => {
        window.history.replaceState('replaced', '', '/left');
        window.history.pushState('pushed', '', '/left');
      });

      await { 'goes on': () => tab.goto('/2'), 'is loaded again': () => tab.reload(), 'is gone back from': () => tab.back() }[
        way
      ]();
      const shown = [tab.url.at(-1), tab.window.history.state, tab.window.history.length];
      await tab.run(({ history }) => history.pushState('next', '', '/3'));
      await tab.back();

      const expected = { 'goes on': ['2', null, 3], 'is loaded again': ['1', null, 2], 'is gone back from': ['0', null, 2] }[way];
      expect(shown).to.deep.equal(expected);
      expect([tab.url.at(-1), tab.window.history.state]).to.deep.equal(expected.slice(0, 2));
    });
  }

  it('of a page that is asked whether it may be left are kept', async () => {
    const { tab } = await hooked('https://a.example/1');
    tab.window.addEventListener('beforeunload', () => tab.window.history.replaceState('place', ''));
    await tab.goto('/2');

    await tab.back();

    expect(tab.window.history.state).to.equal('place');
  });
});

describe('history.length', () => {
  it('is the same in all documents of the tab', async () => {
    const { tab } = await hooked(a);
    const frame = await tab.addFrame('https://b.example/');
    await frame.goto('/2');
    tab.window.history.pushState(null, '');

    expect([tab.window.history.length, frame.window.history.length]).to.deep.equal([3, 3]);
  });
});
