import { expect } from 'chai';
import { openUserPage } from './user-page.ts';

const told = (id: string): readonly string[] => [`keydown ${id}`, `input ${id}`, `change ${id}`, `keyup ${id}`];
const untold = (id: string): readonly string[] => [`keydown ${id}`, `keyup ${id}`];

describe('a key in a field for numbers', () => {
  it('steps up and down from the number, by step and within min and max, with input and change', async () => {
    const { tab, heard, value } = await openUserPage('<input type="number" id="n" min="1" max="2" step="0.5">', [
      'keys',
      'focus',
    ]);
    const values: unknown[] = [];
    await tab.focus('#n');
    heard();

    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown']) {
      await tab.press(key);
      values.push(value('n'));
    }

    expect(values).to.deep.equal(['1', '1.5', '2', '2', '1.5']);
    expect(heard()).to.deep.equal([...Array(3).fill(told('n')).flat(), ...untold('n'), ...told('n')]);
  });

  it('tells with its change of what was typed before', async () => {
    const { tab, heard, value } = await openUserPage('<input type="number" id="n"><input id="m">', ['focus']);
    await tab.type('#n', '41');
    heard();

    await tab.press('ArrowUp');
    await tab.focus('#m');

    expect([heard(), value('n')]).to.deep.equal([['change n', 'blur n', 'focusout n', 'focus m', 'focusin m'], '42']);
  });

  it('changes nothing that is read-only, and steps nothing where a listener of keydown cancels', async () => {
    const { tab, value, run } = await openUserPage(
      '<input type="number" id="n" readonly value="1"><input type="number" id="m" value="1">',
    );
    run(`m.addEventListener('keydown', (event) => event.preventDefault())`);

    await tab.press('ArrowUp', '#n');
    await tab.press('ArrowUp', '#m');

    expect([value('n'), value('m')]).to.deep.equal(['1', '1']);
  });
});

describe('a key on a slider', () => {
  it('moves it by a step, a tenth, or to an end, with input and change', async () => {
    const { tab, heard, value } = await openUserPage('<input type="range" id="r" value="50">', ['keys', 'focus']);
    const values: unknown[] = [];
    await tab.focus('#r');
    heard();

    for (const key of ['ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown', 'PageUp', 'PageDown', 'End', 'Home']) {
      await tab.press(key);
      values.push(value('r'));
    }

    expect(values).to.deep.equal(['51', '52', '51', '50', '60', '50', '100', '0']);
    expect(heard()).to.deep.equal(Array(8).fill(told('r')).flat());
  });

  it('moves it by a hundredth where each number will do, and not where it has no length', async () => {
    const { tab, heard, value } = await openUserPage(
      '<input type="range" id="r" value="1" max="2" step="any"><input type="range" id="s" min="3" max="3" step="any" value="3">',
      ['keys'],
    );

    await tab.press('ArrowUp', '#r');
    heard();
    await tab.press('ArrowUp', '#s');
    await tab.press('Delete', '#s');

    expect([value('r'), heard()]).to.deep.equal(['1.02', [...untold('s'), ...untold('s')]]);
  });
});

describe('an arrow in a group of radio buttons', () => {
  const body = `<input type="radio" name="g" id="a" checked><input type="radio" name="g" id="b" disabled><input type="radio" name="g" id="c">
    <form><input type="radio" name="g" id="other"></form><input type="radio" id="lone">`;

  it('gives the next that is not disabled the focus and a click, and goes round', async () => {
    const { tab, heard, run } = await openUserPage(body, ['pressing', 'focus', 'keys']);
    await tab.focus('#a');
    heard();

    await tab.press('ArrowDown');
    const events = heard();
    const checked: unknown[] = [run('c.checked')];
    for (const key of ['ArrowRight', 'ArrowUp', 'ArrowLeft']) {
      await tab.press(key);
      checked.push(run(`[a.checked, c.checked, document.activeElement.id].join()`));
    }

    expect(events).to.deep.equal([
      ...['keydown a', 'blur a', 'focusout a', 'focus c', 'focusin c', 'click c', 'input c', 'change c', 'keyup c'],
    ]);
    expect(checked).to.deep.equal([true, 'true,false,a', 'false,true,c', 'true,false,a']);
  });

  it('changes nothing of one that is alone, and no other key does', async () => {
    const { tab, heard } = await openUserPage(body, ['pressing', 'keys']);

    await tab.press('ArrowDown', '#lone');
    await tab.press('ArrowDown', '#other');
    await tab.press('End', '#a');

    expect(heard()).to.deep.equal([...untold('lone'), ...untold('other'), ...untold('a')]);
  });

  it('clicks nothing that a listener has removed meanwhile', async () => {
    const { tab, heard, run } = await openUserPage(body, ['pressing']);
    run(`a.addEventListener('blur', () => c.remove())`);

    await tab.press('ArrowDown', '#a');

    expect(heard()).to.deep.equal([]);
  });
});

describe('a key on a select element', () => {
  const options = '<option>1<option disabled>2<option>3<option>4<option>5<option>6';

  it('chooses an option near to it or at an end, none that is disabled, with input and change', async () => {
    const { tab, heard, value } = await openUserPage(`<select id="s">${options}</select>`, ['keys', 'focus']);
    const values: unknown[] = [];
    await tab.focus('#s');
    heard();

    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'PageDown', 'PageUp', 'End', 'Home']) {
      await tab.press(key);
      values.push(value('s'));
    }
    const events = heard();
    await tab.press('ArrowUp');

    expect(values).to.deep.equal(['3', '4', '3', '1', '5', '1', '6', '1']);
    expect([events, heard()]).to.deep.equal([Array(8).fill(told('s')).flat(), untold('s')]);
  });

  it('chooses the first where a disabled one was, and nothing where there is none, or where several may be chosen', async () => {
    const { tab, value, heard } = await openUserPage(
      `<select id="p"><option disabled selected>Which?<option>a<option>b</select><select id="e"></select><select id="m" multiple>${options}</select>`,
      ['keys'],
    );

    await tab.press('ArrowDown', '#p');
    heard();
    await tab.press('ArrowDown', '#e');
    await tab.press('ArrowDown', '#m');
    await tab.press('x', '#p');
    await tab.press('Delete', '#p');

    expect(value('p')).to.equal('a');
    expect(heard().filter((each) => /^(?:input|change)/.test(each))).to.deep.equal([]);
  });
});
