import { expect } from 'chai';
import { openBare } from './open-bare.ts';

describe('members of a bare window', () => {
  it('are its own', () => {
    const { window } = openBare();

    const names = ['document', 'location', 'onstorage', 'setTimeout', 'Event', 'URL'];

    expect(names.filter((name) => !Object.hasOwn(window, name))).to.deep.equal([]);
    expect(Object.keys(window)).to.include('onstorage').and.not.include('Event');
  });

  it('are not those of the surroundings', () => {
    const { window } = openBare();

    const leaks = ['process', 'global', 'require', 'Buffer', 'setImmediate', 'describe'];

    expect(leaks.filter((name) => name in window)).to.deep.equal([]);
    expect(window.BroadcastChannel as unknown).to.not.equal(BroadcastChannel);
  });

  it('include the intrinsics', () => {
    const { window } = openBare();

    expect(Reflect.get(window, 'Array')).to.equal(Array);
    expect(Reflect.get(window, 'JSON')).to.equal(JSON);
  });

  it('are the same at each access', () => {
    const { window } = openBare();

    for (const name of [
      'document',
      'location',
      'history',
      'performance',
      'Event',
      'DOMException',
      'setTimeout',
      'open',
    ] as const) {
      expect(window[name], name).to.equal(window[name]);
    }
  });

  it('can be replaced where the standard lets them', () => {
    const { window } = openBare();

    for (const name of ['self', 'parent', 'origin', 'setTimeout', 'Event', 'performance']) Reflect.set(window, name, 1);
    const refused = ['window', 'document', 'top', 'closed'].map((name) => Reflect.set(window, name, 1));

    expect([window.self, window.parent, window.origin, window.setTimeout, window.Event]).to.deep.equal([1, 1, 1, 1, 1]);
    expect(refused).to.deep.equal([false, false, false, false]);
  });

  it('say that the window stands alone', () => {
    const { window } = openBare();
    const { parent, top, frames } = window;

    expect([parent === window.self, top === window.self, frames === window.self]).to.deep.equal([true, true, true]);
    expect([window.length, window.opener, window.closed, window.origin, window.name]).to.deep.equal([
      0,
      null,
      false,
      'https://a.example',
      '',
    ]);
  });

  it('keep a name as a string', () => {
    const { window } = openBare();

    Reflect.set(window, 'name', 5);

    expect(window.name).to.equal('5');
  });

  it('ask the model who opened the window, and tell it when null is set', () => {
    const { hooks, window } = openBare();
    hooks.whoever = {};

    window.opener = null;

    expect([window.opener === hooks.whoever, hooks.calls]).to.deep.equal([true, [['disown']]]);
  });

  it('have as opener every other value that is set, as their own from then on', () => {
    const { hooks, window } = openBare();

    window.opener = undefined;
    const answers = [window.opener, 'value' in (Object.getOwnPropertyDescriptor(window, 'opener') ?? {})];
    window.opener = null;

    expect([...answers, window.opener, hooks.calls]).to.deep.equal([undefined, true, null, []]);
  });

  it('keep a window that page code gave an opener from being reset', () => {
    const { host, hooks, window } = openBare();
    host.setReadyState('complete');

    window.opener = 'mine';

    expect(host.reset(hooks)).to.equal(false);
  });

  it('ask the model whether the window is closed, and hand it messages', () => {
    const { hooks, window } = openBare();
    hooks.isClosed = true;

    const answer: unknown = window.postMessage('data', '*', []);

    expect([window.closed, answer, hooks.calls]).to.deep.equal([true, undefined, [['postMessage', 'data', '*', []]]]);
    expect(window.postMessage.length).to.equal(1);
    expect(window.postMessage).to.equal(window.postMessage);
  });

  it("tell the model's time", () => {
    const { hooks, window } = openBare();
    hooks.nowMs = 40;

    const { performance } = window;

    expect([performance.now(), performance.timeOrigin]).to.deep.equal([40, 1_700_000_000_000]);
    expect(JSON.stringify(performance)).to.equal('{"timeOrigin":1700000000000}');
  });

  it('run string handlers of timers in the window, and functions on it', () => {
    const { hooks, window } = openBare();
    const seen: unknown[] = [];
    window.setTimeout('made = 1');
    window.setTimeout(function (this: unknown) {
      seen.push(this === window.self);
    });

    hooks.runTimers();

    expect([Reflect.get(window, 'made'), ...seen]).to.deep.equal([1, true]);
  });

  it('refuse every other this', () => {
    const { window } = openBare();
    const getter = Object.getOwnPropertyDescriptor(window, 'document')?.get;

    expect(() => getter?.call({})).to.throw(TypeError, 'Illegal invocation');
    expect(() => getter?.call(new window.EventTarget())).to.throw(TypeError, 'Illegal invocation');
    expect(getter?.call(window.self)).to.equal(window.document);
  });
});
