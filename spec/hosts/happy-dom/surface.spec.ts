import { expect } from 'chai';
import { openUserPage } from '../../ui-events/user-page.ts';

describe('the surface of a document in happy-dom', () => {
  it('gives the focus to an element, and takes it away', async () => {
    const { tab, run } = await openUserPage('<input id="n"><p id="p">');

    await tab.click('#n');
    const given = run('document.activeElement.id');
    await tab.click('#p');

    expect([given, run('document.activeElement === document.body')]).to.deep.equal(['n', true]);
  });
});
