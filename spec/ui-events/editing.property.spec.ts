import { expect } from 'chai';
import fc from 'fast-check';
import { runsOf } from '../soak.ts';
import { TextField } from './reference/text-field.ts';
import { openUserPage } from './user-page.ts';

const arrows = ['ArrowLeft', 'ArrowRight', 'Home', 'End'];
const keys = ['a', 'B', ' ', '7', '😀', 'Backspace', 'Delete', 'Control+a', ...arrows, ...arrows.map((each) => `Shift+${each}`)];

describe('a field, whatever keys are pressed', () => {
  it('holds and selects what a user expects, and tells of every change', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...keys), { maxLength: 20 }), async (pressed) => {
        const { browser, tab, heard, run } = await openUserPage('<input id="n">', ['keys']);
        const expected = new TextField();
        let changes = 0;
        await tab.focus('#n');

        for (const key of pressed) {
          const before = expected.value;
          expected.press(key);
          await tab.press(key);
          if (expected.value !== before) changes++;
          const found = JSON.parse(String(run('JSON.stringify([n.value, n.selectionStart, n.selectionEnd])'))) as unknown;
          expect(found).to.deep.equal([expected.value, ...expected.selection]);
        }

        expect(heard().filter((each) => each === 'input n').length).to.be.at.least(changes);
        await browser.close();
      }),
      { numRuns: runsOf('keys in a field') },
    );
  });

  it('holds it in a field of the type email, too, but for the spaces at its ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...keys), { maxLength: 20 }), async (pressed) => {
        const { browser, tab, value } = await openUserPage('<input id="n" type="email">');
        const expected = new TextField();
        await tab.focus('#n');

        for (const key of pressed) {
          expected.press(key);
          await tab.press(key);
          expect(value('n')).to.equal(expected.value.trim());
        }

        await browser.close();
      }),
      { numRuns: runsOf('keys in a field') },
    );
  });
});
