import { expect } from 'chai';
import { setOngoingNavigation } from '../../../lib/html/navigables/set-ongoing-navigation.ts';
import { OngoingNavigation } from '../../../lib/html/records/ongoing-navigation.ts';
import { tabAt } from '../model-tree.ts';

describe('the ongoing navigation', () => {
  it('gives way to another one, and whoever waits for a traversal hears of its end, once', () => {
    const { tab } = tabAt('https://a.example/');
    let ended = 0;
    const traversal = new OngoingNavigation('https://a.example/1', () => ended++);

    setOngoingNavigation(tab, traversal);
    setOngoingNavigation(tab, traversal);
    const before = ended;
    setOngoingNavigation(tab, null);

    expect([before, ended, tab.ongoingNavigation]).to.deep.equal([0, 1, null]);
  });
});
