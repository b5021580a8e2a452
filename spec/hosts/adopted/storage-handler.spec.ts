import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { StorageHandler } from '../../../lib/hosts/adopted/storage-handler.ts';
import { Replacements } from '../../../lib/hosts/adopted/replacements.ts';
import { surfacesOf } from '../../../lib/hosts/adopted/surfaces.ts';
import { withMarkup, type AnEvent } from './windows.ts';

describe('onstorage of an adopted window', () => {
  for (const [name, make] of Object.entries(withMarkup)) {
    describe(name, () => {
      it('is called once for each event, whenever it was set, and no more when it is null', async () => {
        const { window, end } = make();
        const browser = new Browser();
        const heard: (string | null)[] = [];
        window.onstorage = ({ key }) => heard.push(key);
        const tab = browser.adopt(window);
        const other = await browser.open(tab.url);
        const write = async (key: string): Promise<void> => {
          other.localStorage.setItem(key, '1');
          await browser.settle();
        };

        await write('before');
        window.onstorage = ({ key }) => heard.push(`${key} again`);
        await write('later');
        window.onstorage = null;
        await write('never');

        expect(heard).to.deep.equal(['before', 'later again']);
        expect(window.onstorage).to.equal(null);
        tab.dispose();
        end();
      });

      it('stays what it was after it was given back', () => {
        const { window, behind, end } = make();
        const handler = (event: AnEvent): unknown => event;
        const wasBehind = behind.onstorage;
        window.onstorage = handler;
        const descriptor = Object.getOwnPropertyDescriptor(window, 'onstorage');

        new Browser().adopt(window).dispose();

        expect(window.onstorage).to.equal(handler);
        expect(Object.getOwnPropertyDescriptor(window, 'onstorage')).to.deep.equal(descriptor);
        if (behind !== window && name.startsWith('a global filled')) expect(behind.onstorage).to.equal(wasBehind);
        end();
      });
    });
  }

  it('is called with the window and the event, on an object that calls none by itself', async () => {
    const browser = new Browser();
    const heard: unknown[] = [];
    const object = {
      onstorage(this: object, event: object): void {
        heard.push([this, Reflect.get(event, 'key')]);
      },
    };
    const { onstorage } = object;
    const tab = browser.adopt(object, { url: 'https://a.example/' });
    const other = await browser.open(tab.url);

    other.localStorage.setItem('cart', '1');
    await browser.settle();
    Object.assign(object, { onstorage: 'no function' });
    other.localStorage.setItem('cart', '2');
    await browser.settle();

    expect(heard).to.deep.equal([[object, 'cart']]);
    expect(object.onstorage).to.equal(null);
    tab.dispose();
    expect(Object.getOwnPropertyDescriptor(object, 'onstorage')).to.deep.include({ value: onstorage, writable: true });
  });

  it('of a filled global goes to the window behind it only where that has none', () => {
    const { window, behind, end } = withMarkup['a global filled from jsdom']!();
    const [own, theirs] = [(event: AnEvent): unknown => event, (event: AnEvent): unknown => [event]];
    behind.onstorage = theirs;
    window.onstorage = own;
    const replacements = new Replacements();

    const handler = new StorageHandler(surfacesOf(window), replacements);

    expect([window.onstorage, behind.onstorage]).to.deep.equal([theirs, theirs]);
    handler.undo();
    replacements.undo();
    expect([window.onstorage, behind.onstorage]).to.deep.equal([own, theirs]);
    end();
  });

  it('of the window behind stays, where somebody has set another one since', () => {
    const { window, behind, end } = withMarkup['a global filled from jsdom']!();
    const [own, later] = [(event: AnEvent): unknown => event, (event: AnEvent): unknown => [event]];
    window.onstorage = own;
    const tab = new Browser().adopt(window);

    window.onstorage = later;
    tab.dispose();

    expect([window.onstorage, behind.onstorage]).to.deep.equal([own, later]);
    end();
  });
});
