import { expect } from 'chai';
import { css } from '../page/fetching.ts';
import { onEachHost } from '../page/each-host.ts';

onEachHost('a link element', ({ fetchingPage }) => {
  it('has the sheet that came last, and none when it is taken out', async () => {
    const { tab, run } = await fetchingPage({ '/1.css': () => css('p {}'), '/2.css': () => css('p {} b {}') });

    await run("link = document.createElement('link'); link.rel = 'stylesheet'; link.href = '/1.css'; document.head.append(link)");
    const first = await tab.evaluate('link.sheet.cssRules.length');
    await run("link.href = '/2.css'");

    expect([first, await tab.evaluate('[link.sheet.cssRules.length, document.styleSheets.length]')]).to.deep.equal([1, [2, 1]]);
  });
});
