import { expect } from 'chai';
import { Browser, type BareWindow, type Tab } from '../../../lib/index.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

/** Whether a page finds a window by its name: what it is not familiar with it opens anew. */
function finds(from: { readonly window: BareWindow }, name: string, browser: Browser): boolean {
  const before = browser.tabs.length;
  from.window.open('', name);
  return browser.tabs.length === before;
}

describe('a browsing context is familiar with another one of its group', () => {
  let browser: Browser;
  let tab: Tab;
  const popupOf = async (opener: Tab, url: string): Promise<Tab> => browser.open(url, { opener });

  beforeEach(async () => {
    browser = new Browser();
    tab = await browser.open(a);
    tab.window.name = 'first';
  });

  it('that shows the same origin, wherever it is', async () => {
    const second = await popupOf(await popupOf(tab, b), a);

    expect(finds(second, 'first', browser)).to.equal(true);
  });

  it('that one with which it is familiar opened', async () => {
    const second = await popupOf(tab, b);
    const third = await popupOf(second, 'https://c.example/');
    third.window.name = 'third';

    expect(finds(tab, 'third', browser)).to.equal(true);
  });

  it('that is inside of one that shows the same origin', async () => {
    const second = await popupOf(tab, a);
    const frame = await (await second.addFrame(b)).addFrame('https://c.example/');
    frame.window.name = 'inner';

    expect(finds(tab, 'inner', browser)).to.equal(true);
  });

  it('and with no other, though openers go round in a circle', async () => {
    const second = await popupOf(tab, b);
    second.window.name = 'second';
    const third = await popupOf(second, b);
    third.window.name = 'third';
    third.window.open('', 'second');
    const stranger = await popupOf(tab, 'https://d.example/');

    expect([second.opener, third.opener]).to.deep.equal([third, second]);
    expect(finds(second, 'first', browser)).to.equal(false);
    expect(['second', 'third'].map((name) => finds(stranger, name, browser))).to.deep.equal([false, false]);
  });
});
