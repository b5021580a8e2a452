import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import type { Tab } from '../../lib/index.ts';
import { warningsOf } from '../../lib/trace/warnings.ts';
import { local, queued, ran, runOf, type Body } from './happens-before/runs.ts';

async function twoTabs(): Promise<{ readonly browser: Browser; readonly tab: Tab; readonly other: Tab }> {
  const browser = new Browser();
  return { browser, tab: await browser.open('https://a.example/'), other: await browser.open('https://a.example/') };
}

function codes(browser: Browser): string[] {
  return browser.trace.warnings().map(({ code }) => code);
}

const heardClear: Body = {
  ...({ type: 'event-fired', area: local, document: 2, task: 0, key: null, oldValue: null, newValue: null } as const),
  url: 'https://a.example/',
};
const failed: Body = {
  ...({ type: 'error', document: 2, kind: 'exception', message: 'E', url: '', line: 0, column: 0, stack: '' } as const),
  ...({ by: 'page', handled: false } as const),
};

describe('a warning', () => {
  it('is given for a storage event that was made by hand, and for what it tells of that was never stored', async () => {
    const { browser, tab } = await twoTabs();
    tab.localStorage.setItem('k', 'v');
    const dispatch = (init: Readonly<Record<string, unknown>>): void => {
      tab.window.dispatchEvent(new tab.window.StorageEvent('storage', init));
    };

    dispatch({ key: 'k', newValue: 'v' });
    dispatch({ key: 'k', newValue: 'other' });
    dispatch({ key: 'k', newValue: null });
    dispatch({});

    const made = browser.trace.warnings();
    expect(made.map(({ code }) => code)).to.deep.equal([
      ...['HAND_MADE_EVENT', 'HAND_MADE_EVENT', 'NEVER_STORED', 'HAND_MADE_EVENT', 'HAND_MADE_EVENT'],
    ]);
    expect(made[1]?.text).to.equal(
      'A storage event (k=other) was made by hand and dispatched at tab1: nothing was stored, and no other tab hears of it.',
    );
    expect(made[2]?.text).to.equal('That storage event tells of k=other, and k had not had the value other by then.');
    expect(made[0]).to.include({ step: browser.trace.events({ type: 'event-dispatched' })[0]?.step });
  });

  it('is not given for a value that storage had before the run, or has no longer', () => {
    const of = { area: local, document: 1, key: 'k' } as const;
    const dispatched = (newValue: string): Body => ({
      type: 'event-dispatched',
      document: 1,
      key: 'k',
      oldValue: null,
      newValue,
    });
    const known: Body[] = [
      { type: 'storage-read', value: 'read', length: 4, ...of },
      { type: 'storage-read', value: null, length: 0, ...of },
      { type: 'storage-written', oldValue: 'old', newValue: 'new', ...of },
      { type: 'storage-unchanged', value: 'same', ...of },
      { type: 'storage-removed', oldValue: 'removed', ...of },
    ];
    const origins = { kind: 'localStorage', origin: 'https://a.example', tab: null } as const;

    const made = warningsOf(
      runOf(
        { type: 'area-created', area: local, ...origins },
        known,
        ['read', 'old', 'new', 'same', 'removed', 'never'].map(dispatched),
      ),
    );

    expect(made.filter(({ code }) => code === 'NEVER_STORED').map(({ text }) => text)).to.deep.equal([
      'That storage event tells of k=never, and k had not had the value never by then.',
    ]);
  });

  it('is given for what fails where clear() is heard of', () => {
    const [warning, ...more] = warningsOf(runOf(queued(0, 2), ran(0, heardClear, failed), failed, queued(1, 2), ran(1, failed)));

    expect(more).to.deep.equal([]);
    expect(warning).to.include({ code: 'THREW_ON_CLEAR', step: 0 });
    expect(warning?.text).to.match(/^tab2 failed \(E\) when it heard that an area was cleared/);
  });

  it('is given for a tab that does again what it has heard', async () => {
    const { browser, tab, other } = await twoTabs();
    other.window.addEventListener('storage', ({ key, newValue }) => {
      if (key === null) other.window.localStorage.clear();
      else if (newValue === null) other.window.localStorage.removeItem(key);
      else other.window.localStorage.setItem(key, newValue);
    });

    tab.localStorage.setItem('k', 'v');
    await browser.settle();
    tab.localStorage.removeItem('k');
    await browser.settle();
    tab.localStorage.clear();
    tab.localStorage.setItem('l', '1');
    tab.localStorage.clear();
    tab.localStorage.setItem('l', '2');
    await browser.settle();

    const made = browser.trace.warnings();
    expect(made.map(({ code }) => code)).to.deep.equal(['ECHO', 'ECHO', 'ECHO', 'ECHO', 'ECHO']);
    expect(made.map(({ text }) => text)).to.include.members([
      'tab2 heard of k=v and did the same again, which changed nothing only because the value was still there.',
      'tab2 heard of clear and did the same again.',
    ]);
  });

  it('is not given for a tab that answers with something else', async () => {
    const { browser, tab, other } = await twoTabs();
    other.window.addEventListener('storage', ({ key }) => {
      if (key === 'k') other.window.localStorage.setItem('seen', 'v');
      if (key === 'l') other.window.localStorage.setItem('l', 'mine');
      other.window.sessionStorage.setItem('k', 'v');
    });

    tab.localStorage.setItem('k', 'v');
    tab.localStorage.setItem('l', 'v');
    await browser.settle();

    expect(codes(browser)).to.deep.equal([]);
  });

  it('is not given for another page that does the same in that step, nor once the step is over', () => {
    const heard: Body = { ...heardClear, key: 'k', newValue: 'v' } as Body;
    const write = (document: number): Body => ({ type: 'storage-unchanged', area: local, document, key: 'k', value: 'v' });

    expect(warningsOf(runOf(queued(0, 2), ran(0, heard, write(1)), queued(1, 2), ran(1, write(2))))).to.deep.equal([]);
    expect(warningsOf(runOf(queued(0, 2), ran(0, heard, write(2)))).map(({ code }) => code)).to.deep.equal(['ECHO']);
  });

  it('is the end of what explain says of its step', async () => {
    const { browser, tab } = await twoTabs();
    tab.window.dispatchEvent(new tab.window.StorageEvent('storage'));
    const [{ step, text, mend } = { step: -1, text: '', mend: '' }] = browser.trace.warnings();

    expect(browser.trace.explain(step).split('\n').at(-1)).to.equal(`Warning: ${text} ${mend}`);
    expect(browser.trace.explain(step - 1)).not.to.include('Warning');
  });

  it('is not for a step of nobody: what belongs to no page is called a page', () => {
    const [warning] = warningsOf(runOf({ type: 'event-dispatched', document: 9, key: null, oldValue: null, newValue: null }));

    expect(warning?.text).to.include('dispatched at a page');
  });
});
