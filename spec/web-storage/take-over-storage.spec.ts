import { expect } from 'chai';
import { Browser, type Storage } from '../../lib/index.ts';

interface Stored {
  readonly localStorage: Storage;
  readonly sessionStorage: Storage;
}

describe('Storage objects of a window that goes on with another document', () => {
  it('are those of that document: what they hold, whom they tell, in whose name', async () => {
    const browser = new Browser();
    const window = {} as Stored;
    const tab = browser.adopt(window, { url: 'https://shop.example/' });
    const other = await browser.open(tab.url);
    const { localStorage, sessionStorage } = window;
    for (const storage of [localStorage, sessionStorage]) storage.setItem('of', 'the last run');

    await browser.reset();
    const empty = [localStorage.length, sessionStorage.length];
    for (const storage of [localStorage, sessionStorage]) storage.setItem('of', 'this run');
    await browser.settle();

    expect(empty).to.deep.equal([0, 0]);
    expect([tab.localStorage, tab.sessionStorage]).to.deep.equal([localStorage, sessionStorage]);
    expect(other.heard.map(({ newValue, storageArea }) => [newValue, storageArea])).to.deep.equal([['this run', 'localStorage']]);
    expect(tab.trace.events({ type: 'storage-written' }).map(({ newValue }) => newValue)).to.deep.equal(['this run', 'this run']);
  });

  it('are made when they are asked for, where there were none', async () => {
    const browser = new Browser();
    const window = {} as Stored;
    browser.adopt(window, { url: 'https://shop.example/' });

    await browser.reset();
    window.localStorage.setItem('cart', '3');

    expect([window.localStorage.length, window.sessionStorage.length]).to.deep.equal([1, 0]);
    expect(window.localStorage).to.equal(window.localStorage);
  });

  it('are those that the user is asked for in the new run, and refuse each use where the answer is no', async () => {
    const answers = [true, true, false];
    const browser = new Browser({ policy: { consent: () => answers.shift() ?? false } });
    const window = {} as Stored;
    browser.adopt(window, { url: 'https://shop.example/' });
    const { localStorage } = window;
    localStorage.setItem('of', 'the first run');

    await browser.reset();
    localStorage.setItem('of', 'the second');
    const stored = browser.storage.entries({ origin: 'https://shop.example' });
    await browser.reset();

    expect([stored, answers]).to.deep.equal([[['of', 'the second']], []]);
    expect(() => localStorage.setItem('of', 'the third')).to.throw(DOMException, 'Access is denied');
    expect(browser.storage.entries({ origin: 'https://shop.example' })).to.deep.equal([]);
  });
});
