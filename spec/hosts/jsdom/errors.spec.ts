import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('errors of a page (jsdom)', () => {
  it('reach onerror with message, place and error', () => {
    const page = openPage({
      url: 'https://a.example/p',
      markup:
        '<script>onerror = (...args) => { got = args; return true }</script><script>\n  throw new RangeError("deep")</script>',
    });

    expect(page.run('[...got.slice(0, 4), got[4] instanceof RangeError]')).to.deep.equal([
      'Uncaught RangeError: deep',
      'https://a.example/p',
      2,
      9,
      true,
    ]);
  });

  it('that an error handler throws fire no second event', () => {
    const page = openPage();
    page.run('var times = 0; onerror = () => { times += 1; throw new Error("again") }; 0');

    page.host.fireException(new Error('first'));

    expect([page.run('times'), page.errors.length]).to.deep.equal([1, 1]);
  });

  it('that are rejections reach unhandledrejection with reason and promise, and can be cancelled', () => {
    const page = openPage();
    page.run('onunhandledrejection = (e) => { got = [e.reason, e.promise === kept, e.isTrusted]; e.preventDefault() }; 0');

    const handled = page.host.fireRejection(
      'unhandledrejection',
      'why',
      page.host.evaluate('kept = Promise.resolve()') as object,
    );

    expect([handled, page.run('got')]).to.deep.equal([true, ['why', true, true]]);
  });

  it('of the text of a handler are reported when somebody asks for it', () => {
    const page = openPage({ markup: '<p onclick="if ("></p>' });

    page.run('document.querySelector("p").click()');

    expect(page.errors.map((error) => (error as Error).name)).to.deep.equal(['SyntaxError']);
  });
});
