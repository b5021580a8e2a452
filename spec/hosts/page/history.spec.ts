import { expect } from 'chai';
import { onEachHost } from './each-host.ts';

onEachHost('history', ({ openPage }) => {
  it('changes URL and state through the model, without an event of happy-dom', () => {
    const page = openPage({ url: 'https://a.example/dir/p' });

    page.run(`onhashchange = onpopstate = () => { wrong = 1 }; const state = { n: 1 }; history.pushState(state, '', '#x'); state.n = 2;
      var pushed = [history.state.n, history.state instanceof Object, location.hash]; history.replaceState(null, '', '/other?q');`);
    page.runTasks();

    expect(page.run('[pushed, history.state, location.href, typeof wrong]')).to.deep.equal([
      [1, true, '#x'],
      null,
      'https://a.example/other?q',
      'undefined',
    ]);
  });

  it('resolves against the base element', () => {
    const page = openPage({ markup: '<base href="/base/">' });

    page.run('history.pushState(1, "", "x")');

    expect(page.calls).to.deep.equal([['changeHistory', 'push', 1, 'x', 'https://a.example/base/']]);
  });

  it('throws the DataCloneError of the page for a state that cannot be cloned', () => {
    const page = openPage();

    page.run(
      'try { history.pushState(() => 1, "") } catch (e) { error = [e.name, e instanceof DOMException, e instanceof Error] }',
    );

    expect(page.run('error')).to.deep.equal(['DataCloneError', true, true]);
  });
});
