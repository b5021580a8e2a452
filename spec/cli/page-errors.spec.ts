import { expect } from 'chai';
import { pageErrors } from '../../lib/cli/page-errors.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { Browser } from '../../lib/index.ts';
import { Trace } from '../../lib/trace/reader.ts';
import type { TraceEvent } from '../../lib/trace/trace-event.ts';
import { header } from '../trace/tickets.ts';

describe('the errors of pages', () => {
  it('are named with tab, page and message, oldest first', async () => {
    const browser = new Browser();
    const tab = await browser.open('https://a.example/x');
    await tab.evaluate(
      "setTimeout(() => { throw new RangeError('first'); }); setTimeout(() => { throw new Error('second'); }); 1",
    );

    await browser.advance(10);

    expect(pageErrors(browser.trace)).to.have.lengthOf(2);
    expect(pageErrors(browser.trace)[0]).to.match(/^tab1 https:\/\/a\.example\/x: uncaught exception: .*first/);
    expect(pageErrors(browser.trace)[1]).to.match(/second/);
  });

  it('are requests, too, that got an error status or no response; navigations are not', async () => {
    const browser = new Browser({
      host: happyDom(),
      pages: ({ url }) => {
        if (url.endsWith('/broken.js')) return Response.error();
        if (!url.endsWith('/x')) return new Response(null, { status: 404 });
        const markup = '<script src="/no.js"></script><script type="module" src="/broken.js"></script>';
        return new Response(markup, { headers: { 'content-type': 'text/html' } });
      },
    });

    await browser.open('https://a.example/x');
    await browser.open('https://a.example/gone');
    await browser.settle();

    expect(pageErrors(browser.trace)).to.deep.equal([
      'tab1 https://a.example/x: GET https://a.example/no.js was answered with 404',
      'tab1 https://a.example/x: GET https://a.example/broken.js got no response',
    ]);
    expect(browser.trace.toText()).to.include('✗ /no.js: 404').and.to.include('✗ /broken.js: network error');
    await browser.close();
  });

  it('name the tab, or just a page, where the trace has lost its beginning', () => {
    const base = { ms: 0, step: -1 };
    const where = {
      url: 'https://a.example/a.js',
      line: 3,
      column: 7,
      stack: 'at https://a.example/a.js:3:7',
      by: 'page',
    } as const;
    const events: readonly TraceEvent[] = [
      { ...base, i: 0, type: 'error', document: 7, kind: 'exception', message: 'Error: a', ...where, handled: false },
      { ...base, i: 1, type: 'response', request: 1, status: 404 },
      { ...base, i: 2, type: 'request', request: 2, tab: 'tab1', document: 7, method: 'GET', url: 'https://a.example/x' },
      { ...base, i: 3, type: 'response', request: 2, status: 404 },
    ];

    expect(pageErrors(new Trace({ header, events: () => events }))).to.deep.equal([
      'a page: uncaught exception: Error: a (https://a.example/a.js:3:7)',
      '    at https://a.example/a.js:3:7',
      'tab1: GET https://a.example/x was answered with 404',
    ]);
  });

  it('are left out when the page handled them', async () => {
    const browser = new Browser();
    const tab = await browser.open('https://a.example/x');
    await tab.evaluate("addEventListener('error', (event) => event.preventDefault()); setTimeout(() => { throw 1; }); 1");

    await browser.advance(10);

    expect(pageErrors(browser.trace)).to.deep.equal([]);
  });
});
