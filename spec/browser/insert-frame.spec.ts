import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { bare } from '../../lib/hosts/bare/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { jsdom } from '../../lib/hosts/jsdom/index.ts';

describe('a frame that is put into a page', () => {
  it('is an element at the end of the body where there is markup', async () => {
    await using browser = new Browser({ host: happyDom() });
    const tab = await browser.open('https://a.example/');

    const frame = await tab.addFrame('/f');

    expect(tab.document.body.lastElementChild?.getAttribute('src')).to.equal('https://a.example/f');
    expect(frame.url).to.equal('https://a.example/f');
  });

  it('waits for a page that is not parsed yet and has no body', async () => {
    await using browser = new Browser({ host: jsdom() });
    const tab = await browser.open('https://a.example/');
    await tab.evaluate(`void open('/next', '_parent')`);
    await tab.addFrame('/f');

    await tab.addFrame('/g');

    expect(await tab.evaluate(`location.pathname + ' ' + document.body.lastElementChild.src`)).to.equal(
      '/next https://a.example/g',
    );
  });

  it("is of the model's alone where there is none", async () => {
    await using browser = new Browser();
    const tab = await browser.open('https://a.example/');

    const frame = await tab.addFrame('/f');

    expect([tab.frames, frame.url]).to.deep.equal([[frame], 'https://a.example/f']);
  });

  for (const host of [bare(), happyDom()]) {
    it(`is in the sandbox that is given with it, in ${host.name}`, async () => {
      await using browser = new Browser<object>({ host });
      const tab = await browser.open('https://a.example/');

      const frame = await tab.addFrame('/f', { sandbox: 'allow-scripts' });
      const same = await tab.addFrame('/f', { sandbox: 'allow-same-origin' });

      expect(() => frame.localStorage).to.throw();
      expect(same.localStorage.length).to.equal(0);
      const made = browser.trace.events({ type: 'document-created' }).filter(({ sandboxed }) => sandboxed === true);
      expect(new Set(made.map((each) => each.tab))).to.deep.equal(new Set([frame.name]));
    });
  }
});
