import { expect } from 'chai';
import { innerOf } from '../../../lib/browser/inner.ts';
import { tabs } from '../../../lib/index.ts';
import { hosts, openTabs } from '../../conformance/hosts.ts';
import { ObserverDouble } from '../../event-loop/observer-double.ts';
import { itSoaks } from '../../soak.ts';
import { hooked } from '../hooked-host.ts';

describe('a document', () => {
  it('is in the trace from its making to its end, with URL and origin', async () => {
    const { browser, tab } = await hooked('https://a.example:8443/x', { behaviour: { backForwardCache: 'off' } });
    await tab.goto('about:blank');
    await tab.close();

    const types = ['document-created', 'document-loaded', 'document-destroyed'] as const;
    const events = browser.trace.events({ type: types });

    expect(events.map(({ type, document }) => [type, document])).to.deep.equal([
      ['document-created', 1],
      ['document-loaded', 1],
      ['document-destroyed', 1],
      ['document-created', 2],
      ['document-loaded', 2],
      ['document-destroyed', 2],
    ]);
    expect(browser.trace.events({ type: 'document-created' }).map(({ origin }) => origin)).to.deep.equal([
      'https://a.example:8443',
      'null',
    ]);
  });

  it('has the tasks of its sources on the loop of its agent', async () => {
    const { browser, made } = await hooked();
    const { hooks } = made[0]!.init;

    hooks.queueTask('one', () => undefined);
    hooks.queueTask('two', () => undefined);

    expect(browser.pending.map(({ name, label, document, why }) => [name, label, document, why])).to.deep.equal([
      ['tab1.dom', 'one', 'https://a.example/', 'runnable'],
      ['tab1.dom', 'two', 'https://a.example/', 'behind'],
    ]);
  });

  it('has the URL of its first use of storage, and its own as long as there was none', async () => {
    const { tab } = await hooked('https://a.example/');
    const document = [...innerOf(tab.browser).userAgent.documents.all()][0]!;

    document.setURL('https://a.example/1', true);
    const before = document.urlAtFirstUse;
    void tab.window.localStorage;
    document.setURL('https://a.example/2', true);
    void tab.window.sessionStorage;

    expect([before, document.urlAtFirstUse, document.url]).to.deep.equal([
      'https://a.example/1',
      'https://a.example/1',
      'https://a.example/2',
    ]);
    expect(document.process).to.equal(document.agent.process);
  });

  it('tells its window what was thrown, and does not begin again for what that throws', async () => {
    const { browser, tab, made } = await hooked();
    const seen: unknown[] = [];
    tab.window.addEventListener('error', ({ error }) => {
      seen.push(error);
      made[0]!.init.hooks.reportException('second');
    });

    made[0]!.init.hooks.reportException('first');

    expect(seen).to.deep.equal(['first']);
    expect(browser.trace.events({ type: 'error' }).map(({ message }) => message)).to.deep.equal(['second', 'first']);
  });

  it('that is gone only notes what was thrown', async () => {
    const { browser, tab, made } = await hooked('https://a.example/', { behaviour: { backForwardCache: 'off' } });
    const { window } = made[0]!.host;
    let heard = false;
    window.addEventListener('error', () => (heard = true));
    await tab.goto('https://b.example/');

    made[0]!.init.hooks.reportException(new Error('late'));

    expect(heard).to.equal(false);
    expect(browser.trace.events({ type: 'error' })[0]).to.include({ document: 1, message: 'Error: late', handled: false });
  });

  for (const { name, host } of hosts) {
    it(`runs script in the task of a storage event that somebody hears, and in no other: ${name}`, async () => {
      const [writer, hearer] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      const { browser } = writer;
      const ran: [string, boolean][] = [];
      const observer = new ObserverDouble();
      observer.ended = ({ label }, ranScript) => void ran.push([label, ranScript]);
      innerOf(browser).userAgent.kernel.observer = observer;

      writer.localStorage.setItem('unheard', '1');
      await browser.settle();
      hearer.window.addEventListener('storage', () => undefined);
      writer.localStorage.setItem('heard', '1');
      await browser.settle();

      expect(ran).to.deep.equal([
        ['storage unheard', false],
        ['storage heard', true],
      ]);
    });
  }

  itSoaks('remembers the storage events of a long run up to a limit, the latest ones', async () => {
    const [writer, hearer] = await tabs(2, { trace: 'off', limits: { tasks: 200_000 } });
    const { localStorage } = writer.window;
    const count = 2 * 65_536 + 1;

    for (let number = 1; number <= count; number++) localStorage.setItem('k', `${number}`);
    await writer.browser.settle();

    expect(hearer.heard.length).to.be.within(65_536, 80_000);
    expect(hearer.heard.at(-1)?.newValue).to.equal(`${count}`);
  });
});
