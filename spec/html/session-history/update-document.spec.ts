import { expect } from 'chai';
import { createAndActivate } from '../../../lib/html/navigation/create-document.ts';
import { noSandboxingFlags } from '../../../lib/html/policies/sandboxing-flags.ts';
import { DocumentState, SessionHistoryEntry } from '../../../lib/html/records/session-history-entry.ts';
import { updateForHistoryStep } from '../../../lib/html/session-history/update-document.ts';
import type { BareWindow } from '../../../lib/index.ts';
import { determineOrigin } from '../../../lib/origin/origin.ts';
import { traversable } from '../bare-model.ts';
import { hooked } from '../hooked-host.ts';

type Entry = SessionHistoryEntry;

const a = 'https://a.example/';
const opaque = (): never => {
  throw new Error('no opaque origin is needed');
};

/** What a document hears of its history, with URL and state at that time. */
async function listening(): Promise<{ tab: Awaited<ReturnType<typeof hooked>>['tab']; heard: unknown[] }> {
  const { tab } = await hooked(a);
  const { window } = tab;
  const heard: unknown[] = [];
  window.addEventListener('popstate', ({ state }) =>
    heard.push(['popstate', state, window.location.href, window.history.state === state]),
  );
  window.addEventListener('hashchange', ({ oldURL, newURL }) => heard.push(['hashchange', oldURL, newURL]));
  return { tab, heard };
}

describe('a document that shows another entry', () => {
  it('has its URL and its state when popstate is fired, and hears of another fragment in a task', async () => {
    const { tab, heard } = await listening();
    tab.window.history.replaceState('first', '');
    tab.window.history.pushState('second', '', '#x');

    await tab.run(({ history }) => history.back());
    await tab.browser.step({ choose: 'tab1.navigation' });
    const atOnce = heard.splice(0);
    await tab.browser.settle();

    expect(atOnce).to.deep.equal([['popstate', 'first', a, true]]);
    expect(heard).to.deep.equal([['hashchange', `${a}#x`, a]]);
  });

  it('hears of no other fragment where there is none', async () => {
    const { tab, heard } = await listening();
    tab.window.history.pushState('second', '', '/x');

    await tab.back();
    await tab.browser.settle();

    expect(heard).to.deep.equal([['popstate', null, a, true]]);
  });

  it('hears nothing where it shows that entry already', async () => {
    const { tab, heard } = await listening();
    await tab.goto('/2');

    await tab.back();
    await tab.browser.settle();

    expect(heard).to.deep.equal([]);
  });

  it('hears of it also when it was kept meanwhile, after pageshow', async () => {
    const { tab, heard } = await listening();
    tab.window.addEventListener('pageshow', () => heard.push('pageshow'));
    tab.window.history.pushState(1, '', '/x');
    await tab.goto('/2');

    tab.window.history.go(-2);
    await tab.browser.settle();

    expect(heard).to.deep.equal(['pageshow', ['popstate', null, a, true]]);
  });

  it('that is new hears nothing', async () => {
    const { tab } = await hooked(a, { behaviour: { backForwardCache: 'off' } });
    tab.window.history.pushState('kept', '', '#x');
    await tab.goto('/2');

    await tab.back();

    expect([tab.url, tab.window.history.state]).to.deep.equal([`${a}#x`, 'kept']);
    expect(tab.browser.trace.events({ type: 'task-queued' }).map(({ label }) => label)).not.to.include('hashchange');
  });

  it('hears nothing more when a popstate handler ends it', async () => {
    const { tab, heard } = await listening();
    tab.window.history.pushState(1, '', '#x');
    tab.window.addEventListener('popstate', () => tab.crash());

    await tab.back();
    await tab.browser.settle();

    expect(heard).to.deep.equal([['popstate', null, a, true]]);
  });

  it('shows its first one silently', () => {
    const navigable = traversable();
    const documentState = new DocumentState({});
    const [one, two] = [a, `${a}#x`].map((url) => new SessionHistoryEntry(url, documentState, url)) as [Entry, Entry];
    const response = { url: a, status: 200, headers: [], body: '' };
    const document = createAndActivate(navigable, one, {
      response,
      origin: determineOrigin(new URL(a), false, null, opaque),
      aboutBaseURL: null,
      sandboxingFlags: noSandboxingFlags,
    })!;
    let heard = 0;
    (document.window as BareWindow).addEventListener('popstate', () => heard++);
    document.history.latestEntry = null;

    updateForHistoryStep(document, two);

    expect([document.history.latestEntry === two, document.history.state, document.url, heard]).to.deep.equal([
      true,
      `${a}#x`,
      a,
      0,
    ]);
  });
});
