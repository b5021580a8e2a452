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

  it('include those of history, with defaults and converted', () => {
    const page = openPage();
    page.clock.now = 40;

    expect(
      page.run(`pop = new PopStateEvent('popstate', { state: 1, bubbles: true, hasUAVisualTransition: 1 }); hash = new HashChangeEvent('x', { newURL: 7 });
        [pop.state, pop.bubbles, pop.hasUAVisualTransition, pop.timeStamp, new PopStateEvent('x').state, new PopStateEvent('x', null).hasUAVisualTransition,
          hash.newURL, hash.oldURL, hash.timeStamp, new HashChangeEvent('x').newURL, pop instanceof PopStateEvent, hash instanceof PopStateEvent]`),
    ).to.deep.equal([1, true, true, 40, null, false, '7', '', 40, '', true, false]);
  });

  it('include messages, whose ports are a frozen array of the page', () => {
    const page = openPage();

    expect(
      page.run(`port = {}; m = new MessageEvent('x', { data: 1, origin: 'o', lastEventId: 2, source: window, ports: [port] });
        [m.data, m.origin, m.lastEventId, m.source === window, m.ports[0] === port, Object.isFrozen(m.ports), m.ports instanceof Array]`),
    ).to.deep.equal([1, 'o', '2', true, true, true, true]);
    expect(page.run(`n = new MessageEvent('x'); [n.data, n.origin, n.lastEventId, n.source, n.ports]`)).to.deep.equal([
      null,
      '',
      '',
      null,
      [],
    ]);
  });

  it('include messages that are made anew by initMessageEvent, but not while they are dispatched', () => {
    const page = openPage();

    page.run(`var m = document.createEvent('MessageEvent'), log = []; const show = () => log.push([m.type, m.bubbles, m.data, m.origin, m.lastEventId, m.ports.length]);
      m.initMessageEvent('y', true, false, 1, 'o', 'l', null, [{}]); show();
      addEventListener('y', () => { m.initMessageEvent('z', false, false, 2); show() }); dispatchEvent(m); m.initMessageEvent('w'); show()`);

    expect(page.run('log')).to.deep.equal([
      ['y', true, 1, 'o', 'l', 1],
      ['y', true, 1, 'o', 'l', 1],
      ['w', false, null, '', '', 0],
    ]);
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
