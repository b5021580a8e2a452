import { expect } from 'chai';
import { get, opened, pass } from './opened.ts';

describe("a process's copy of storage in Chromium", () => {
  it('lets nothing of others overwrite a key while a change of its own is under way', async () => {
    const { browser, tabs, heard } = await opened();
    const [a, b] = tabs;
    void [get(a), get(b)];
    a?.localStorage.setItem('k', 'of a');
    b?.localStorage.setItem('k', 'of b');
    await pass(browser, 'tab1', 'browser');
    await pass(browser, 'browser', 'tab2');
    expect(get(b)).to.equal('of b');

    await browser.settle();

    expect([get(a), get(b)]).to.deep.equal(['of b', 'of b']);
    expect(heard.sort()).to.deep.equal(['tab1 k: of a to of b', 'tab2 k: null to of a']);
  });

  it('clears a copy, and leaves what its own process has set meanwhile', async () => {
    const { browser, tabs } = await opened();
    const [a, b] = tabs;
    a?.localStorage.setItem('old', '1');
    await browser.settle();
    expect(get(b, 'old')).to.equal('1');

    b?.localStorage.setItem('k', 'of b');
    b?.localStorage.setItem('gone', '1');
    b?.localStorage.removeItem('gone');
    b?.localStorage.removeItem('never there');
    a?.localStorage.clear();
    await pass(browser, 'tab1', 'browser');
    await pass(browser, 'browser', 'tab2');
    expect([get(b, 'old'), get(b), get(b, 'gone')]).to.deep.equal([null, 'of b', null]);
    await browser.settle();

    expect([get(a), get(b)]).to.deep.equal(['of b', 'of b']);
    a?.localStorage.clear();
    a?.localStorage.clear();
    await browser.settle();
    expect([get(a), get(b)]).to.deep.equal([null, null]);
  });

  it('sends what is the same already, since others may have something else, and nobody hears of that', async () => {
    const { browser, tabs, heard } = await opened();
    const [a, b] = tabs;
    void [get(a), get(b)];
    a?.localStorage.setItem('k', '1');
    await browser.settle();
    heard.length = 0;

    a?.localStorage.setItem('k', '1');
    expect(browser.pending.length).to.equal(1);
    await browser.settle();

    expect([heard, get(b)]).to.deep.equal([[], '1']);
  });

  it('takes a change back that the browser process has no room for', async () => {
    const { browser, tabs, heard } = await opened(2, { policy: { quota: { localStorage: 10 } } });
    const [a, b] = tabs;
    void [get(a), get(b)];
    expect(() => a?.localStorage.setItem('k', '1234567890')).to.throw();
    a?.localStorage.setItem('a', '1234567');
    b?.localStorage.setItem('b', '1234567');
    b?.localStorage.setItem('b', '12345678');

    await browser.settle();

    expect([get(a, 'a'), get(a, 'b'), get(b, 'a'), get(b, 'b')]).to.deep.equal(['1234567', null, '1234567', null]);
    expect(heard).to.deep.equal(['tab2 a: null to 1234567']);
  });
});
