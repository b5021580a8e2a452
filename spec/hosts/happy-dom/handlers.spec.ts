import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('event handlers (happy-dom)', () => {
  it('in attributes find element, form and document in their scope', () => {
    const page = openPage({
      markup:
        '<form><input name=insurance type=checkbox><input id=box type=checkbox ' +
        'onchange="seen = [checked, insurance.name, readyState, this.id, event.type]"></form>',
    });

    page.run('document.querySelector("#box").click()');

    expect(page.run('seen')).to.deep.equal([true, 'insurance', 'loading', 'box', 'change']);
  });

  it('in attributes call global functions, and cancel by returning false', () => {
    const page = openPage({
      markup: '<script>function stop() { return false }</script><a href="/x" onclick="return stop()">x</a>',
    });

    page.run('document.querySelector("a").click()');

    expect(page.calls).to.deep.equal([]);
  });

  it('in attributes that do not parse, or close their function, are reported and do nothing', () => {
    const page = openPage({
      markup: '<p onclick="if ("></p><b onclick="} evil = 1; function x() {"></b><i onclick="nope()"></i>',
    });

    page.run('for (const name of ["p", "b", "i"]) document.querySelector(name).click()');

    expect(page.errors.map((error) => (error as Error).name)).to.include.members(['SyntaxError', 'ReferenceError']);
    expect(page.run('typeof evil')).to.equal('undefined');
  });

  it('of body are those of the window, as attributes and as properties', () => {
    const page = openPage({ markup: '<body onstorage="heard = event.type" onresize="1">' });

    page.host.dispatch(new page.host.Event('storage'), 0);
    const first = page.run('[heard, typeof onstorage, document.body.onstorage === onstorage]');
    page.run('document.body.onstorage = () => { heard = "second" }; document.body.removeAttribute("onresize")');
    page.host.dispatch(new page.host.Event('storage'), 0);

    expect(first).to.deep.equal(['storage', 'function', true]);
    expect(page.run('[heard, onresize, document.body.onload]')).to.deep.equal(['second', null, null]);
  });

  it('of the window take their place when they are first set', () => {
    const page = openPage();

    page.run(`var log = []; addEventListener('storage', () => log.push('a')); onstorage = () => log.push('old');
      addEventListener('storage', () => log.push('b')); onstorage = () => log.push('new');`);
    page.host.dispatch(new page.host.Event('storage'), 0);
    page.run('onstorage = 5; onload = {}; log.push(onstorage, typeof onload)');
    page.host.dispatch(new page.host.Event('storage'), 0);
    page.host.fire('load');

    expect(page.run('log')).to.deep.equal(['a', 'new', 'b', null, 'object', 'a', 'b']);
  });

  it('of body that do not parse are reported when they are needed', () => {
    const page = openPage({ markup: '<body onload="if (">' });

    page.host.fire('load');

    expect(page.errors).to.have.length(1);
  });

  it('of beforeunload cancel by returning a value, which becomes returnValue', () => {
    const page = openPage();

    page.run('onbeforeunload = (event) => { last = event; return "stay" }');
    const goes = page.host.fire('beforeunload');
    page.run('onbeforeunload = () => null');

    expect(goes).to.equal(false);
    expect(page.run('last.returnValue')).to.equal('stay');
    expect(page.host.fire('beforeunload')).to.equal(true);
  });

  it('of errors in body get what onerror gets', () => {
    const page = openPage({ markup: '<body onerror="got = [event, error]; return true">' });

    const handled = page.host.fireException(7);

    expect(handled).to.equal(true);
    expect(page.run('got')).to.deep.equal(['Uncaught 7', 7]);
  });
});
