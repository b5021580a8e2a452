import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('dispatch at a window (happy-dom)', () => {
  it('has the WindowProxy as target, currentTarget and this, for listeners, objects and handlers', () => {
    const page = openPage();

    page.run(`var log = []; addEventListener('x', function (e) { log.push([this === window, e.target === window, e.currentTarget === window, e.eventPhase]) });
      addEventListener('x', { handleEvent(e) { log.push(e.isTrusted) } }); addEventListener('x', null);`);
    page.host.dispatch(new page.host.Event('x'), 0);

    expect(page.run('log')).to.deep.equal([[true, true, true, 2], true]);
  });

  it('reports what a listener throws and calls the others, with a checkpoint after each', () => {
    const page = openPage();

    page.run(`var log = []; addEventListener('x', () => { throw new Error('a') }); addEventListener('x', () => log.push('b'))`);
    page.host.dispatch(new page.host.Event('x'), 0);

    expect(page.errors).to.have.length(1);
    expect(page.run('log')).to.deep.equal(['b']);
    expect(page.clock.checkpoints).to.equal(2);
  });

  it('heeds once, passive, and stopping at once', () => {
    const page = openPage();

    page.run(`var log = []; addEventListener('x', () => log.push('once'), { once: true });
      addEventListener('x', (e) => { e.preventDefault(); log.push(e.defaultPrevented) }, { passive: true });
      addEventListener('x', (e) => e.stopImmediatePropagation()); addEventListener('x', () => log.push('never'));
      log.push(dispatchEvent(new Event('x', { cancelable: true })), dispatchEvent(new Event('x')))`);

    expect(page.run('log')).to.deep.equal(['once', false, false, true, true]);
  });

  it('has the event whose listener runs as window.event, also in a dispatch inside of it, and a page may put its own there', () => {
    const page = openPage();

    page.run(`var log = []; addEventListener('y', (e) => log.push(event === e)); addEventListener('x', (e) => {
      log.push(event === e); dispatchEvent(new Event('y')); log.push(event === e) }); log.push(typeof event)`);
    page.host.dispatch(new page.host.Event('x'), 0);

    expect(page.run('log')).to.deep.equal(['undefined', true, true, true]);
    expect(page.run('[typeof event, (window.event = 1, event)]')).to.deep.equal(['undefined', 1]);
  });

  it('refuses what is no event', () => {
    const page = openPage();

    expect(() => page.run('dispatchEvent({})')).to.throw(page.window.TypeError);
  });

  it('hears events of the document on their way down and up', () => {
    const page = openPage({ markup: '<p id=p></p>' });

    page.run(`var log = []; addEventListener('x', (e) => log.push(e.eventPhase), true); addEventListener('x', (e) => log.push(e.currentTarget === window));
      document.querySelector('#p').dispatchEvent(new Event('x', { bubbles: true })); document.querySelector('#p').dispatchEvent(new Event('x'))`);

    expect(page.run('log')).to.deep.equal([1, true, 1]);
  });

  it('may be ended at the document, whose on-handler comes last', () => {
    const page = openPage();

    page.run(`var log = []; document.addEventListener('DOMContentLoaded', (e) => { log.push('document'); e.stopPropagation() });
      addEventListener('DOMContentLoaded', () => log.push('window')); document.onreadystatechange = function () { log.push(document.readyState, this === document); throw 1 }`);
    page.host.fire('DOMContentLoaded');
    page.host.setReadyState('interactive');

    expect(page.run('log')).to.deep.equal(['document', 'interactive', true]);
    expect(page.errors).to.deep.equal([1]);
  });

  it('leaves the on-handler of the document out when a listener stops at once', () => {
    const page = openPage();

    page.run(
      `document.addEventListener('readystatechange', (e) => e.stopImmediatePropagation()); document.onreadystatechange = () => { wrong = true }`,
    );
    page.host.setReadyState('complete');

    expect(page.run('typeof wrong')).to.equal('undefined');
  });

  it('stops between capturing and other listeners when propagation is stopped on the way', () => {
    const page = openPage();

    page.run(`var log = []; addEventListener('DOMContentLoaded', (e) => { log.push('down'); e.stopPropagation() }, true);
      document.addEventListener('DOMContentLoaded', () => log.push('document'))`);
    page.host.fire('DOMContentLoaded');

    expect(page.run('log')).to.deep.equal(['down']);
  });
});
