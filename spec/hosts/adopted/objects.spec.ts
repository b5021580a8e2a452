import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { collectGarbage } from '../../browser/collect-garbage.ts';
import { AsItWas } from './as-it-was.ts';
import { fromHappyDom, type AWindow } from './windows.ts';

describe('an adopted EventTarget', () => {
  before(() => collectGarbage());

  it('hears, is heard, and is given back', async () => {
    const browser = new Browser();
    const target = new EventTarget();
    const before = new AsItWas({ target, globalThis, process });
    const tab = browser.adopt(target, { url: 'https://shop.example/' });
    const other = await browser.open(tab.url);
    const heard: unknown[] = [];
    const { localStorage } = target as EventTarget & Pick<AWindow, 'localStorage'>;
    target.addEventListener('storage', (event) => heard.push([Reflect.get(event, 'newValue'), event.target === target]));

    other.localStorage.setItem('cart', '3');
    localStorage.setItem('cart', '4');
    await browser.settle();
    tab.dispose();

    expect(heard).to.deep.equal([['3', true]]);
    expect(other.heard.map(({ newValue, url }) => [newValue, url])).to.deep.equal([['4', 'https://shop.example/']]);
    expect(before.differences()).to.deep.equal([]);
  });
});

describe('an adopted object', () => {
  it('hears in tab.heard, is heard, and is given back', async () => {
    const browser = new Browser();
    const object = { location: { href: 'https://shop.example/' }, localStorage: 'theirs' };
    const before = new AsItWas({ object, globalThis, process });
    const tab = browser.adopt(object);
    const other = await browser.open(tab.url);

    other.localStorage.setItem('cart', '3');
    Reflect.get(object as object, 'localStorage').setItem('cart', '4');
    await browser.settle();

    expect(tab.heard).to.deep.equal([
      { key: 'cart', oldValue: null, newValue: '3', url: 'https://shop.example/', storageArea: 'localStorage' },
    ]);
    expect(other.heard.map(({ newValue }) => newValue)).to.deep.equal(['4']);
    tab.dispose();
    expect(before.differences()).to.deep.equal([]);
  });

  it('is given back though it comes to refuse that', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    const tab = new Browser().adopt(proxy, { url: 'https://shop.example/' });

    revoke();

    expect(() => tab.dispose()).not.to.throw();
  });
});

describe('a listener that throws', () => {
  it('is told of by the Browser where happy-dom leaves that to others, and the next one is called', async () => {
    const { window, end } = fromHappyDom({ disableErrorCapturing: true });
    const browser = new Browser({ pageErrors: 'trace' });
    const tab = browser.adopt(window);
    const other = await browser.open(tab.url);
    const heard: string[] = [];
    window.addEventListener('storage', () => {
      throw new TypeError('of a listener');
    });
    window.addEventListener('storage', () => heard.push('listener'));
    window.onstorage = () => {
      throw new RangeError('of the handler');
    };

    other.localStorage.setItem('cart', '3');
    await browser.settle();

    expect(heard).to.deep.equal(['listener']);
    expect(tab.errors.map(({ message }) => message)).to.deep.equal(['TypeError: of a listener', 'RangeError: of the handler']);
    end();
  });

  it('is so in a frame, too, whose settings are those around it', async () => {
    const { window, end } = fromHappyDom({ enableIframePageLoading: true, errorCapture: 'processLevel' });
    window.document.body.innerHTML = '<iframe></iframe>';
    const browser = new Browser({ pageErrors: 'trace' });
    const tab = browser.adopt(window);
    const heard: string[] = [];
    const inner = tab.frames[0]?.window as unknown as AWindow;
    inner.addEventListener('storage', () => {
      throw new TypeError('of a listener');
    });
    inner.addEventListener('storage', () => heard.push('listener'));

    window.localStorage.setItem('cart', '3');
    await browser.settle();

    expect(heard).to.deep.equal(['listener']);
    expect(tab.frames[0]?.errors.map(({ message }) => message)).to.deep.equal(['TypeError: of a listener']);
    end();
  });

  it('is told of by the Browser at an EventTarget of Node, where a process would end, and the next one is called', async () => {
    const target = new EventTarget();
    const browser = new Browser({ pageErrors: 'trace' });
    const tab = browser.adopt(target, { url: 'https://shop.example/' });
    const other = await browser.open(tab.url);
    const heard: string[] = [];
    target.addEventListener('storage', () => {
      throw new TypeError('of a listener');
    });
    target.addEventListener('storage', () => heard.push('listener'));

    other.localStorage.setItem('cart', '3');
    await browser.settle();

    expect(heard).to.deep.equal(['listener']);
    expect(tab.errors.map(({ message }) => message)).to.deep.equal(['TypeError: of a listener']);
  });
});
