import { expect } from 'chai';
import { openUserPage } from './user-page.ts';

describe('what the user enters', () => {
  it('takes the place of what is in the field, at once, with beforeinput and input', async () => {
    const { tab, heard, value, run } = await openUserPage('<input id="n" value="old">', ['keys', 'focus']);
    run(`globalThis.told = []; for (const type of ['beforeinput', 'input'])
      addEventListener(type, ({ inputType, data, cancelable }) => told.push([inputType, data, cancelable, n.value].join()))`);

    await tab.fill('#n', 'new');

    expect(heard()).to.deep.equal(['focus n', 'focusin n', 'beforeinput n', 'input n']);
    expect([...(run('told') as string[])]).to.deep.equal(['insertText,new,true,old', 'insertText,new,false,new']);
    expect(value('n')).to.equal('new');
  });

  it('is what was there where a listener of beforeinput cancels', async () => {
    const { tab, heard, value, run } = await openUserPage('<input id="n" value="old">', ['keys', 'focus']);
    run(`addEventListener('beforeinput', (event) => event.preventDefault())`);

    await tab.fill('#n', 'new');
    await tab.type('#n', 'x');

    expect([heard(), value('n')]).to.deep.equal([
      ['focus n', 'focusin n', 'beforeinput n', 'keydown n', 'keypress n', 'beforeinput n', 'keyup n'],
      'old',
    ]);
  });

  it('may be nothing: what was there is deleted, and of nothing nothing is told', async () => {
    const { tab, heard, value, run } = await openUserPage('<input id="n" value="old">', ['keys']);
    run(`globalThis.told = []; addEventListener('input', ({ inputType, data }) => told.push(inputType, data))`);

    await tab.fill('#n', '');
    await tab.fill('#n', '');

    expect([heard(), value('n'), ...(run('told') as unknown[])]).to.deep.equal([
      ['beforeinput n', 'input n'],
      ...['', 'deleteContentForward', null],
    ]);
  });

  it('is typed key by key, behind what is there, each key a task', async () => {
    const { browser, tab, heard, value } = await openUserPage('<textarea id="n">1</textarea>', ['keys']);
    const before = browser.trace.events({ type: 'task-queued' }).length;

    await tab.type('#n', 'a\n');

    const key = (id: string): string[] => [`keydown ${id}`, `keypress ${id}`, `beforeinput ${id}`, `input ${id}`, `keyup ${id}`];
    expect([heard(), value('n')]).to.deep.equal([[...key('n'), ...key('n')], '1a\n']);
    expect(browser.trace.events({ type: 'task-queued' }).slice(before)).to.have.lengthOf(3);
  });

  it('is no longer than maxlength allows; scripts may write more', async () => {
    const { tab, value, run } = await openUserPage('<input id="n" maxlength="3"><input id="m" type="number" maxlength="1">');

    await tab.fill('#n', 'abcdef');
    const filled = value('n');
    await tab.type('#n', 'xy');
    const typed = value('n');
    run(`n.value = 'abcdef'`);
    await tab.press('Backspace', '#n');
    await tab.fill('#m', '12');

    expect([filled, typed, value('n'), value('m')]).to.deep.equal(['abc', 'abc', 'abcde', '12']);
  });

  it('reaches the field past what a library has put on it to see what scripts write', async () => {
    const { tab, value, run } = await openUserPage('<input id="n">');
    run(`globalThis.written = []; const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Object.getPrototypeOf(n)), 'value')
        ?? Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
      Object.defineProperty(n, 'value', { configurable: true, get() { return own.get.call(n); }, set(text) { written.push(text); own.set.call(n, text); } });`);

    await tab.fill('#n', 'x');

    expect([value('n'), run('written.length')]).to.deep.equal(['x', 0]);
  });

  it('into an element that can be edited changes its text', async () => {
    const { tab, heard, run } = await openUserPage('<div contenteditable id="d"><b id="b">old</b></div>', ['keys']);

    await tab.fill('#b', 'new');
    await tab.type('#d', '!');
    await tab.press('Backspace');
    await tab.press('Delete');
    await tab.press('ArrowLeft');

    expect(run('d.textContent')).to.equal('new');
    expect(heard().filter((each) => each.startsWith('input'))).to.deep.equal(['input d', 'input d', 'input d']);
  });

  it('counts a character beyond the basic plane as one', async () => {
    const { tab, value } = await openUserPage('<input id="n">');

    await tab.type('#n', 'a😀b😀');
    await tab.press('Backspace');
    await tab.press('Home');
    await tab.press('Delete');
    await tab.press('Delete');

    expect(value('n')).to.equal('b');
  });

  it('of a value that is chosen as a whole is told by input and change', async () => {
    const { tab, heard, value } = await openUserPage('<input type="date" id="d">', ['keys', 'focus']);

    await tab.fill('#d', '2026-11-29');

    expect([heard(), value('d')]).to.deep.equal([['focus d', 'focusin d', 'input d', 'change d'], '2026-11-29']);
  });
});

describe('the length that a field may have', () => {
  for (const [what, field, typed, value] of [
    ['may be nothing', '<input id="n" maxlength="0">', 'ab', ''],
    ['takes nothing from what script has put in', '<input id="n" maxlength="1" value="abc">', 'd', 'abc'],
    ['is none of a number', '<input id="n" type="number" maxlength="1">', '12', '12'],
  ] as const) {
    it(what, async () => {
      const { tab, value: valueOf } = await openUserPage(field);

      await tab.type('#n', typed);

      expect(valueOf('n')).to.equal(value);
    });
  }

  it('is none of an element that can be edited', async () => {
    const { tab, run } = await openUserPage('<p id="p" contenteditable maxlength="1"></p>');

    await tab.type('#p', 'ab');

    expect(run('p.textContent')).to.equal('ab');
  });
});
