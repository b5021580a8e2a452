import { expect } from 'chai';
import { openBare } from './open-bare.ts';

describe('history of a bare window', () => {
  it('resolves URLs against the base URL of the document', () => {
    const { hooks, window } = openBare('about:blank', 'https://a.example', 'https://a.example/opener');

    window.history.pushState(1, '', 'about:blank#x');

    expect(hooks.calls).to.deep.equal([['changeHistory', 'push', 1, 'about:blank#x', 'https://a.example/opener']]);
    expect(window.document.baseURI).to.equal('https://a.example/opener');
  });

  it('has the lengths of its declarations', () => {
    const { go, pushState, replaceState } = openBare().window.history;

    expect([go.length, pushState.length, replaceState.length]).to.deep.equal([0, 2, 2]);
  });

  it('restores scrolling by itself again after a reset', () => {
    const { hooks, host, window } = openBare();
    window.history.scrollRestoration = 'manual';
    host.setReadyState('complete');

    const isReset = host.reset(hooks);

    expect([isReset, window.history.scrollRestoration]).to.deep.equal([true, 'auto']);
  });
});
