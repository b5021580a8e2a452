import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { textOfRaces } from '../../lib/trace/explain-races.ts';
import type { Race } from '../../lib/trace/happens-before/races.ts';

function race(first: number, second: number, key: string | null = 'k'): Race {
  const side = (step: number, tab: string | null, access: 'read' | 'write') => ({ step, tab, access, i: step, document: 1 });
  return { area: 'localStorage https://a.example', key, first: side(first, 'tab1', 'read'), second: side(second, null, 'write') };
}

describe('the races of a step', () => {
  it('are told from the side of the step', () => {
    expect(textOfRaces([race(3, 4)], 3)).to.equal(
      '\nRace: it reads k of localStorage https://a.example, and step 4 of the user agent writes it; nothing says which comes first.',
    );
    expect(textOfRaces([race(3, 4, null)], 4)).to.equal(
      '\nRace: it writes the keys of localStorage https://a.example, and step 3 of tab1 reads it; nothing says which comes first.',
    );
  });

  it('are none of other steps', () => {
    expect(textOfRaces([race(3, 4)], 5)).to.equal('');
  });

  it('are counted where they are many', () => {
    const many = (count: number): Race[] => Array.from({ length: count }, (_, n) => race(0, n + 1));

    expect(textOfRaces(many(4), 0)).to.match(/\nIt is in 1 more race: trace\.races\(\) has all\.$/);
    expect(textOfRaces(many(9), 0)).to.match(/\nIt is in 6 more races: trace\.races\(\) has all\.$/);
  });

  it('are at the end of the explanation of a step', async () => {
    const browser = new Browser();
    const tabs = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
    for (const tab of tabs) tab.start(({ localStorage }) => localStorage.setItem('k', 'v'));
    await browser.settle();
    const { first, second } = browser.trace.races().races[0]!;

    expect(browser.trace.explain(first.step)).to.include(
      `\nRace: it writes k of localStorage https://a.example, and step ${second.step} of tab2`,
    );
  });
});
