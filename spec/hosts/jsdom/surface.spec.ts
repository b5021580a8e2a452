import { expect } from 'chai';
import { jsdom } from '../../../lib/hosts/jsdom/index.ts';
import { openUserPage, type UserPage } from '../../ui-events/user-page.ts';

const open = (body: string): Promise<UserPage> => openUserPage(body, ['pressing', 'keys', 'forms'], { host: jsdom() as never });

describe('the surface of a document in jsdom', () => {
  it('clicks a box once: jsdom does nothing about what the user does', async () => {
    const { tab, run, heard } = await open('<input type=checkbox id=c>');

    await tab.click('#c');

    expect([run('c.checked'), heard().filter((each) => each.startsWith('input'))]).to.deep.equal([true, ['input c']]);
  });

  it('follows a link once, which a listener can cancel', async () => {
    const { browser, tab, run } = await open('<a id=a href="/next">x</a>');
    run('a.onclick = () => false');

    await tab.click('#a');
    const stayed = tab.url;
    run('a.onclick = null');
    await tab.click('#a');
    await browser.settle();

    expect([stayed, tab.url]).to.deep.equal(['https://a.example/', 'https://a.example/next']);
  });

  it('types behind what markup has put into a field', async () => {
    const { tab, value } = await open('<input id=i value=a><textarea id=t>b</textarea>');

    await tab.type('#i', '1');
    await tab.type('#t', '2');

    expect([value('i'), value('t')]).to.deep.equal(['a1', 'b2']);
  });

  it('opens details, selects options, and resets a form', async () => {
    const { tab, run } = await open(
      '<details id=d><summary id=s>x</summary></details><form><select id=o><option>1<option>2</select><button type=reset id=r></button></form>',
    );

    await tab.click('#s');
    await tab.select('#o', '2');
    const before = run('o.value');
    await tab.click('#r');

    expect([run('d.open'), before, run('o.value')]).to.deep.equal([true, '2', '1']);
  });

  it('opens and closes details', async () => {
    const { tab, run } = await open('<details id=d><summary id=s>s</summary>x</details>');

    await tab.click('#s');
    const opened = run('d.open');
    await tab.click('#s');

    expect([opened, run('d.open')]).to.deep.equal([true, false]);
  });
});
