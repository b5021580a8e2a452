import { expect } from 'chai';
import { openUserPage } from './user-page.ts';

describe('what the user sees in a field', () => {
  for (const [typed, values] of [
    ['-5', ['', '-5']],
    ['.5', ['', '.5']],
    ['1.5', ['1', '', '1.5']],
    ['1e3', ['1', '', '1e3']],
    ['12x', ['1', '12', '12']],
    ['1,5', ['1', '1', '15']],
    ['+1', ['', '']],
    ['1e999', ['1', '', '1e9', '1e99', '']],
  ] as const) {
    it(`stays while a number is typed, and the value is what it is a number of: ${typed}`, async () => {
      const { tab, value } = await openUserPage('<input id="n" type="number">');
      const seen: unknown[] = [];
      await tab.focus('#n');

      for (const key of typed) {
        await tab.press(key);
        seen.push(value('n'));
      }

      expect(seen).to.deep.equal(values);
    });
  }

  it('is bad input as long as it is no number yet', async () => {
    const { tab, run } = await openUserPage('<input id="n" type="number" step="any">');
    const validity = (): unknown => run('[n.validity.badInput, n.validity.valid].join()');
    const seen = [validity()];
    await tab.focus('#n');

    for (const key of ['-', '1', 'e', '3', 'Backspace', 'Control+a', 'Delete']) {
      await tab.press(key);
      seen.push(validity());
    }

    const [bad, good] = ['true,false', 'false,true'];
    expect(seen).to.deep.equal([good, bad, good, bad, good, bad, bad, good]);
  });

  it('is no part of a number: beforeinput tells of it, and input does not', async () => {
    const { tab, heard } = await openUserPage('<input id="n" type="number">', ['keys']);

    await tab.press('x', '#n');

    expect(heard()).to.deep.equal(['keydown n', 'keypress n', 'beforeinput n', 'keyup n']);
  });

  for (const [how, code] of [
    ['another value', `n.value = '7'`],
    ['the same value', `n.value = ''`],
    ['a reset', 'f.reset()'],
  ] as const) {
    it(`is gone once ${how} was set`, async () => {
      const { tab, value, run } = await openUserPage('<form id="f"><input id="n" type="number"></form>');
      await tab.type('#n', '-');

      run(code);
      const bad = run('n.validity.badInput');
      await tab.press('5');

      expect([bad, value('n')]).to.deep.equal([false, how === 'another value' ? '75' : '5']);
    });
  }

  for (const [type, typed, expected] of [
    ['email', ' a b@c ', 'a b@c'],
    ['url', ' a b ', 'a b'],
  ] as const) {
    it(`has the spaces that the value of the type ${type} has not at its ends`, async () => {
      const { tab, value } = await openUserPage(`<input id="n" type="${type}">`);

      await tab.type('#n', typed);
      const first = value('n');
      await tab.press('x');

      expect([first, value('n')]).to.deep.equal([expected, `${expected} x`]);
    });
  }

  for (const type of ['email', 'number', 'url'] as const) {
    it(`can be selected, and has a caret, in a field of the type ${type}`, async () => {
      const { tab, value } = await openUserPage(`<input id="n" type="${type}" value="123456">`);
      const steps: readonly (readonly [string, string])[] = [
        ['Backspace', '12345'],
        ['ArrowLeft', '12345'],
        ['Backspace', '1235'],
        ['Delete', '123'],
        ['Home', '123'],
        ['ArrowRight', '123'],
        ['7', '1723'],
        ['Shift+End', '1723'],
        ['Delete', '17'],
        ['Shift+ArrowLeft', '17'],
        ['Shift+ArrowLeft', '17'],
        ['Shift+ArrowRight', '17'],
        ['8', '18'],
        ['Control+a', '18'],
        ['9', '9'],
        ['Control+a', '9'],
        ['Delete', ''],
      ];
      await tab.focus('#n');

      for (const [key, expected] of steps) {
        await tab.press(key);
        expect([key, value('n')]).to.deep.equal([key, expected]);
      }
    });
  }

  it('can be selected where it is no value', async () => {
    const { tab, value, run } = await openUserPage('<input id="u" type="url"><input id="n" type="number">');

    await tab.type('#u', '  a');
    await tab.press('Home');
    await tab.press('Delete');
    await tab.press('Delete');
    await tab.press('b');
    await tab.type('#n', '--');
    await tab.press('Shift+Home');
    await tab.press('4');

    expect([value('u'), value('n'), run('u.selectionStart')]).to.deep.equal(['ba', '4', 1]);
  });
});
