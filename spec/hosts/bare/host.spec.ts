import { expect } from 'chai';
import { AssertionFailure } from '../../../lib/infra/assert.ts';
import { BareHost } from '../../../lib/hosts/bare/host.ts';
import { HooksDouble } from '../hooks-double.ts';
import { openBare } from './open-bare.ts';

describe('the bare host', () => {
  it('has no markup, and no frames', () => {
    const { host } = openBare();

    expect([host.scriptsOf(), host.parse(), host.fireFrameLoad()]).to.deep.equal([[], [], undefined]);
  });

  it('calls one listener at a time, and answers with the number to go on with', () => {
    const { host, window } = openBare();
    const order: string[] = [];
    for (const name of ['first', 'second']) window.addEventListener('storage', () => order.push(name));
    const event = new host.Event('storage');

    const answers = [host.dispatch(event, 0), order.length, host.dispatch(event, 1), order.length];

    expect(answers).to.deep.equal([1, 1, -1, 2]);
    expect(host.dispatch(new host.Event('unheard'), 0)).to.equal(-1);
  });

  it('goes on only with what has begun, and with events of its classes', () => {
    const { host } = openBare();

    expect(() => host.dispatch(new host.Event('x'), 1)).to.throw(AssertionFailure);
    expect(() => host.dispatch({ type: 'x' }, 0)).to.throw(AssertionFailure);
  });

  it('goes on to nobody when the document was destroyed between two listeners', () => {
    const { host, window } = openBare();
    const order: string[] = [];
    for (const name of ['first', 'second']) window.addEventListener('storage', () => order.push(name));
    const event = new host.Event('storage');
    const next = host.dispatch(event, 0);

    host.destroy();

    expect([host.dispatch(event, next), order]).to.deep.equal([-1, ['first']]);
    expect([host.fire('load'), host.fireException(1)]).to.deep.equal([true, false]);
  });

  it('fires load with the document as its target', () => {
    const { host, window } = openBare();
    const seen: unknown[] = [];
    window.addEventListener('load', (event) => seen.push(event.target === window.document, event.currentTarget === window.self));

    host.fire('load');

    expect(seen).to.deep.equal([true, true]);
  });

  it('makes a checkpoint after each listener of a lifecycle event, and none where nobody listens', () => {
    const { hooks, host, window } = openBare();
    for (let n = 0; n < 3; n++) window.addEventListener('load', () => undefined);

    host.fire('load');
    host.fire('pageshow');

    expect(hooks.checkpoints).to.equal(3);
  });

  for (const [type, init] of [
    ['visibilitychange', {}],
    ['pageshow', { persisted: true }],
  ] as const) {
    it(`is who stands behind its WindowProxy once more when ${type} says that its document is shown again`, () => {
      const shared = {
        url: 'https://a.example/',
        origin: 'https://a.example',
        referrer: '',
        contentType: 'text/html',
        scripting: true,
        windowProxy: {},
      };
      const [first, second] = [0, 1].map(() => new BareHost({ ...shared, hooks: new HooksDouble() }));
      const documentOf = Object.getOwnPropertyDescriptor(first?.window, 'document')?.get;
      const before = documentOf?.call(shared.windowProxy);

      first?.fire(type, init);

      expect([before === second?.document, documentOf?.call(shared.windowProxy) === first?.document]).to.deep.equal([true, true]);
    });
  }

  it('words the message of an error event whatever was thrown', () => {
    const { host, window } = openBare();
    const messages: string[] = [];
    window.onerror = (message) => void messages.push(message);

    for (const thrown of [new TypeError('t'), 'text', Object.create(null)]) host.fireException(thrown);

    expect(messages).to.deep.equal(['Uncaught TypeError: t', 'Uncaught text', 'Uncaught exception']);
  });

  it('makes no event, and no document, that nobody could notice', () => {
    const { host, hooks, window } = openBare();
    let asked = 0;
    hooks.now = () => asked++;

    const answers = [host.fire('beforeunload'), host.fire('load'), host.fire('DOMContentLoaded')];
    host.setReadyState('complete');

    // An event that is made asks for its time.
    expect([answers, asked, window.document.readyState]).to.deep.equal([[true, true, true], 0, 'complete']);
  });

  it('fires readystatechange to whoever listens at the document or at the window', () => {
    const { host, window } = openBare();
    const heard: string[] = [];
    window.document.addEventListener('readystatechange', () => heard.push('document'));
    window.addEventListener('readystatechange', () => heard.push('window, capturing'), true);

    host.setReadyState('interactive');

    expect(heard).to.deep.equal(['window, capturing', 'document']);
  });

  it('asks the model for its interfaces only once, and only when page code does, which may replace them', () => {
    const { hooks, window } = openBare();
    class Storage {}
    hooks.interfaces = { Storage };

    const before = hooks.calls.length;
    const same = Reflect.get(window, 'Storage') === Reflect.get(window, 'Storage');
    Reflect.set(window, 'Storage', 'replaced');

    expect([before, same, hooks.calls.length, Reflect.get(window, 'Storage')]).to.deep.equal([0, true, 1, 'replaced']);
  });

  it('has the members of its window at hand before the window is made in full', () => {
    const init = {
      url: 'https://a.example/',
      origin: 'https://a.example',
      referrer: '',
      contentType: 'text/html',
      scripting: true,
      windowProxy: {},
    };
    const host = new BareHost({ ...init, hooks: new HooksDouble() });
    const { members } = host;
    const addEventListener: unknown = Reflect.get(members, 'addEventListener');

    const before = Reflect.ownKeys(members);
    const window: object = host.window;

    expect(before).to.deep.equal([]);
    expect(window === members).to.equal(true);
    expect(Reflect.ownKeys(window)).to.include.members(['document', 'onstorage', 'Storage', 'Window']);
    expect(Reflect.get(window, 'addEventListener') === addEventListener).to.equal(true);
  });

  it('cannot be reset once an interface that was made late is no longer as it was made', () => {
    const [left, touched] = [openBare(), openBare()];
    for (const { host } of [left, touched]) {
      class Late {}
      host.realm.interfaceMade?.(Late);
      host.setReadyState('complete');
      if (host === touched.host) Object.assign(Late.prototype, { left: 'behind' });
    }

    expect([left.host.reset(left.hooks), touched.host.reset(touched.hooks)]).to.deep.equal([true, false]);
  });
});

describe('who listens at a bare window', () => {
  it('is written by adding and removing listeners and handlers there, and by nothing else', () => {
    const { hooks, window } = openBare();
    const listener = (): void => undefined;

    window.addEventListener('storage', listener);
    window.addEventListener('storage', listener);
    window.onstorage = listener;
    window.onstorage = () => undefined;
    window.document.addEventListener('storage', listener);
    window.onstorage = null;
    window.removeEventListener('storage', listener);
    window.removeEventListener('storage', listener);

    expect(hooks.accesses).to.deep.equal(Array.from({ length: 4 }, () => 'listeners write'));
  });

  it('is read by a storage event that nobody hears, also where another event would be heard', () => {
    const { hooks, host, window } = openBare();
    const hears = [host.hasListeners];
    window.addEventListener('message', () => undefined);
    hears.push(host.hasListeners);
    host.dispatch(new host.Event('storage'), 0);
    window.addEventListener('storage', () => undefined);
    hooks.accesses.push('here it is heard');
    hears.push(host.hasListeners);
    host.dispatch(new host.Event('storage'), 0);

    expect(hears).to.deep.equal([false, true, true]);
    expect(hooks.accesses).to.deep.equal([
      'listeners read',
      'listeners write',
      'listeners read',
      'listeners write',
      'here it is heard',
    ]);
  });
});
