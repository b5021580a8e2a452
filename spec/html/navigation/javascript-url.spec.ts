import type { BareWindow } from '../../../lib/index.ts';
import { expect } from 'chai';
import { evaluateJavaScriptURL } from '../../../lib/html/navigation/javascript-url.ts';
import { Browser } from '../../../lib/index.ts';
import { scripted, served } from '../scripted-host.ts';
import { frameIn, originOf, show, tabAt } from '../model-tree.ts';

const a = 'https://a.example/';

describe('a javascript: URL', () => {
  it('is run in the document, and gives markup only when the result is a string', () => {
    const { document } = tabAt(a);

    const results = ["'<p>' + location.href", '5', 'void 0', "new String('x')"].map((source) =>
      evaluateJavaScriptURL(document, `javascript:${source}`, {}),
    );

    expect(results).to.deep.equal([{ markup: `<p>${a}` }, null, null, null]);
  });

  it('is percent-decoded before it is run, and a lone % stands for itself', () => {
    const { document } = tabAt(a);
    const run = (source: string): unknown => evaluateJavaScriptURL(document, `javascript:${source}`, {});

    expect(run('%27%C3%A9%27')).to.deep.equal({ markup: 'é' });
    expect(run("'%41' + 7 % 4")).to.deep.equal({ markup: 'A3' });
    expect(run("'%FF%41'")).to.deep.equal({ markup: '%FF%41' });
  });

  it('that throws is reported to the window, and the document stays', () => {
    const { document } = tabAt(a);
    const heard: unknown[] = [];
    (document.window as BareWindow).addEventListener('error', (event) => heard.push(Reflect.get(event, 'error')));

    const result = evaluateJavaScriptURL(document, "javascript:throw 'no'", {});

    expect([result, heard]).to.deep.equal([null, ['no']]);
  });

  it('is not run for another origin, without scripts, nor in a document that is gone', () => {
    const { tab, document } = tabAt(a);
    const sandboxed = frameIn(document, { sandbox: 'allow-same-origin' }).activeDocument!;
    const run = (initiator: string): unknown =>
      evaluateJavaScriptURL(document, 'javascript:"x"', { initiatorOrigin: originOf(initiator) });

    const before = [run(a), run('https://b.example/')];
    const inSandbox = evaluateJavaScriptURL(sandboxed, 'javascript:"x"', {});
    show(tab, a);

    expect([...before, inSandbox, run(a)]).to.deep.equal([{ markup: 'x' }, null, null, null]);
  });

  it('replaces the page by its markup, in its place, with its URL and its origin', async () => {
    const parsed: string[] = [];
    const host = scripted({
      parse: (_host, markup) => {
        parsed.push(markup);
        return [];
      },
    });
    const browser = new Browser({ host, pages: served({ '/': 'first' }) });
    const tab = await browser.open(a);

    tab.window.location.href = "javascript:'second ' + origin";
    await browser.settle();

    expect(parsed).to.deep.equal(['first', 'second https://a.example']);
    expect([tab.url, tab.window.history.length]).to.deep.equal([a, 1]);
  });

  it('whose script is overtaken by another page changes nothing', async () => {
    const browser = new Browser();
    const tab = await browser.open(a);

    tab.window.location.href = "javascript:'x'";
    tab.crash();
    await browser.settle();

    expect(tab.closed).to.equal(true);
  });
});
