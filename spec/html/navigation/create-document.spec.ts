import { expect } from 'chai';
import { creationSandboxingFlags } from '../../../lib/html/navigation/create-document.ts';
import { noSandboxingFlags } from '../../../lib/html/policies/sandboxing-flags.ts';
import { hooked } from '../hooked-host.ts';
import { frameIn, popupOf, tabAt } from '../model-tree.ts';

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

  it('has what the sandbox of its frame forbids, as that is when it is navigated to', () => {
    const { document } = tabAt(a);
    const frame = frameIn(document, { sandbox: 'allow-scripts' });
    const before = creationSandboxingFlags(frame).has('sandboxed origin');

    frame.container!.sandboxingFlags = noSandboxingFlags;

    expect([before, creationSandboxingFlags(frame).size]).to.deep.equal([true, 0]);
    expect(frame.activeDocument!.sandboxingFlags.has('sandboxed origin')).to.equal(true);
  });

  it('has what the documents around its frame may not', () => {
    const { document } = tabAt(a);
    const frame = frameIn(document, { sandbox: '' });

    const inner = frameIn(frame.activeDocument!);

    expect(creationSandboxingFlags(inner).has('sandboxed scripts')).to.equal(true);
    expect(inner.activeDocument!.scripting).to.equal(false);
  });

  it('has what the sandbox forbids that its tab was opened from', () => {
    const { tab, document } = tabAt(a);
    const frame = frameIn(document, { sandbox: 'allow-popups allow-scripts' });

    const popup = popupOf(frame.activeDocument!);

    expect(creationSandboxingFlags(tab).size).to.equal(0);
    expect(creationSandboxingFlags(popup).has('sandboxed forms')).to.equal(true);
    expect(creationSandboxingFlags(frameIn(popup.activeDocument!)).has('sandboxed forms')).to.equal(true);
  });
});

describe('the initial about:blank', () => {
  it('of a frame and of a popup has origin, agent and base URL of its creator, and has loaded', () => {
    const { document } = tabAt(a);

    for (const navigable of [frameIn(document), popupOf(document)]) {
      const initial = navigable.activeDocument!;
      expect(initial).to.include({
        url: 'about:blank',
        origin: document.origin,
        agent: document.agent,
        baseURL: a,
      });
      expect([initial.lifecycle.loaded, initial.lifecycle.isInitialAboutBlank, navigable.entries.length]).to.deep.equal([
        true,
        true,
        1,
      ]);
    }
  });

  it('in a sandbox has an opaque origin and an agent of its own', () => {
    const { document } = tabAt(a);

    const initial = frameIn(document, { sandbox: 'allow-scripts' }).activeDocument!;

    expect([initial.origin.opaque, initial.agent === document.agent]).to.deep.equal([true, false]);
    expect(initial.agent.name).to.equal('tab1/frame1@opaque');
  });

  it('of a popup has the opener policy of the page that its opener is in, where that has its origin', () => {
    const { document } = tabAt(a, [['cross-origin-opener-policy', 'same-origin-allow-popups']]);
    const far = frameIn(document, { url: 'https://b.example/' }).activeDocument!;

    const policies = [document, far].map((opener) => popupOf(opener).activeDocument!.params.openerPolicy);

    expect(policies).to.deep.equal(['same-origin-allow-popups', 'unsafe-none']);
  });
});
