import { expect } from 'chai';
import { enterNewGroup, leaveGroup } from '../../../lib/html/navigables/leave-group.ts';
import { popupOf, tabAt } from '../model-tree.ts';

describe('a tab that leaves its browsing context group', () => {
  it('is nobody’s opener any more', () => {
    const { tab, document } = tabAt('https://a.example/');
    const popup = popupOf(document);

    leaveGroup(tab);

    expect([popup.opener, popup.group.topLevels]).to.deep.equal([null, [popup]]);
  });

  it('goes on in one of its own, under the name that it is given', () => {
    const { tab, document } = tabAt('https://a.example/');
    const popup = popupOf(document);

    enterNewGroup(popup, 'tab1-popup1#2');

    expect([popup.group === tab.group, popup.group.name, popup.group.topLevels]).to.deep.equal([false, 'tab1-popup1#2', [popup]]);
  });
});
