import { expect } from 'chai';
import { hooked } from '../hooked-host.ts';

const a = 'https://a.example/';

describe('what document.open() does to the model', () => {
  it('gives the document the URL of the page whose script it was, without its fragment', async () => {
    const { tab, made } = await hooked(`${a}page#part`);
    const frame = await tab.addFrame();
    frame.window.history.replaceState(1, '');

    await tab.run(() => made[1]?.init.hooks.documentOpened());

    expect([frame.url, frame.window.history.state]).to.deep.equal([`${a}page`, 1]);
  });

  it('makes a first blank page one that can be gone back to', async () => {
    const { tab, made } = await hooked();
    const frame = await tab.addFrame();

    made[1]?.init.hooks.documentOpened();
    frame.window.location.href = '/next';
    await tab.browser.settle();

    expect([frame.url, tab.window.history.length]).to.deep.equal([`${a}next`, 2]);
  });

  it('leaves the URL where the script was the document’s own, of another origin, or nobody’s', async () => {
    const { tab, made } = await hooked();
    const [near, far] = [await tab.addFrame(`${a}f`), await tab.addFrame('https://b.example/')];

    made[1]?.init.hooks.documentOpened();
    const hooks = made.map(({ init }) => init).find(({ url }) => url === `${a}f`)?.hooks;
    await near.run(() => hooks?.documentOpened());
    await far.run(() => hooks?.documentOpened());

    expect(near.url).to.equal(`${a}f`);
  });

  it('does nothing after the end of the document', async () => {
    const { tab, made } = await hooked();
    const frame = await tab.addFrame();
    await frame.remove();

    await tab.run(() => made[1]?.init.hooks.documentOpened());

    expect(tab.url).to.equal(a);
  });
});
