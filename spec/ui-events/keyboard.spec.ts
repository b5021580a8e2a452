import { expect } from 'chai';
import { openUserPage } from './user-page.ts';

describe('a key', () => {
  it('that writes: keydown, keypress, beforeinput, input, keyup', async () => {
    const { tab, heard, value, run } = await openUserPage('<input id="n">', ['keys']);
    run(`globalThis.told = [];
      addEventListener('keydown', ({ key, code, keyCode }) => told.push(key, code, keyCode));
      addEventListener('input', ({ data, inputType }) => told.push(data, inputType));`);

    await tab.press('a', '#n');

    expect(heard()).to.deep.equal(['keydown n', 'keypress n', 'beforeinput n', 'input n', 'keyup n']);
    expect([value('n'), ...(run('told') as unknown[])]).to.deep.equal(['a', 'a', 'KeyA', 65, 'a', 'insertText']);
  });

  for (const [type, heardOf] of [
    ['keydown', ['keydown n', 'keyup n']],
    ['keypress', ['keydown n', 'keypress n', 'keyup n']],
    ['beforeinput', ['keydown n', 'keypress n', 'beforeinput n', 'keyup n']],
  ] as const) {
    it(`writes nothing where ${type} is cancelled`, async () => {
      const { tab, heard, value, run } = await openUserPage('<input id="n">', ['keys']);
      run(`addEventListener('${type}', (event) => event.preventDefault())`);

      await tab.press('a', '#n');

      expect([heard(), value('n')]).to.deep.equal([heardOf, '']);
    });
  }

  it('that is held with others: each is pressed before, and released after it', async () => {
    const { tab, heard, run, value } = await openUserPage('<input id="n" value="abc">', ['keys']);
    run(
      `globalThis.told = []; for (const type of ['keydown', 'keyup']) addEventListener(type, (event) => told.push(type + event.key + event.shiftKey))`,
    );

    await tab.press('Shift+a', '#n');
    const told = [...(run('told.splice(0)') as string[])];
    heard();
    await tab.press('Control+a');
    await tab.press('Control+c');
    await tab.press('x');

    expect(told).to.deep.equal(['keydownShifttrue', 'keydownAtrue', 'keyupAtrue', 'keyupShiftfalse']);
    expect(value('n')).to.equal('x');
  });

  it('goes to the body where nothing has the focus, and writes nothing into what is read-only or no field', async () => {
    const { tab, heard, value } = await openUserPage('<input id="n" readonly value="x"><button id="b">b</button>', ['keys']);

    await tab.press('a');
    await tab.press('a', '#n');
    await tab.press('Delete', '#n');
    await tab.press('a', '#b');

    expect(heard()).to.deep.equal([
      ...['keydown body', 'keypress body', 'keyup body', 'keydown n', 'keypress n', 'keyup n', 'keydown n', 'keyup n'],
      ...['keydown b', 'keypress b', 'keyup b'],
    ]);
    expect(value('n')).to.equal('x');
  });

  it('Enter in a field submits its form by its first button, once what was entered is told', async () => {
    const { tab, heard } = await openUserPage(
      '<form id="f" action="/done"><input id="n"><button type="button">no</button><button id="b">Go</button></form>',
    );
    await tab.fill('#n', 'x');
    heard();

    await tab.press('Enter');

    expect(heard()).to.deep.equal(['keydown n', 'keypress n', 'change n', 'click b', 'submit f', 'keyup n']);
  });

  it('Enter in a form without a button that submits does so where there is one field, and not where there are more', async () => {
    const { tab, heard } = await openUserPage(
      '<form id="f"><input id="a"><input type="checkbox"></form><form id="g"><input id="b"><input></form><form id="h"><input id="c"><input type="submit" disabled></form><input id="d">',
      ['forms', 'pressing'],
    );

    for (const id of ['a', 'b', 'c', 'd']) await tab.press('Enter', `#${id}`);

    expect(heard()).to.deep.equal(['submit f']);
  });

  it('Enter breaks the line in a text area, and clicks links and buttons', async () => {
    const { tab, heard, value, run } = await openUserPage(
      '<textarea id="t">a</textarea><button id="b">b</button><a href="#x" id="l">l</a>',
      ['pressing', 'keys'],
    );
    run(`globalThis.kind = ''; t.addEventListener('input', ({ inputType }) => { kind = inputType; })`);

    await tab.press('Enter', '#t');
    heard();
    await tab.press('Enter', '#b');
    await tab.press('Enter', '#l');

    expect([value('t'), run('kind')]).to.deep.equal(['a\n', 'insertLineBreak']);
    expect(heard()).to.deep.equal([
      'keydown b',
      'keypress b',
      'click b',
      'keyup b',
      'keydown l',
      'keypress l',
      'click l',
      'keyup l',
    ]);
  });

  it('Space clicks buttons and boxes when it is released, unless that is cancelled', async () => {
    const { tab, heard, run } = await openUserPage(
      '<button id="b">b</button><input type="checkbox" id="c"><a href="#x" id="l">l</a>',
      ['pressing', 'keys'],
    );

    await tab.press('Space', '#b');
    await tab.press(' ', '#c');
    await tab.press(' ', '#l');
    const first = heard();
    run(`addEventListener('keyup', (event) => event.preventDefault())`);
    await tab.press(' ', '#b');

    expect(first).to.deep.equal([
      ...['keydown b', 'keypress b', 'keyup b', 'click b', 'keydown c', 'keypress c', 'keyup c', 'click c', 'input c'],
      ...['keydown l', 'keypress l', 'keyup l'],
    ]);
    expect(heard()).to.deep.equal(['keydown b', 'keypress b', 'keyup b']);
  });

  it('Space clicks nothing that has gone, or has lost the focus meanwhile', async () => {
    const { tab, heard, run } = await openUserPage('<button id="b">b</button><button id="c">c</button>', ['pressing']);
    run(`b.addEventListener('keydown', () => c.focus())`);

    await tab.press(' ', '#b');

    expect(heard()).to.deep.equal([]);
  });

  it('Backspace and Delete take what is beside the caret, or what is selected; arrows, Home and End move it', async () => {
    const { tab, value, run } = await openUserPage('<input id="n" value="abcdef">');
    const steps: readonly (readonly [string, string])[] = [
      ['Backspace', 'abcde'],
      ['ArrowLeft', 'abcde'],
      ['Backspace', 'abce'],
      ['Delete', 'abc'],
      ['Delete', 'abc'],
      ['Home', 'abc'],
      ['Backspace', 'abc'],
      ['ArrowRight', 'abc'],
      ['x', 'axbc'],
      ['Shift+End', 'axbc'],
      ['Delete', 'ax'],
      ['Shift+ArrowLeft', 'ax'],
      ['y', 'ay'],
      ['PageUp', 'ay'],
    ];
    await tab.focus('#n');

    for (const [key, expected] of steps) {
      await tab.press(key);
      expect([key, value('n')]).to.deep.equal([key, expected]);
    }
    expect(run('n.selectionStart')).to.equal(2);
  });
});
