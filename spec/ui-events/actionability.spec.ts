import { expect } from 'chai';
import { openUserPage, refused } from './user-page.ts';

describe('what a user can act on', () => {
  const body = `<style>.gone { display: none } .unseen { visibility: hidden }</style>
    <div hidden><b id="hidden">x</b></div><div style="display: none"><b id="none">x</b></div><div class="gone"><b id="gone">x</b></div>
    <div class="unseen"><b id="unseen">x</b></div><input type="hidden" id="input"><details><summary>s</summary><b id="folded">x</b></details>
    <button id="disabled" disabled>x</button><fieldset disabled><legend><input id="legend"></legend><input id="fieldset"></fieldset>
    <div aria-disabled="true"><b id="aria">x</b></div><div inert><b id="inert">x</b></div><input id="readonly" readonly><p id="text">x</p>
    <input type="checkbox" id="box"><div contenteditable="false" id="fixed">x</div>`;

  for (const [id, why] of [
    ...['hidden', 'none', 'gone', 'unseen', 'input', 'folded'].map((each) => [each, 'It is hidden.'] as const),
    ...['disabled', 'fieldset'].map((each) => [each, 'It is disabled.'] as const),
    ['aria', 'It is disabled (aria-disabled).'],
    ['inert', 'It is inert.'],
  ] as const) {
    it(`is not what ${why.slice(3, -1)}: #${id}`, async () => {
      const { tab, heard } = await openUserPage(body);

      const { code, message } = await refused(tab.click(`#${id}`));

      expect([code, message.includes(why)]).to.deep.equal(['NOT_ACTIONABLE', true]);
      expect(heard()).to.deep.equal([]);
    });
  }

  it('is what stands in the legend of a fieldset that is disabled', async () => {
    const { tab, heard } = await openUserPage(body, ['pressing']);

    await tab.click('#legend');

    expect(heard().at(-1)).to.equal('click legend');
  });

  it('with text is a field, and none that is read-only', async () => {
    const { tab } = await openUserPage(body);

    const whys = [];
    for (const id of ['readonly', 'text', 'box', 'fixed']) whys.push((await refused(tab.fill(`#${id}`, 'x'))).why);

    expect(whys).to.deep.equal(['It is read-only.', ...Array<string>(3).fill('It is no field for text.')]);
  });

  it('by typing is no field that is read-only, disabled, or chosen as a whole', async () => {
    const { tab, heard } = await openUserPage(`${body}<input type="date" id="date"><div tabindex="0" id="game">x</div>`);

    const whys = [];
    for (const id of ['readonly', 'fieldset', 'date']) whys.push((await refused(tab.type(`#${id}`, 'x'))).why);
    const before = heard();
    await tab.type('#game', 'x');

    expect(whys).to.deep.equal([
      'It is read-only.',
      'It is disabled.',
      'It takes its value as a whole, as by fill(), and no text key by key.',
    ]);
    expect(before).to.deep.equal([]);
    expect(heard()).to.include('keydown game');
  });

  for (const control of ['<input type="checkbox" id="c">', '<button id="c">x</button>', '<select id="c"><option>x</select>']) {
    it(`by typing is no control that takes no text: ${control}`, async () => {
      const { tab, heard } = await openUserPage(control);

      const { code, why } = await refused(tab.type('#c', 'x'));

      expect([code, why, heard()]).to.deep.equal(['NOT_ACTIONABLE', 'It is no field for text.', []]);
    });
  }

  it('with keys is what can have the focus', async () => {
    const { tab } = await openUserPage(body);

    const errors = [
      await refused(tab.focus('#text')),
      await refused(tab.type('#text', 'x')),
      await refused(tab.press('x', '#text')),
    ];

    expect(errors.map(({ why }) => why)).to.deep.equal(Array(3).fill('It cannot have the focus.'));
  });
});
