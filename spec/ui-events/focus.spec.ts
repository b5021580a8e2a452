import { expect } from 'chai';
import { openUserPage } from './user-page.ts';

describe('the focus', () => {
  it('goes from one element to another: change of what was entered, blur, focusout, focus, focusin', async () => {
    const { tab, heard, run } = await openUserPage('<input id="a"><input id="b">', ['focus']);
    run(
      `globalThis.related = []; for (const type of ['blur', 'focusin']) addEventListener(type, ({ relatedTarget }) => related.push(relatedTarget?.id), true)`,
    );
    await tab.fill('#a', 'x');
    heard();

    await tab.focus('#b');

    expect(heard()).to.deep.equal(['change a', 'blur a', 'focusout a', 'focus b', 'focusin b']);
    expect([...(run('related') as string[])].slice(-2)).to.deep.equal(['b', 'a']);
    expect(run('document.activeElement.id')).to.equal('b');
  });

  it('tells of no change where the field holds what it held before', async () => {
    const { tab, heard } = await openUserPage('<input id="a" value="x"><input id="b">', ['focus']);
    await tab.fill('#a', 'y');
    await tab.fill('#a', 'x');
    heard();

    await tab.focus('#b');

    expect(heard()).to.deep.equal(['blur a', 'focusout a', 'focus b', 'focusin b']);
  });

  it('goes to the document when the mouse is pressed on what cannot have it, and to what is around it and can', async () => {
    const { tab, heard, run } = await openUserPage(
      '<input id="a"><p id="p">x</p><div id="d" tabindex="-1"><b id="b">y</b></div>',
      ['focus'],
    );
    await tab.focus('#a');
    heard();

    await tab.click('#p');
    const nowhere = run('document.activeElement.localName');
    await tab.click('#b');

    expect(heard()).to.deep.equal(['blur a', 'focusout a', 'focus d', 'focusin d']);
    expect([nowhere, run('document.activeElement.id')]).to.deep.equal(['body', 'd']);
  });

  for (const [type, left] of [
    ['change', ['change a', 'blur a!', 'focusout a!', 'focus c!', 'focusin c!']],
    ['blur', ['change a', 'blur a', 'focus c!', 'focusin c!', 'focusout a']],
    ['focus', ['change a', 'blur a', 'focusout a', 'focus b', 'blur b!', 'focusout b!', 'focus c!', 'focusin c!']],
  ] as const) {
    it(`stays where a listener of ${type} has moved it meanwhile`, async () => {
      const { tab, heard, run } = await openUserPage('<input id="a"><input id="b"><input id="c">', ['focus']);
      await tab.fill('#a', 'x');
      heard();
      run(
        `addEventListener('${type}', ({ target }) => { if (target === b || '${type}' !== 'focus') c.focus(); }, { capture: true, once: true })`,
      );

      await tab.focus('#b');

      expect(heard()).to.deep.equal(left);
      expect(run('document.activeElement.id')).to.equal('c');
    });
  }

  it('goes nowhere when its element is removed meanwhile', async () => {
    const { tab, heard, run } = await openUserPage('<input id="a"><input id="b">', ['focus']);
    await tab.focus('#a');
    heard();
    run(`addEventListener('blur', () => b.remove(), true)`);

    await tab.focus('#b');

    expect(heard()).to.deep.equal(['blur a', 'focusout a']);
  });
});

describe('the Tab key', () => {
  const body = `<input id="three"><input id="one" tabindex="1"><input id="never" tabindex="-1"><input disabled><input type="hidden">
    <a>no link</a><a href="/" id="four">link</a><input type="radio" name="r" id="r1"><input type="radio" name="r" id="five" checked>
    <input type="radio" name="q" id="six"><input type="radio" name="q" id="q2"><p inert><input id="inert"></p><input id="two" tabindex="2">`;

  it('leads through what can have the focus: by tabindex, then in tree order, one of each group of radio buttons', async () => {
    const { tab, run } = await openUserPage(body);
    const seen: unknown[] = [];

    for (let n = 0; n < 8; n++) {
      await tab.press('Tab');
      seen.push(run('document.activeElement.id'));
    }

    expect(seen).to.deep.equal(['one', 'two', 'three', 'four', 'five', 'six', '', 'one']);
  });

  it('leads back with Shift, and stays where a listener of keydown cancels', async () => {
    const { tab, heard, run } = await openUserPage('<input id="a"><input id="b">', ['focus', 'keys']);

    await tab.press('Shift+Tab');
    await tab.press('Shift+Tab');
    const first = run('document.activeElement.id');
    heard();
    run(`addEventListener('keydown', (event) => event.preventDefault())`);
    await tab.press('Tab');

    expect([first, run('document.activeElement.id')]).to.deep.equal(['a', 'a']);
    expect(heard()).to.deep.equal(['keydown a', 'keyup a']);
  });

  it('tells of its end where the focus is then', async () => {
    const { tab, heard } = await openUserPage('<input id="a">', ['focus', 'keys']);

    await tab.press('Tab');

    expect(heard()).to.deep.equal(['keydown body', 'focus a', 'focusin a', 'keyup a']);
  });
});
