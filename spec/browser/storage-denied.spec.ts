import { expect } from 'chai';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { Browser, type AnyBrowser } from '../../lib/index.ts';
import { storageOrCause } from '../../lib/browser/storage-denied.ts';

function thrownBy(action: () => unknown): Error {
  try {
    action();
  } catch (error) {
    return error as Error;
  }
  throw new Error('It threw nothing.');
}

const causeOf = (error: Error): string => (error.cause as Error).message;

describe('the storage of a page that has none', () => {
  for (const [host, options] of [
    ['bare', {}],
    ['happy-dom', { host: happyDom() }],
  ] as const) {
    it(`throws the window's own SecurityError, whose cause names what the server did, on ${host}`, async () => {
      const pages = (): never => {
        throw new Error('oops');
      };
      const browser: AnyBrowser = new Browser({ ...options, pages });
      const failure: unknown = await browser.open('https://a.example/').catch((error: unknown) => error);
      const tab = browser.tabs[0]!;

      expect(failure).to.have.property('code', 'PAGES_FAILED');
      for (const error of [thrownBy(() => tab.localStorage), thrownBy(() => tab.sessionStorage)]) {
        expect(error.name).to.equal('SecurityError');
        expect(error).to.be.instanceOf(Reflect.get(tab.window, 'DOMException'));
        expect(causeOf(error)).to.equal('tab1 shows an error page: GET https://a.example/ was not answered: oops');
        expect(Object.keys(error)).not.to.contain('cause');
      }
    });
  }

  it('throws with the opaque origin as the cause', async () => {
    const browser = new Browser();

    const blank = await browser.open('about:blank');
    const data = await browser.open(`data:text/html,${'x'.repeat(100)}`);

    expect(causeOf(thrownBy(() => blank.localStorage))).to.equal('about:blank has an opaque origin, which has no storage.');
    expect(causeOf(thrownBy(() => data.sessionStorage))).to.match(/^data:text\/html,x{45}… has an opaque origin/);
  });

  it('tells the page itself nothing', async () => {
    const tab = await new Browser().open('about:blank');

    expect(thrownBy(() => tab.window.localStorage)).not.to.have.property('cause');
  });

  it('is denied without a cause where none is known', () => {
    const denied = new Error('denied');
    const userAgent = { storagePolicy: { reasonOf: () => null }, options: {} };
    const document = { params: { errorReason: null }, origin: { opaque: false }, url: 'https://a.example/', userAgent } as never;

    const error = thrownBy(() =>
      storageOrCause('tab1', document, () => {
        throw denied;
      }),
    );

    expect(error).to.equal(denied);
    expect(error).not.to.have.property('cause');
  });
});

describe('the text of a tab', () => {
  it('says that its page did not answer', async () => {
    const browser = new Browser({ pages: () => Response.error() });

    const tab = await browser.open('https://a.example/');

    expect(String(tab)).to.equal('Tab tab1 https://a.example/ (did not answer)');
    await tab.close();
    expect(String(tab)).to.equal('Tab tab1 (gone)');
  });
});
