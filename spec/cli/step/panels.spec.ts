import { expect } from 'chai';
import type { Browser } from '../../../lib/index.ts';
import type { StepKey } from '../../../lib/cli/step/keys.ts';
import { nextPanel, storagePanel, waitingPanel } from '../../../lib/cli/step/panels.ts';
import type { StepSession } from '../../../lib/cli/step/session.ts';
import { race, sessionOf } from './play.ts';

interface Panels {
  readonly next: string[];
  readonly waiting: string[];
  readonly storage: string[];
}

function panelsOf(session: StepSession, width = 60): Panels {
  const state = session.run.states.after(session.events);
  const texts = (lines: readonly { readonly text: string }[]): string[] => lines.map(({ text }) => text);
  return {
    next: texts(nextPanel(session, state, width)),
    waiting: texts(waitingPanel(session, state, width)),
    storage: texts(storagePanel(state)),
  };
}

async function at(
  run: (browser: Browser<object>) => unknown,
  ...keys: Exclude<StepKey['kind'], 'choose'>[]
): Promise<StepSession> {
  const { session } = await sessionOf(run);
  for (const kind of keys) await session.press({ kind });
  return session;
}

describe('the panels', () => {
  it('number what may run next, and mark what runs if nobody chooses', async () => {
    expect(panelsOf(await at(race, 'choice'))).to.deep.equal({
      next: ['May run next', '►1 tab2 storage k', ' 2 tab3 storage k'],
      waiting: ['Waits', 'tab1 timer 40 ms: from 40 ms on'],
      storage: ['local https://a.example', ' k = v'],
    });
  });

  it('say that a page loads, or the scenario itself goes on, where there is no choice', async () => {
    const session = await at(race);
    const loading = panelsOf(session);
    while (session.next?.task !== null) await session.press({ kind: 'forward' });
    const outside = panelsOf(session);

    expect(loading.next).to.deep.equal(['Next', '► tab1 navigate https://a.example/a', 'no choice while a page loads']);
    expect(loading)
      .to.include.keys('waiting')
      .and.deep.include({ waiting: [], storage: ['Storage', 'not used yet'] });
    expect(outside.next).to.deep.equal(['Next', '► the scenario goes on: call from outside']);
    expect(panelsOf(session, 30).next).to.deep.equal(['Next', '► the scenario goes on:', '   call from outside']);
  });

  it('say how it ended, and what is left', async () => {
    const passed = panelsOf(await at(race, 'end'));
    const failed = panelsOf(
      await at(() => {
        throw new Error('bad');
      }, 'end'),
    );

    expect(passed.next).to.deep.equal(['The end', 'passed: tab3']);
    expect(passed.waiting).to.deep.equal([]);
    expect(passed.storage).to.deep.equal(['local https://a.example', ' k = v', ' winner = tab3', ' late = 1']);
    expect(failed.next.slice(0, 2)).to.deep.equal(['The end', 'failed: Error: bad']);
  });

  it('say why something waits: behind another task, ready, its page is not shown, its time', async () => {
    const session = await at(async (browser) => {
      const [one, two] = [await browser.open('https://a.example/'), await browser.open('https://a.example/b')];
      two.localStorage.setItem('before', '1');
      await two.goto('https://b.example/');
      await browser.open('https://a.example/c');
      one.localStorage.setItem('k', '1');
      one.localStorage.clear();
      await browser.settle();
    });
    const seen = new Set<string>();
    while (session.next !== null) {
      for (const text of panelsOf(session).waiting) seen.add(text);
      await session.press({ kind: 'forward' });
    }

    expect([...seen]).to.include.members([
      'tab1 storage before: ready',
      'tab2 storage k: held, its page is not shown',
      'tab3 storage cleared: behind storage k',
    ]);
  });

  it('show session storage with its tab, an area that is empty, and none of the markup of a value', async () => {
    const { storage } = panelsOf(
      await at(async (browser) => {
        const tab = await browser.open('https://a.example/');
        tab.sessionStorage.setItem('\u202ek', '\u001b[2J');
        tab.localStorage.setItem('k', '1');
        tab.localStorage.clear();
      }, 'end'),
    );

    expect(storage).to.deep.equal(['session https://a.example tab1', ' �k = ␛[2J', 'local https://a.example', ' empty']);
  });
});
