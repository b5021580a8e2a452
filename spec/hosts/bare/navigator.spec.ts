import { expect } from 'chai';
import { BareHost } from '../../../lib/hosts/bare/host.ts';
import { HooksDouble } from '../hooks-double.ts';
import { openBare } from './open-bare.ts';

describe('the navigator of a bare window', () => {
  it('knows what the model knows, the same on every machine', () => {
    const { hooks, window } = openBare();
    const { navigator } = window;

    expect([navigator.userAgent, navigator.platform, navigator.language, navigator.webdriver]).to.deep.equal([
      'Mozilla/5.0 (X11; Linux x86_64) storageloom',
      'Linux x86_64',
      'en-US',
      false,
    ]);
    expect(navigator.languages).to.deep.equal(['en-US', 'en']);
    expect([navigator.userActivation, navigator.storage, navigator.locks]).to.deep.equal([
      hooks.activation,
      hooks.manager,
      hooks.locks,
    ]);
  });

  it('is the same at each access, as are its members', () => {
    const { window } = openBare();

    for (const name of ['languages', 'userActivation', 'storage', 'locks'] as const) {
      expect(window.navigator[name] === window.navigator[name], name).to.equal(true);
    }
    expect(window.navigator === window.navigator).to.equal(true);
  });

  it('gives its storage to nobody else', () => {
    const { window } = openBare();
    const { get } = Object.getOwnPropertyDescriptor(window.navigator, 'storage') ?? {};

    expect(() => get?.call({})).to.throw(TypeError, 'Illegal invocation');
  });

  it('has no storage where the context is not secure, and its window no StorageManager', () => {
    const hooks = new HooksDouble();
    hooks.isSecureContext = () => false;
    hooks.hiddenInterfaces = ['StorageManager'];
    const url = 'http://a.example/';
    const init = {
      url,
      origin: 'http://a.example',
      referrer: '',
      contentType: 'text/html',
      scripting: true,
      windowProxy: {},
      hooks,
    };
    const host = new BareHost(init);

    const early: unknown = Reflect.get(host.members, 'StorageManager');

    expect([early, 'StorageManager' in host.window, 'storage' in host.window.navigator]).to.deep.equal([undefined, false, false]);
  });

  it('is kept for another run as long as nobody has put anything on what it leads to', () => {
    const resets = ['navigator', 'storage', 'userActivation'].map((name) => {
      const { hooks, host, window } = openBare();
      host.setReadyState('complete');
      const { navigator } = window;
      const before = [navigator.storage, navigator.userActivation];
      if (name !== 'navigator') Reflect.set(before[name === 'storage' ? 0 : 1] as object, 'mine', 1);
      return host.reset(hooks);
    });

    expect(resets).to.deep.equal([true, false, false]);
  });
});
