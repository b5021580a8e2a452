import { expect } from 'chai';
import { onEachHost } from './each-host.ts';

onEachHost('globals of a window', ({ openPage }) => {
  it('are the origin, clones and blob URLs of the model', () => {
    const page = openPage();

    expect(page.run('[window.origin, structuredClone({ a: 1 }).a, URL.createObjectURL(new Blob([]))]')).to.deep.equal([
      'https://a.example',
      1,
      'blob:https://a.example/1',
    ]);
  });

  it('have no channel that leads around the model', () => {
    const names = ['WebSocket', 'PerformanceObserver', 'process', 'require'];

    expect(openPage().run(`${JSON.stringify(names)}.filter((name) => name in window)`)).to.deep.equal([]);
    expect(openPage().run('window.BroadcastChannel') === BroadcastChannel).to.equal(false);
  });

  it('have a navigator that is of the same platform on every machine', () => {
    const page = openPage();

    expect(page.run('[navigator.platform, navigator.userAgent.slice(0, 47)]')).to.deep.equal([
      'Linux x86_64',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537',
    ]);
  });

  it('have a navigator of the user, who is a person', () => {
    const page = openPage();

    expect(
      page.run(
        '[navigator.language, ...navigator.languages, navigator.webdriver, typeof navigator.userActivation, typeof navigator.locks]',
      ),
    ).to.deep.equal(['en-US', 'en-US', 'en', false, 'object', 'object']);
  });
});
