import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { putCreateEvent } from '../../../lib/hosts/adopted/create-event.ts';
import { Replacements } from '../../../lib/hosts/adopted/replacements.ts';
import { withMarkup } from './windows.ts';

describe('createEvent of the document of an adopted window', () => {
  for (const [name, make] of Object.entries(withMarkup)) {
    it(`makes the window’s StorageEvent, for initStorageEvent to say what it is (${name})`, () => {
      const { window, behind, end } = make();
      const heard: unknown[] = [];
      const original = window.document.createEvent;
      const tab = new Browser().adopt(window);
      behind.addEventListener('storage', ({ key, url, storageArea }) =>
        heard.push([key, url, storageArea === window.localStorage]),
      );

      const event = window.document.createEvent('storageevent');
      const made = [event instanceof window.StorageEvent, event.type, event.key];
      event.initStorageEvent('storage', false, false, 'cart', null, '3', 'https://shop.example/', window.localStorage);
      behind.dispatchEvent(event);

      expect(made).to.deep.equal([true, '', null]);
      expect(heard).to.deep.equal([['cart', 'https://shop.example/', true]]);
      expect(window.document.createEvent('Event').type).not.to.equal('storage');
      tab.dispose();
      expect(window.document.createEvent).to.equal(original);
      expect(Object.hasOwn(window.document, 'createEvent')).to.equal(false);
      end();
    });
  }

  it('is not dispatched uninitialised, where the emulator knows that (jsdom)', () => {
    const { window, end } = withMarkup['jsdom']!();
    using _tab = new Browser().adopt(window);

    expect(() => window.dispatchEvent(window.document.createEvent('StorageEvent'))).to.throw('uninitialized');
    end();
  });

  it('is not put where there is none', () => {
    const document = {};

    putCreateEvent(
      document,
      () => null,
      new Replacements(),
      () => null,
    );

    expect(document).to.deep.equal({});
  });
});
