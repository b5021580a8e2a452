import { expect } from 'chai';
import { createRequire } from 'node:module';
import { openPage } from './open-page.ts';

interface Foreign {
  eval(code: string): unknown;
  close(): void;
}

describe('what jsdom would do later, in real time', () => {
  const heard = (code: string, types: string): unknown => {
    const page = openPage({ markup: '<input value="abc"><details></details><textarea>x</textarea>' });
    page.run(`var heard = []; for (const type of ${JSON.stringify(types.split(' '))}) document.addEventListener(type, (e) => heard.push(type + e.isTrusted), true);
      ${code}; 0`);
    const before = page.run('heard');
    for (let turn = 0; turn < 4; turn += 1) page.runTasks();
    return [before, page.run('heard')];
  };

  it('is a task: select of a field', () => {
    expect(
      heard('document.querySelector("input").select(); document.querySelector("textarea").select()', 'select'),
    ).to.deep.equal([[], ['selecttrue', 'selecttrue']]);
  });

  it('is a task: toggle of details, once for what changes in one go', () => {
    expect(heard('d = document.querySelector("details"); d.open = true; d.open = false; d.open = true', 'toggle')).to.deep.equal([
      [],
      ['toggletrue'],
    ]);
  });

  it('is a task: selectionchange, where the selection is another', () => {
    const select = 'getSelection().selectAllChildren(document.body); getSelection().selectAllChildren(document.body)';

    expect(heard(select, 'selectionchange')).to.deep.equal([[], ['selectionchangetrue']]);
  });

  it('is tasks: reading a file', () => {
    const page = openPage();

    page.run(`var log = []; r = new FileReader(); for (const type of ['loadstart', 'progress', 'load', 'loadend']) r.addEventListener(type, () => log.push(type));
      r.readAsText(new Blob(['text'])); try { r.readAsText(new Blob([])) } catch (e) { log.push(e.name) }`);
    for (let turn = 0; turn < 4; turn += 1) page.runTasks();

    expect(page.run('[...log, r.result]')).to.deep.equal([
      'InvalidStateError',
      'loadstart',
      'progress',
      'load',
      'loadend',
      'text',
    ]);
  });

  it('is a script of the page: what a MutationObserver calls', async () => {
    const page = openPage();

    page.run('new MutationObserver(() => { throw 7 }).observe(document.body, { childList: true }); document.body.append("x")');
    await page.settle();

    expect(page.errors).to.deep.equal([7]);
  });

  it('leaves windows that others made as they are', async () => {
    const page = openPage();
    // Wall: jsdom comes without types.
    const { JSDOM } = createRequire(import.meta.url)('jsdom') as {
      readonly JSDOM: new (...args: unknown[]) => { readonly window: Foreign };
    };
    const { window } = new JSDOM('<p>x</p>', { runScripts: 'outside-only' });

    const found =
      await window.eval(`getSelection().selectAllChildren(document.body); r = new FileReader(); r.readAsText(new Blob(['text']));
      new Promise((done) => { r.onload = () => done(getSelection().toString() + ' ' + r.result); })`);

    expect([found, page.run('1')]).to.deep.equal(['x text', 1]);
    window.close();
  });

  it('reads one file at a time', () => {
    const page = openPage();

    expect(
      page.run('r = new FileReader(); r.readAsText(new Blob([])); try { r.readAsText(new Blob([])) } catch (e) { e.name }'),
    ).to.equal('InvalidStateError');
  });

  it('comes to nothing: a read that was aborted', () => {
    const page = openPage();

    page.run(`var log = []; r = new FileReader(); for (const type of ['loadstart', 'load', 'abort', 'loadend']) r.addEventListener(type, () => log.push(type));
      r.readAsText(new Blob(['text'])); r.abort(); 0`);
    for (let turn = 0; turn < 4; turn += 1) page.runTasks();

    expect(page.run('[...log, r.result]')).to.deep.equal(['abort', 'loadend', null]);
  });
});
