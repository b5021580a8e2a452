import { expect } from 'chai';
import { hooked } from './hooked-host.ts';

const a = 'https://a.example/dir/';

describe('a new document', () => {
  it('has the agent of its site in the tab: one with its frames of the same site, another with those of other sites', async () => {
    const { tab, browser } = await hooked(a);
    const [near, far] = [await tab.addFrame('https://www.a.example/'), await tab.addFrame('https://b.example/')];

    for (const page of [near, far]) page.window.setTimeout(() => undefined);
    for (const page of [near, far]) await page.run(() => undefined);
    const lanes = new Set(browser.trace.events({ type: 'task-queued' }).map((event) => Reflect.get(event, 'lane') as string));

    expect([...lanes]).to.include.members(['tab1.user', 'tab1@b.example.user']);
    expect([...lanes].filter((lane) => lane.includes('www'))).to.deep.equal([]);
  });

  it('takes its MIME type from the response, without parameters', async () => {
    const { made } = await hooked(a, {
      pages: () => new Response('', { headers: { 'content-type': 'Text/Plain; charset=utf-8' } }),
    });

    expect(made[0]?.init.contentType).to.equal('text/plain');
  });

  it('that is blank or a srcdoc resolves URLs as the document that made it does, frames in frames included', async () => {
    const { tab, browser, made } = await hooked(a);
    const blank = await tab.addFrame();
    const inner = await blank.addFrame();
    const bases = made.map(({ init }) => init.baseURL);

    inner.window.location = 'next';
    await browser.settle();

    expect(bases).to.deep.equal([undefined, a, a]);
    expect(inner.url).to.equal(`${a}next`);
  });

  it('that is blank after a navigation resolves them as the one that navigated does, also after a reload', async () => {
    const { tab, browser } = await hooked(a);
    const frame = await tab.addFrame('https://b.example/x/');
    frame.window.location = 'about:blank';
    await browser.settle();
    await frame.reload();

    await frame.goto('next');

    expect(frame.url).to.equal('https://b.example/x/next');
  });
});
