import { expect } from 'chai';
import { openUserPage } from '../../ui-events/user-page.ts';

describe('the surface of a document in happy-dom', () => {
  it('has the body where there is one, or the root, and what has the focus', async () => {
    const { tab, run, heard } = await openUserPage('<input id="n">', ['keys']);
    run(`document.body.remove()`);

    await tab.press('Escape');

    expect(heard()).to.deep.equal(['keydown html', 'keyup html']);
  });

  it('heeds what page code puts in the place of classes and of members not at all', async () => {
    const { tab, run, heard, value } = await openUserPage('<input id="n"><input type="checkbox" id="c">');
    run(`globalThis.PointerEvent = globalThis.KeyboardEvent = globalThis.InputEvent = function () { throw new Error('mine'); };
      n.setSelectionRange = () => { throw new Error('mine'); };`);

    await tab.type('#n', 'ab');
    await tab.press('Control+a');
    await tab.press('x');
    await tab.check('#c');

    expect([value('n'), heard().at(-1)]).to.deep.equal(['x', 'change c']);
  });
});
