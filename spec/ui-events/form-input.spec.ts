import { expect } from 'chai';
import { openUserPage, refused } from './user-page.ts';

describe('check and uncheck', () => {
  it('click where the box is not as it shall be, and do nothing where it is', async () => {
    const { tab, heard, run } = await openUserPage(
      '<input type="checkbox" id="c"><label id="l"><input type="radio" id="r">R</label>',
      ['pressing'],
    );

    await tab.check('#c');
    await tab.check('#c');
    await tab.uncheck('#c');
    await tab.check('#l');

    expect(heard().filter((each) => each.startsWith('click'))).to.deep.equal(['click c', 'click c', 'click l', 'click r']);
    expect(run('[c.checked, r.checked].join()')).to.equal('false,true');
  });

  it('are refused for what is no box, for a radio button that shall go off, and where the click has no effect', async () => {
    const { tab, run } = await openUserPage('<p id="p">x</p><input type="radio" id="r" checked><input type="checkbox" id="c">');
    run(`c.addEventListener('click', (event) => event.preventDefault())`);

    const errors = [await refused(tab.check('#p')), await refused(tab.uncheck('#r')), await refused(tab.check('#c'))];

    expect(errors.map(({ code, why }) => [code, why])).to.deep.equal([
      ['NOT_ACTIONABLE', 'It is no checkbox and no radio button.'],
      ['NOT_ACTIONABLE', 'It is a radio button, which goes off when another of its group is switched on.'],
      ['NOT_ACTIONABLE', 'It stayed off when it was clicked.'],
    ]);
  });
});

describe('select', () => {
  const body = `<select id="s"><option value="a">First</option><option value="b">Second one</option><option value="c" disabled>Third</option>
    <optgroup disabled label="g"><option>Fourth</option></optgroup></select><select id="m" multiple><option selected>1<option>2<option>3</select>
    <select id="e"></select>`;

  it('chooses an option by its value or its label, and tells by input and change', async () => {
    const { tab, heard, value } = await openUserPage(body, ['keys', 'focus']);

    await tab.select('#s', 'Second one');
    const first = [heard(), value('s')];
    await tab.select('#s', 'a');

    expect(first).to.deep.equal([['focus s', 'focusin s', 'input s', 'change s'], 'b']);
    expect([heard(), value('s')]).to.deep.equal([['input s', 'change s'], 'a']);
  });

  it('tells of nothing where that was chosen before', async () => {
    const { tab, heard } = await openUserPage(body, ['keys', 'focus']);

    await tab.select('#s', 'a');

    expect(heard()).to.deep.equal(['focus s', 'focusin s']);
  });

  it('chooses several of one that takes them, and no others', async () => {
    const { tab, run } = await openUserPage(body);

    await tab.select('#m', ['2', '3']);

    expect(run('[...m.selectedOptions].map(({ value }) => value).join()')).to.equal('2,3');
  });

  it('is refused for an option that there is not, or that is disabled, and for what is no select element', async () => {
    const { tab } = await openUserPage(body);

    const errors = [
      await refused(tab.select('#s', 'Forth')),
      await refused(tab.select('#e', 'a')),
      await refused(tab.select('#s', 'c')),
      await refused(tab.select('#s', 'Fourth')),
      await refused(tab.select('#s', ['a', 'b'])),
      await refused(tab.select('option:first-child', 'a')),
      await refused(tab.select('#s', 1 as never)),
    ];

    expect(errors.map(({ code, why }) => [code, why])).to.deep.equal([
      ['NO_ELEMENT', "It has 'Fourth', 'a', 'b', 'c'."],
      ['NO_ELEMENT', 'It has no options.'],
      ['NOT_ACTIONABLE', "It has the option 'c', which is disabled."],
      ['NOT_ACTIONABLE', "It has the option 'Fourth', which is disabled."],
      ['NOT_ACTIONABLE', 'It takes one value.'],
      ['SEVERAL_ELEMENTS', 'A user acts on one, and these are <option>, <option>, <option>.'],
      ['BAD_OPTION', 'It is what the user enters.'],
    ]);
  });
});

describe('the options that a select has', () => {
  it('are named, five at most, the nearest first, where none is meant', async () => {
    const names = ['one', 'two', 'three', 'four', 'five', 'six'];
    const { tab } = await openUserPage(`<select id="s">${names.map((name) => `<option>${name}</option>`).join('')}</select>`);

    const { why } = await refused(tab.select('#s', 'sx'));

    expect(why).to.equal("It has 'six', 'one', 'two', 'three', 'four'.");
  });

  it('are found by value before they are found by label, whose spaces count once', async () => {
    const { tab, value } = await openUserPage(
      '<select id="s"><option value="1">b</option><option value="b">c  d</option><option value="3" label="e">f</option></select>',
    );
    const chosen: unknown[] = [];

    for (const name of ['b', '1', 'c d', 'e']) {
      await tab.select('#s', name);
      chosen.push(value('s'));
    }

    expect(chosen).to.deep.equal(['b', '1', 'b', '3']);
  });

  it('of a group that is disabled cannot be chosen', async () => {
    const { tab } = await openUserPage(
      '<select id="s"><option>a</option><optgroup disabled><option>b</option></optgroup></select>',
    );

    expect((await refused(tab.select('#s', 'b'))).why).to.equal("It has the option 'b', which is disabled.");
  });
});

describe('fill', () => {
  for (const [type, taken, refusedTexts] of [
    ['date', ['2026-02-28', ''], ['2026-02-30', 'soon']],
    ['month', ['2026-12'], ['2026-13']],
    ['week', ['2026-W53'], ['2026-W60']],
    ['time', ['09:30', '09:30:00'], ['25:00']],
    ['datetime-local', ['2026-01-01T10:00', '2026-01-01 10:00'], ['2026-01-01']],
    ['color', ['#ff0000', '#FF0000'], ['red', '']],
    ['range', ['50'], ['150', 'much', '']],
    ['number', ['', '5', '-1.5', '.5', '1e3'], ['+1', '1.', ' 5', 'five', '5 apples']],
  ] as const) {
    it(`takes what a field of the type ${type} can hold, and nothing else`, async () => {
      const { tab, heard, value } = await openUserPage(`<input id="f" type="${type}">`, ['keys']);

      for (const text of taken) await tab.fill('#f', text);
      const before = value('f');
      heard();
      const errors = [];
      for (const text of refusedTexts) errors.push(await refused(tab.fill('#f', text)));

      for (const [index, { code, why, mend }] of errors.entries()) {
        expect(code).to.equal('NOT_ACTIONABLE');
        expect(why).to.match(/^It takes an? .*, and not '/);
        expect(why).to.contain(`and not '${refusedTexts[index]}'.`);
        expect(mend).to.match(/^Give a value such as '[^']+'\.$/);
      }
      expect([value('f'), heard()]).to.deep.equal([before, []]);
    });
  }

  for (const [type, text, min, max] of [
    ['date', '2026-01-01', '2026-02-01', '2026-03-01'],
    ['month', '2026-12', '2026-01', '2026-06'],
    ['week', '2026-W01', '2026-W10', '2026-W20'],
    ['time', '23:00', '09:00', '17:00'],
    ['datetime-local', '2026-01-01T10:00', '2026-02-01T10:00', '2026-03-01T10:00'],
  ] as const) {
    it(`takes what is not between min and max in a field of the type ${type}, which is then not valid`, async () => {
      const { tab, value, run } = await openUserPage(`<input id="f" type="${type}" min="${min}" max="${max}">`);

      await tab.fill('#f', text);

      const under = text < min;
      expect([value('f'), run('[f.validity.rangeUnderflow, f.validity.rangeOverflow, f.validity.valid].join()')]).to.deep.equal([
        text,
        [under, !under, false].join(),
      ]);
      expect(run('[f.min, f.max].join()')).to.equal([min, max].join());
    });
  }
});
