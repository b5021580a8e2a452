import { expect } from 'chai';
import { onEachHost } from './each-host.ts';
import { openUserPage } from '../../ui-events/user-page.ts';

onEachHost('the surface of a document', ({ host }) => {
  it('has the body where there is one, or the root, and what has the focus', async () => {
    const { tab, run, heard } = await openUserPage('<input id="n">', ['keys'], { host: host() });
    run(`document.body.remove()`);

    await tab.press('Escape');

    expect(heard()).to.deep.equal(['keydown html', 'keyup html']);
  });

  it('heeds what page code puts in the place of classes and of members not at all', async () => {
    const { tab, run, heard, value } = await openUserPage('<input id="n"><input type="checkbox" id="c">', undefined, {
      host: host(),
    });
    run(`globalThis.PointerEvent = globalThis.KeyboardEvent = globalThis.InputEvent = function () { throw new Error('mine'); };
      n.setSelectionRange = () => { throw new Error('mine'); };`);

    await tab.type('#n', 'ab');
    await tab.press('Control+a');
    await tab.press('x');
    await tab.check('#c');

    expect([value('n'), heard().at(-1)]).to.deep.equal(['x', 'change c']);
  });
});
