import { expect } from 'chai';
import type { BareWindow } from '../../../lib/index.ts';
import { thrownBy } from '../thrown-by.ts';
import { a, inside, open } from './sandboxed.ts';
import { describeHtml } from '../hosts.ts';

describeHtml('a sandbox and popups', () => {
  it('without allow-popups lets none be opened, by script or by link, though frames that are there are found', async () => {
    const { tab, frame, browser } = await open(
      'allow-scripts',
      '<a href="/p" target="_blank">p</a><iframe name="side"></iframe>',
    );

    const given = await inside(frame, '[open("/p"), open("/p", "", "noopener"), open("", "side") === frames[0]]');
    await frame.evaluate('document.querySelector("a").click()');
    await browser.settle();

    expect([given, tab.popups, browser.tabs.length]).to.deep.equal([[null, null, true], [], 1]);
  });

  for (const features of ['', 'noopener']) {
    it(`with allow-popups passes itself on to them, for all their pages: ${JSON.stringify(features)}`, async () => {
      const { tab, frame, browser } = await open('allow-scripts allow-popups');

      await frame.evaluate(`void open('/p', 'side', '${features}')`);
      await browser.settle();
      const [popup] = tab.popups;
      const origins = [popup?.window.origin];
      await popup?.goto('/next');
      origins.push(popup?.window.origin);

      expect([popup?.name, popup?.url, origins]).to.deep.equal(['tab1-frame1-popup1', `${a}next`, ['null', 'null']]);
      expect(thrownBy(() => popup?.window.sessionStorage)).to.include({ name: 'SecurityError', code: 18 });
      expect(popup?.opener ?? null).to.equal(features === '' ? tab : null);
    });
  }

  it('with allow-popups-to-escape-sandbox lets them be free', async () => {
    const { tab, frame, browser } = await open('allow-scripts allow-popups allow-popups-to-escape-sandbox');
    tab.sessionStorage.setItem('k', 'v');

    await frame.evaluate(`void open('/p')`);
    await browser.settle();
    const [popup] = tab.popups;

    expect([popup?.window.origin, popup?.sessionStorage.getItem('k')]).to.deep.equal(['https://a.example', 'v']);
    expect(popup?.opener).to.equal(tab);
  });

  it('may navigate and close the popups that it opened, and no other', async () => {
    const { tab, frame, browser } = await open('allow-scripts allow-popups');
    const other = tab.window.open('/other', 'other') as BareWindow;
    await frame.evaluate(`void (self.popup = open('/p'))`);
    await browser.settle();
    const [, popup] = tab.popups;

    const refused = await inside(frame, '(open("", "other").location = "/nope")');
    await frame.evaluate('popup.location = "/q"');
    await browser.settle();
    const shown = popup?.url;
    await frame.evaluate('popup.close()');
    await browser.settle();

    expect([refused, other.location.href]).to.deep.equal(['SecurityError', `${a}other`]);
    expect([shown, popup?.closed]).to.deep.equal([`${a}q`, true]);
  });
});

describeHtml('a sandbox and other navigables', () => {
  const beside = `<iframe name="side" src="/side"></iframe>`;

  for (const [sandbox, outcome] of [
    ['allow-scripts', 'SecurityError'],
    ['allow-scripts allow-same-origin', 'SecurityError'],
    ['allow-scripts allow-top-navigation-by-user-activation', 'SecurityError'],
    ['allow-scripts allow-top-navigation', '/next'],
  ] as const) {
    it(`${outcome === '/next' ? 'lets' : 'does not let'} the top be navigated: ${sandbox}`, async () => {
      for (const code of [
        'top.location = "/next"',
        'parent.location.replace("/next") ?? "/next"',
        'open("/next", "_top") && "/next"',
      ]) {
        const { tab, frame, browser } = await open(sandbox);

        const given = await inside(frame, `(${code})`);
        await browser.settle();

        expect([given, tab.url], code).to.deep.equal([outcome, outcome === '/next' ? `${a}next` : a]);
      }
    });
  }

  it('follows no link to the top, and says nothing of it', async () => {
    const { tab, frame, browser } = await open('allow-scripts', '<a href="/next" target="_top">x</a>');

    const given = await inside(frame, 'document.querySelector("a").click()');
    await browser.settle();

    expect([given, tab.url, browser.tabs.length]).to.deep.equal([undefined, a, 1]);
  });

  it('lets neither siblings nor the frames of others be navigated; itself and what is inside of it, always', async () => {
    const { tab, frame, browser } = await open(
      'allow-scripts',
      '<iframe src="/inner"></iframe>',
      `src="/f"></iframe>${beside}<iframe hidden`,
    );
    const outcomes = await inside(
      frame,
      `[0, 1].map((index) => { try { (index === 0 ? frames[0] : parent.frames[1]).location = '/to'; return 'led'; } catch (error) { return error.name; } })`,
    );
    await browser.settle();
    const [inner, sibling] = [frame.frames[0]?.url, tab.frames[1]?.url];
    await frame.evaluate('location = "/self"');
    await browser.settle();

    expect([outcomes, inner, sibling, frame.url]).to.deep.equal([['led', 'SecurityError'], `${a}to`, `${a}side`, `${a}self`]);
  });

  it('does not keep the page around it from navigating it', async () => {
    const { tab, frame, browser } = await open('');

    await tab.evaluate('frames[0].location = "/next"');
    await browser.settle();

    expect([frame.url, frame.window.origin]).to.deep.equal([`${a}next`, 'null']);
  });

  it('does not let the tab be closed without allow-top-navigation', async () => {
    const [shut, open_] = [await open('allow-scripts'), await open('allow-scripts allow-top-navigation')];

    for (const { frame, browser } of [shut, open_]) {
      await frame.evaluate('top.close()');
      await browser.settle();
    }

    expect([shut.tab.closed, open_.tab.closed]).to.deep.equal([false, true]);
  });
});
