import { expect } from 'chai';
import type { Open } from './contract-setup.ts';

const base = 'https://a.example/dir/page?q#f';

export function historyRules(open: Open): void {
  it('has the length and the state that the model says', () => {
    const { hooks, window } = open();
    hooks.entries = 3;
    hooks.state = { n: 1 };

    expect(window.history.length).to.equal(3);
    expect(window.history.state === hooks.state).to.equal(true);
  });

  it('leaves pushState and replaceState to the model, with the data as given and the URL as a string', () => {
    const { hooks, window } = open();
    const data = { n: 1 };

    window.history.pushState(data, '', 'pushed');
    window.history.replaceState(2, 'title', { toString: () => '?replaced' });

    expect(hooks.calls).to.deep.equal([
      ['changeHistory', 'push', data, 'pushed', base],
      ['changeHistory', 'replace', 2, '?replaced', 'https://a.example/dir/pushed'],
    ]);
    expect(hooks.calls[0]?.[2] === data).to.equal(true);
    expect(window.location.href).to.equal('https://a.example/dir/pushed?replaced');
    expect(window.document.URL).to.equal('https://a.example/dir/pushed?replaced');
  });

  it('tells an empty URL from none: null and undefined are none', () => {
    const { hooks, window } = open();

    window.history.pushState(1, '');
    window.history.pushState(1, '', null);
    window.history.replaceState(1, '', undefined);
    window.history.replaceState(1, '', '');

    expect(hooks.calls.map((call) => call[3])).to.deep.equal([null, null, null, '']);
  });

  it('throws a TypeError for too few arguments, and for what is no string', () => {
    const { hooks, host, window } = open();
    const { history } = window;

    expect(() => history.pushState(1)).to.throw(host.realm.TypeError, '2 arguments required');
    expect(() => history.replaceState()).to.throw(host.realm.TypeError, '2 arguments required');
    expect(() => history.pushState(1, Symbol('unused'))).to.throw(host.realm.TypeError);
    expect(() => history.pushState(1, '', Symbol('URL'))).to.throw(host.realm.TypeError);
    expect(hooks.calls).to.deep.equal([]);
  });

  it('leaves traversing to the model', () => {
    const { hooks, window } = open();

    window.history.back();
    window.history.forward();
    window.history.go(-2);

    expect(hooks.calls).to.deep.equal([
      ['traverse', -1],
      ['traverse', 1],
      ['traverse', -2],
    ]);
  });

  it('goes by a long, which is 0 without one', () => {
    const { hooks, window } = open();

    window.history.go();
    window.history.go(2 ** 32 + 1);
    window.history.go('1.9');
    window.history.go(NaN);

    expect(hooks.calls.map((call) => call[1])).to.deep.equal([0, 1, 1, 0]);
    expect(() => window.history.go(Symbol('delta'))).to.throw();
  });

  it('takes auto and manual as scrollRestoration, and ignores all else', () => {
    const { history } = open().window;
    const answers = [history.scrollRestoration];

    for (const mode of ['manual', 'none', null, 'auto']) {
      history.scrollRestoration = mode;
      answers.push(history.scrollRestoration);
    }

    expect(answers).to.deep.equal(['auto', 'manual', 'manual', 'manual', 'auto']);
  });

  it('throws what the model throws for a document that is not fully active', () => {
    const { hooks, window } = open();
    const { history } = window;
    hooks.inactive = new window.DOMException('not fully active', 'SecurityError');

    const acts: (() => unknown)[] = [
      () => history.length,
      () => history.state,
      () => history.scrollRestoration,
      () => (history.scrollRestoration = 'manual'),
      () => history.go(1),
      () => history.back(),
      () => history.forward(),
      () => history.pushState(1, ''),
      () => history.replaceState(1, ''),
    ];

    for (const act of acts) expect(act).to.throw(window.DOMException).with.property('name', 'SecurityError');
  });
}
