import { expect } from 'chai';
import { describeHtml, hosts, htmlHost, openTabs } from './hosts.ts';
import { openServed, page } from './lives/server.ts';

const nameOf = '(steps) => { try { steps(); return "dispatched" } catch (error) { return error.name } }';

for (const { name, host } of hosts) {
  describe(`an event (${name})`, () => {
    for (const alias of ['Event', 'HTMLEvents', 'CustomEvent', 'MessageEvent', 'HashChangeEvent', 'StorageEvent']) {
      it(`of createEvent('${alias}') is dispatched once it was initialized, and not before`, async () => {
        const [tab] = await openTabs(host(), 'https://a.example/');

        const seen = await tab.evaluate(`
          const event = document.createEvent('${alias}');
          const targets = [window, document, new EventTarget()];
          const before = targets.map((target) => (${nameOf})(() => target.dispatchEvent(event)));
          event.initEvent('x', true, true);
          [...before, ...targets.map((target) => (${nameOf})(() => target.dispatchEvent(event))), event.type]`);

        expect(seen).to.deep.equal([
          'InvalidStateError',
          'InvalidStateError',
          'InvalidStateError',
          'dispatched',
          'dispatched',
          'dispatched',
          'x',
        ]);
      });
    }

    it('is not dispatched again by a listener of it, and can be afterwards', async () => {
      const [tab] = await openTabs(host(), 'https://a.example/');

      const seen = await tab.evaluate(`
        const log = [];
        const again = (event) => { log.push((${nameOf})(() => window.dispatchEvent(event))) };
        window.addEventListener('x', again, { once: true });
        const event = new Event('x');
        window.dispatchEvent(event);
        window.dispatchEvent(event);
        log`);

      expect(seen).to.deep.equal(['InvalidStateError']);
    });
  });
}

describeHtml('the load of an iframe element', () => {
  it('has a microtask checkpoint after each listener, and calls them in order', async () => {
    const host = htmlHost();
    const { tab, browser } = await openServed(host, 'https://a.example/', { '/': () => page('<div></div>') });
    await tab.evaluate(`
      var log = [];
      const frame = document.createElement('iframe');
      const note = (name) => (event) => {
        log.push(name + ' ' + event.eventPhase + event.isTrusted + (event.target === frame));
        queueMicrotask(() => log.push('microtask of ' + name));
      };
      window.addEventListener('load', note('window'), true);
      document.addEventListener('load', note('document'), true);
      document.querySelector('div').addEventListener('load', note('bubbled'));
      frame.addEventListener('load', note('first'));
      frame.addEventListener('load', note('captured'), true);
      frame.onload = note('handler');
      frame.src = '/f';
      document.querySelector('div').append(frame); 0`);

    await browser.settle();

    expect(await tab.evaluate('log')).to.deep.equal(
      ['document 1', 'captured 2', 'first 2', 'handler 2'].flatMap((each) => [
        `${each}truetrue`,
        `microtask of ${each.slice(0, -2)}`,
      ]),
    );
  });
});
