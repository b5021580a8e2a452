import { expect } from 'chai';
import { innerOf } from '../../../lib/browser/inner.ts';
import type { ChannelIndex } from '../../../lib/html/records/broadcast-channel.ts';
import type { Document } from '../../../lib/html/records/document.ts';
import { Browser, type Tab } from '../../../lib/index.ts';

const url = 'https://a.example/';

function indexOf(browser: Browser): ChannelIndex {
  return innerOf(browser).userAgent.channels;
}

function documentOf(browser: Browser, { url: where }: Tab): Document {
  const found = innerOf(browser)
    .userAgent.documents.all()
    .find((document) => document.url === where);
  if (found === undefined) throw new Error(`There is no document at ${where}.`);
  return found;
}

describe('the index of channels', () => {
  it('has the channels of a name in the order in which they were made', async () => {
    const browser = new Browser();
    const [a, b] = [await browser.open(`${url}a`), await browser.open(`${url}b`)];
    for (const { window } of [a, b, a]) void new window.BroadcastChannel('c');
    void new a.window.BroadcastChannel('other');

    const { nonStorageKey } = documentOf(browser, a);
    const numbers = (name: string): number[] => [...indexOf(browser).named(nonStorageKey, name)].map(({ number }) => number);

    expect([numbers('c'), numbers('other'), numbers('none')]).to.deep.equal([[1, 2, 3], [4], []]);
  });

  it('has a list of them that stays as it is while others come and go', async () => {
    const browser = new Browser();
    const { window, url: where } = await browser.open(url);
    const [one] = [1, 2].map(() => new window.BroadcastChannel('c'));
    const { nonStorageKey } = documentOf(browser, { url: where } as Tab);
    const list = (): readonly { readonly number: number }[] => indexOf(browser).named(nonStorageKey, 'c');

    const before = list();
    void new window.BroadcastChannel('c');
    const between = list();
    one?.close();

    const numbers = [before, between, list()].map((each) => each.map(({ number }) => number));
    expect(numbers).to.deep.equal([
      [1, 2],
      [1, 2, 3],
      [2, 3],
    ]);
    expect(list()).to.equal(list());
  });

  it('keeps nothing of names and keys whose channels are closed or gone', async () => {
    const browser = new Browser();
    const [a, b] = [await browser.open(url), await browser.open('https://b.example/')];
    const kept = new a.window.BroadcastChannel('kept');
    const closed = new a.window.BroadcastChannel('closed');
    void new b.window.BroadcastChannel('gone');
    const before = indexOf(browser).keys;

    closed.close();
    closed.close();
    await b.close();
    const between = indexOf(browser).keys;
    kept.close();

    expect([before, between, indexOf(browser).keys]).to.deep.equal([2, 1, 0]);
  });

  it('is not made by documents without channels, nor has such a document anything for them', async () => {
    const browser = new Browser();
    const tab = await browser.open(url);

    expect(documentOf(browser, tab).channels).to.equal(null);
  });

  it('loses the channels of a page that leaves the cache, of a removed frame and of a crashed tab', async () => {
    const browser = new Browser({ limits: { keptPages: 1 } });
    const [left, framed, crashed] = [await browser.open(url), await browser.open(url), await browser.open(url)];
    const frame = await framed.addFrame(url);
    for (const { window } of [left, frame, crashed]) void new window.BroadcastChannel('c');

    await left.goto(`${url}1`);
    const kept = indexOf(browser).keys;
    await left.goto(`${url}2`);
    await left.goto(`${url}3`);
    await frame.remove();
    crashed.crash();

    expect([kept, indexOf(browser).keys]).to.deep.equal([1, 0]);
  });
});
