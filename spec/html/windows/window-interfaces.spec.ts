import { expect } from 'chai';
import { modelInterfaces, WindowInterfaces } from '../../../lib/html/windows/window-interfaces.ts';
import { tabs } from '../../../lib/index.ts';
import { tabAt } from '../model-tree.ts';

describe('the interfaces of a window', () => {
  it('are made once, when they are first asked for', () => {
    const { document } = tabAt('https://a.example/');
    const interfaces = new WindowInterfaces(document, document.host);

    expect(interfaces.storage === interfaces.storage).to.equal(true);
    expect(interfaces.storageEvent === interfaces.storageEvent).to.equal(true);
    for (const name of modelInterfaces) {
      expect(interfaces.named(name) === interfaces.named(name), name).to.equal(true);
      expect(interfaces.named(name).interfaceObject).to.have.property('name', name);
    }
  });

  it('are other objects in each window', async () => {
    const [a, b] = await tabs(2);

    for (const name of ['Storage', 'StorageEvent', 'QuotaExceededError', 'MessageChannel', 'MessagePort']) {
      expect(Reflect.get(a.window, name) === Reflect.get(b.window, name), name).to.equal(false);
    }
  });

  it('are derived from those of the window', async () => {
    const [{ window }] = await tabs(2);
    const quotaExceededError: unknown = Reflect.get(window, 'QuotaExceededError');

    expect(Object.getPrototypeOf(window.StorageEvent) === window.Event).to.equal(true);
    expect(Object.getPrototypeOf(quotaExceededError) === window.DOMException).to.equal(true);
  });

  it('take a Storage of any window where one is asked for', async () => {
    const [a, b] = await tabs(2);
    const { StorageEvent } = a.window;

    const event = new StorageEvent('storage', { storageArea: b.window.localStorage });

    expect(Reflect.get(event, 'storageArea') === b.window.localStorage).to.equal(true);
    expect(() => new StorageEvent('storage', { storageArea: {} })).to.throw(TypeError);
  });
});
