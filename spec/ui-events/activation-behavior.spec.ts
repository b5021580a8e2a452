import { expect } from 'chai';
import { openUserPage } from './user-page.ts';

const clicked = (id: string): string[] => [
  `pointerdown ${id}`,
  `mousedown ${id}`,
  `pointerup ${id}`,
  `mouseup ${id}`,
  `click ${id}`,
];

describe('what an element does on a click', () => {
  it('of a checkbox: it is switched before its listeners run, and tells by input and change', async () => {
    const { tab, heard, run } = await openUserPage('<input type="checkbox" id="c">', ['pressing', 'keys', 'focus']);
    run(`c.indeterminate = true; globalThis.seen = []; c.addEventListener('click', () => seen.push(c.checked, c.indeterminate))`);

    await tab.click('#c');

    expect(heard().slice(-3)).to.deep.equal(['click c', 'input c', 'change c']);
    expect([...(run('seen') as boolean[]), run('c.checked')]).to.deep.equal([true, false, true]);
  });

  it('is undone where a listener cancels', async () => {
    const { tab, heard, run } = await openUserPage(
      '<input type="checkbox" id="c"><input type="radio" name="r" id="r1" checked><input type="radio" name="r" id="r2">',
      ['pressing', 'keys', 'forms'],
    );
    run(`c.indeterminate = true; addEventListener('click', (event) => event.preventDefault())`);

    await tab.click('#c');
    await tab.click('#r2');

    expect(heard()).to.deep.equal([...clicked('c'), ...clicked('r2')]);
    expect(run('[c.checked, c.indeterminate, r1.checked, r2.checked].join()')).to.equal('false,true,true,false');
  });

  it('of a radio button: the others of its group go off, and nothing is told of one that was on', async () => {
    const body =
      '<form><input type="radio" name="r" id="r1" checked><input type="radio" name="r" id="r2"></form><input type="radio" id="o">';
    const { tab, heard, run } = await openUserPage(body, ['pressing', 'keys']);

    await tab.click('#r2');
    await tab.click('#r2');

    expect(heard()).to.deep.equal([...clicked('r2'), 'input r2', ...clicked('r2')]);
    expect(run('[r1.checked, r2.checked].join()')).to.equal('false,true');
  });

  it('of a radio button without a name: nothing else goes off', async () => {
    const { tab, run } = await openUserPage('<input type="radio" id="o"><input type="radio" id="p" checked>');

    await tab.click('#o');

    expect(run('[o.checked, p.checked].join()')).to.equal('true,true');
  });

  it('of a label: its control gets the focus and a click of its own', async () => {
    const { tab, heard, run } = await openUserPage('<label id="l" for="c">Gift</label><input type="checkbox" id="c">');

    await tab.click('#l');

    expect(heard()).to.deep.equal([...clicked('l'), 'focus c', 'focusin c', 'click c', 'input c', 'change c']);
    expect(run('c.checked')).to.equal(true);
  });

  it('of a label around its control: a click on the control is no second one, nor is one on a link in the label', async () => {
    const { tab, heard, run } = await openUserPage(
      '<label id="l">Gift <input type="checkbox" id="c"><a id="a">terms</a></label>',
      ['pressing'],
    );

    await tab.click('#c');
    await tab.click('#a');

    expect(heard()).to.deep.equal([...clicked('c'), ...clicked('a')]);
    expect(run('c.checked')).to.equal(true);
  });

  it('of a label whose control is disabled, or that has none: nothing', async () => {
    const { tab, heard } = await openUserPage('<label id="l">Gift <input id="c" disabled></label><label id="m">None</label>', [
      'pressing',
    ]);

    await tab.click('#l');
    await tab.click('#m');

    expect(heard()).to.deep.equal([...clicked('l'), ...clicked('m')]);
  });

  it('of a button: its form is submitted, with a trusted event that names it', async () => {
    const { browser, tab, heard, run } = await openUserPage(
      '<form id="f" action="/done"><input name="n" value="1"><button id="b" name="go" value="yes">Go</button></form>',
      ['forms'],
    );
    run(`globalThis.submitter = null; f.addEventListener('submit', (event) => { submitter = event.submitter.id; })`);

    await tab.click('#b');

    expect([heard(), run('submitter'), tab.url]).to.deep.equal([['submit f'], 'b', 'https://a.example/']);
    await browser.settle();
    expect(tab.url).to.equal('https://a.example/done?n=1&go=yes');
  });

  it('of a button of a form that is not valid, or not to be submitted: nothing', async () => {
    const body =
      '<form id="f"><input required><button id="b">Go</button></form><button id="lone">x</button><form id="g"><button type="button" id="t">x</button></form>';
    const { tab, heard } = await openUserPage(body, ['forms'], { pageErrors: 'trace' });

    for (const id of ['b', 'lone', 't']) await tab.click(`#${id}`);

    expect(heard()).to.deep.equal([]);
  });

  it('of a reset button: the form is as it was', async () => {
    const { tab, run, value } = await openUserPage('<form><input id="n"><input type="reset" id="r"></form>');
    run(`n.value = 'x'`);

    await tab.click('#r');

    expect(value('n')).to.equal('');
  });

  it('of a link, also of what is in one: it is followed, by a task, unless a listener of any element around it cancels', async () => {
    const { browser, tab, run } = await openUserPage('<a href="/next" id="a"><b id="in">on</b></a>');
    run(`globalThis.cancels = true; addEventListener('click', (event) => { if (cancels) event.preventDefault(); })`);

    await tab.click('#in');
    await browser.settle();
    const stayed = tab.url;
    run('cancels = false');
    await tab.click('#in');
    const before = tab.url;
    await browser.settle();

    expect([stayed, before, tab.url]).to.deep.equal(['https://a.example/', 'https://a.example/', 'https://a.example/next']);
  });

  it('of the summary of details: they open, and fold again', async () => {
    const { tab, run } = await openUserPage(
      '<details id="d"><summary id="s">more</summary><p id="p">text</p></details><summary id="n">none</summary>',
    );

    await tab.click('#s');
    const open = run('d.open');
    await tab.click('#p');
    await tab.click('#s');
    await tab.click('#n');

    expect([open, run('d.open')]).to.deep.equal([true, false]);
  });

  it('of a handler that returns false: it is cancelled', async () => {
    const { tab, run } = await openUserPage(
      '<input type="checkbox" id="c" onclick="return false"><input type="checkbox" id="d">',
    );
    run('d.onclick = () => false');

    await tab.click('#c');
    await tab.click('#d');

    expect(run('[c.checked, d.checked].join()')).to.equal('false,false');
  });
});
