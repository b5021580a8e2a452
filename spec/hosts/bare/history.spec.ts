import { expect } from 'chai';
import { openBare } from './open-bare.ts';

describe('history of a bare window', () => {
  it('has one entry without a state', () => {
    const { history } = openBare().window;

    expect([history.length, history.state, history.scrollRestoration]).to.deep.equal([1, null, 'auto']);
  });

  it('keeps a copy of the state', () => {
    const { history } = openBare().window;
    const state = { list: [1] };

    history.pushState(state, '');
    state.list.push(2);

    expect(history.state).to.deep.equal({ list: [1] });
  });

  it('leaves the URL alone without one, and tells nobody', () => {
    const { hooks, window } = openBare();

    window.history.pushState(1, '');
    window.history.replaceState(2, '', null);
    window.history.replaceState(3, '', '');

    expect([window.location.href, hooks.calls]).to.deep.equal(['https://a.example/dir/page?q#f', []]);
  });

  it('throws a DataCloneError of the window for what cannot be copied, and changes nothing', () => {
    const { hooks, window } = openBare();

    expect(() => window.history.pushState(() => undefined, '', 'x'))
      .to.throw(window.DOMException)
      .with.property('name', 'DataCloneError');
    expect([window.location.pathname, hooks.calls]).to.deep.equal(['/dir/page', []]);
  });

  const rewrites: [from: string, to: string, allowed: boolean][] = [
    ['https://a.example/x', 'https://a.example/y?z', true],
    ['https://a.example/x', 'http://a.example/x', false],
    ['https://a.example/x', 'https://u@a.example/x', false],
    ['https://a.example/x', 'http://[', false],
    ['file:///a', 'file:///a?q#f', true],
    ['file:///a', 'file:///b', false],
    ['data:text/html,a', 'data:text/html,a#f', true],
    ['data:text/html,a', 'data:text/html,a?q', false],
    ['about:blank', 'about:other', false],
  ];
  for (const [from, to, allowed] of rewrites) {
    it(`${allowed ? 'rewrites' : 'does not rewrite'} ${from} to ${to}`, () => {
      const { hooks, window } = openBare(from);
      const act = (): void => window.history.replaceState(null, '', to);

      if (allowed) act();
      else expect(act).to.throw(window.DOMException).with.property('name', 'SecurityError');

      expect(hooks.calls).to.deep.equal(allowed ? [['urlChanged', to]] : []);
    });
  }

  it('goes by a long, 0 without one', () => {
    const { hooks, window } = openBare();

    window.history.go();
    window.history.go(2 ** 32 + 1);

    expect(hooks.calls).to.deep.equal([
      ['traverse', 0],
      ['traverse', 1],
    ]);
  });

  it('requires its arguments, and a document that is still there', () => {
    const { host, window } = openBare();
    const { history } = window;
    expect(() => Reflect.apply(history.pushState, history, [1])).to.throw(TypeError, '2 arguments required');
    expect(() => Reflect.apply(history.replaceState, history, [1])).to.throw(TypeError, '2 arguments required');

    host.destroy();

    expect(() => history.pushState(1, ''))
      .to.throw(window.DOMException)
      .with.property('name', 'SecurityError');
  });
});
