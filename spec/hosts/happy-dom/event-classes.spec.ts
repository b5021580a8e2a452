import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('event classes of a window (happy-dom)', () => {
  it('are not trusted, and stamped with virtual time', () => {
    const page = openPage();
    page.clock.now = 40;

    expect(page.run('e = new Event("x"); [e.isTrusted, e.timeStamp]')).to.deep.equal([false, 40]);
  });

  it('count events of happy-dom itself as instances of Event, and nothing else', () => {
    const page = openPage();

    page.run('class Mine extends Event {}; var Mine_ = Mine');

    expect(
      page.run(
        '[new MouseEvent("x") instanceof Event, new Event("x") instanceof Mine_, new Mine_("x") instanceof Mine_, {} instanceof Event]',
      ),
    ).to.deep.equal([true, false, true, false]);
  });

  it('include those of the lifecycle', () => {
    const page = openPage();

    expect(
      page.run(`[new PageTransitionEvent('pageshow', { persisted: true }).persisted, new PageTransitionEvent('x').persisted,
        new BeforeUnloadEvent('x').returnValue, new PromiseRejectionEvent('x', { promise: null, reason: 1 }).reason]`),
    ).to.deep.equal([true, false, '', 1]);
  });

  it('are made by createEvent under their legacy names, StorageEvent as the model defined it', () => {
    const page = openPage();
    class StorageEvent extends page.host.Event {}
    page.host.define('StorageEvent', { value: StorageEvent });

    expect(page.window.document.createEvent('storageevent')).to.be.instanceOf(StorageEvent);
    expect(page.run('document.createEvent("HTMLEvents").type')).to.equal('');
    expect(() => page.run('document.createEvent("NoEvent")')).to.throw(page.window.DOMException);
  });

  it('has srcElement, which is the target', () => {
    const page = openPage();

    page.run(
      `var log = []; addEventListener('x', (e) => log.push(e.srcElement === window)); var x = new Event('x'); log.push(x.srcElement); dispatchEvent(x)`,
    );

    expect(page.run('log')).to.deep.equal([null, true]);
  });
});
