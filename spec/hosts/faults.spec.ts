import { expect } from 'chai';
import type { DocumentHostFactory } from '../../lib/html/records/document-host.ts';
import { Browser, html } from '../../lib/index.ts';
import type { Fault } from './faults/fault.ts';
import { faults } from './faults.ts';
import { onEachHost } from './page/each-host.ts';

async function answer(request: Request, page: string): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  switch (pathname) {
    case '/s.js':
      return new Response('fetched = 5', { headers: { 'content-type': 'text/javascript' } });
    case '/f':
      return html('<title>F</title>');
    case '/sent': {
      const sent = request.method === 'GET' ? search || '?' : await request.text();
      return html(`<script>sent = ${JSON.stringify(sent)}</script>`);
    }
    default:
      return html(`<!doctype html><body>${page}</body>`);
  }
}

/** What is read in the end, or the error that came instead. */
async function found(host: DocumentHostFactory, { page = '', act, read }: Fault): Promise<unknown> {
  const browser = new Browser({ host, pageErrors: 'trace', pages: (request) => answer(request, page) });
  const tab = await browser.open('https://a.example/');
  try {
    if (act !== undefined) await tab.evaluate(`${act}; 0`);
    await browser.settle();
    return await tab.evaluate(read);
  } catch (error) {
    return String(error);
  } finally {
    await browser.close();
  }
}

onEachHost('as a browser does it, or not yet', ({ name, host }) => {
  for (const fault of faults) {
    const isRight = name === 'happy-dom' ? fault.happyDom : fault.jsdom;

    it(`${isRight ? '' : 'not: '}${fault.title}`, async () => {
      const value = await found(host(), fault);

      if (isRight) expect(value).to.deep.equal(fault.gives);
      else expect(value, 'It is right now: say so in the table of faults').not.to.deep.equal(fault.gives);
    });
  }
});

describe('the table of faults', () => {
  it('says each thing once', () => {
    const titles = faults.map(({ title }) => title);

    expect(new Set(titles).size).to.equal(titles.length);
  });

  it('names a part of a standard for each', () => {
    expect(faults.filter(({ standard }) => !/^https:\/\/[^#]+#\S+$/.test(standard))).to.deep.equal([]);
  });
});
