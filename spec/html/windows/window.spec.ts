import { expect } from 'chai';
import { Browser, tabs } from '../../../lib/index.ts';
import { happyDom } from '../../../lib/hosts/happy-dom/index.ts';
import { allHosts, hosts } from '../../conformance/hosts.ts';

for (const [name, host] of [
  ['bare', undefined],
  ['happy-dom', happyDom],
] as const) {
  describe(`what the model puts into a window (${name})`, () => {
    const openWindow = async (): Promise<object> => {
      const browser = host === undefined ? new Browser() : new Browser({ host: host() });
      return (await browser.open('https://a.example/')).window;
    };

    for (const attribute of ['localStorage', 'sessionStorage']) {
      it(`is ${attribute}, an own accessor without a setter`, async () => {
        const descriptor = Object.getOwnPropertyDescriptor(await openWindow(), attribute)!;

        expect(descriptor).to.include({ set: undefined, enumerable: true, configurable: true });
        expect(descriptor.get?.name).to.equal(`get ${attribute}`);
        expect(descriptor.get).not.to.have.property('prototype');
      });
    }

    for (const interfaceName of ['Storage', 'StorageEvent', 'QuotaExceededError']) {
      it(`is ${interfaceName}, which enumeration does not show`, async () => {
        const window = await openWindow();

        const descriptor = Object.getOwnPropertyDescriptor(window, interfaceName)!;

        expect(descriptor).to.include({ enumerable: false, configurable: true });
        expect(Reflect.get(window, interfaceName)).to.be.a('function').with.property('name', interfaceName);
        expect(Reflect.set(window, interfaceName, 1)).to.equal(true);
        expect(Reflect.get(window, interfaceName)).to.equal(1);
      });
    }
  });
}

for (const { name, host } of allHosts) {
  describe(`QuotaExceededError in a window (${name})`, () => {
    const open = (engine: 'standard' | 'firefox') => new Browser({ host: host(), engine }).open('https://a.example/');

    it('is there by the standard, and not where a quota error is a DOMException', async () => {
      const [standard, firefox] = [await open('standard'), await open('firefox')];

      const found = [standard, firefox].map(({ window }) => [
        'QuotaExceededError' in window,
        typeof Reflect.get(window, 'QuotaExceededError'),
        Object.hasOwn(window, 'QuotaExceededError'),
      ]);

      expect(found).to.deep.equal([
        [true, 'function', true],
        [false, 'undefined', false],
      ]);
    });

    it('stays away from a window that is used again in another run', async () => {
      const tab = await open('firefox');

      await tab.browser.reset();

      expect(await tab.evaluate('typeof QuotaExceededError')).to.equal('undefined');
    });
  });
}

describe('the frames around a window', () => {
  it('are reached through parent and top, each as the WindowProxy of its navigable', async () => {
    const [tab] = await tabs(2, { url: 'https://a.example/' });
    const frame = await tab.addFrame('/frame');
    const inner = await frame.addFrame('/inner');

    expect(inner.window.parent === frame.window).to.equal(true);
    expect(inner.window.top === tab.window).to.equal(true);
    expect([tab.window.length, frame.window.length, inner.window.length]).to.deep.equal([1, 1, 0]);
  });

  it('show their element to a page of the same origin only', async () => {
    const browser = new Browser({ host: happyDom() });
    const tab = await browser.open('https://a.example/');
    const same = await tab.addFrame('/frame');
    const other = await tab.addFrame('https://b.example/');

    expect(Reflect.get(same.window, 'frameElement') === tab.document.querySelector('iframe')).to.equal(true);
    expect(Reflect.get(other.window, 'frameElement')).to.equal(null);
  });
});

describe('the opener attribute of a window', () => {
  for (const { name, host } of hosts) {
    it(`disowns the opener when it is set to null, and takes any other value for itself (${name})`, async () => {
      const browser = new Browser({ host: host() });
      const tab = await browser.open('https://a.example/');
      const popup = await browser.open('/p', { opener: tab });
      const other = await browser.open('/q', { opener: tab });

      Reflect.set(popup.window, 'opener', null);
      Reflect.set(other.window, 'opener', 5);

      expect([popup.opener, Reflect.get(popup.window, 'opener')]).to.deep.equal([null, null]);
      expect([other.opener === tab, Reflect.get(other.window, 'opener')]).to.deep.equal([true, 5]);
    });

    it(`can be replaced as parent can: what is set stays with that window (${name})`, async () => {
      const browser = new Browser({ host: host() });
      const tab = await browser.open('https://a.example/');

      Reflect.set(tab.window, 'parent', 'mine');

      expect(Reflect.get(tab.window, 'parent')).to.equal('mine');
      await tab.goto('/2');
      expect(Reflect.get(tab.window, 'parent') === tab.window).to.equal(true);
    });
  }
});
