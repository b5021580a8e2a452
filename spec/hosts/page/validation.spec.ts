import { expect } from 'chai';
import type { DocumentHostFactory } from '../../../lib/html/records/document-host.ts';
import type { HappyDomWindow } from '../../../lib/hosts/happy-dom/index.ts';
import { openUserPage, type UserPage } from '../../ui-events/user-page.ts';
import { onEachHost } from './each-host.ts';

/** What is heard includes `invalid`, and nothing is printed. */
async function openForm(host: DocumentHostFactory<HappyDomWindow>, controls: string): Promise<UserPage> {
  const page = await openUserPage(
    `<form id="f" action="/done">${controls}<button id="b">Go</button></form>`,
    ['pressing', 'focus', 'forms'],
    { host, pageErrors: 'trace' },
  );
  page.run(
    `addEventListener('invalid', ({ target, isTrusted }) => heard.push('invalid ' + target.id + (isTrusted ? '' : '!')), true)`,
  );
  return page;
}

onEachHost('a form that is not valid', ({ name, host }) => {
  it('is not sent: each control that is not valid hears of it, and the first gets the focus', async () => {
    const { browser, tab, heard } = await openForm(
      host(),
      '<input id="ok"><input id="i" required><input id="n" type="number" max="3" value="5"><input required disabled>',
    );

    await tab.click('#b');

    expect(heard().slice(-7)).to.deep.equal([
      ...['click b', 'invalid i', 'invalid n', 'blur b', 'focusout b', 'focus i', 'focusin i'],
    ]);
    expect(browser.trace.toText()).to.include('✗ form not sent: <input id="i"> is');
    expect(browser.trace.events({ type: 'refused' }).map(({ what, url, reason }) => [what, url, reason])).to.deep.equal([
      ['form', 'https://a.example/done', '<input id="i"> is invalid (valueMissing)'],
    ]);
  });

  it('leaves the focus to a page that cancels invalid, and names the first that it does not cancel', async () => {
    const { browser, tab, run } = await openForm(host(), '<input id="i" required><input id="j" pattern="x" value="y">');
    run(`i.addEventListener('invalid', (event) => event.preventDefault())`);
    await tab.click('#b');
    const first = run('document.activeElement.id');

    run(`j.addEventListener('invalid', (event) => event.preventDefault())`);
    await tab.click('#b');

    expect([first, run('document.activeElement.id')]).to.deep.equal(['j', 'b']);
    expect(browser.trace.events({ type: 'refused' }).map(({ reason }) => reason)).to.deep.equal([
      '<input id="j"> is invalid (patternMismatch)',
      '<input id="i"> is invalid (valueMissing)',
    ]);
  });

  it('is not sent where the control cannot have the focus, or is made valid meanwhile', async () => {
    const { browser, tab, heard, run } = await openForm(
      host(),
      '<input id="i" required style="display: none"><input id="j" required>',
    );
    run(`j.addEventListener('invalid', () => { i.remove(); j.value = 'x'; })`);

    await tab.click('#b');
    run(
      `j.value = ''; j.required = false; j.setCustomValidity('no'); j.addEventListener('invalid', () => j.setCustomValidity(''))`,
    );
    await tab.click('#b');

    expect(heard()).to.not.include('submit f');
    expect(run('document.activeElement.id')).to.equal('j');
    expect(browser.trace.events({ type: 'refused' }).map(({ reason }) => reason)).to.deep.equal([
      '<input id="i"> is invalid (valueMissing)',
      '<input id="j"> is invalid (meanwhile valid)',
    ]);
  });

  it('gives the focus to the control where a script submits it, too', async () => {
    const { heard, run } = await openForm(host(), '<input id="i" required>');

    run('f.requestSubmit()');

    // happy-dom fires them as a script would.
    const mark = name === 'happy-dom' ? '!' : '';
    expect(heard()).to.deep.equal(['invalid i', `focus i${mark}`, `focusin i${mark}`]);
  });

  it('is sent where it is not to be validated, and once it is valid', async () => {
    const { tab, heard, run } = await openForm(host(), '<input id="i" required>');

    run('f.noValidate = true');
    await tab.click('#b');
    const first = heard();
    run(`f.noValidate = false; i.value = 'x'`);
    await tab.click('#b');

    expect([first.at(-1), heard().at(-1)]).to.deep.equal(['submit f', 'submit f']);
  });
});
