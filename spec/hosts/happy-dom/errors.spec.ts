import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('errors of a page (happy-dom)', () => {
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

  it('that are no errors have no place', () => {
    const page = openPage();
    page.run('addEventListener("error", (e) => { got = [e.message, e.filename, e.lineno] })');

    const unprintable = {
      toString: (): string => {
        throw new Error('no');
      },
    };

    expect(page.host.fireException(null)).to.equal(false);
    expect(page.run('got')).to.deep.equal(['Uncaught null', '', 0]);
    expect(page.host.fireException(unprintable)).to.equal(false);
    expect(page.run('got[0]')).to.equal('Uncaught exception');
  });

  it('that an error handler throws fire no second event', () => {
    const page = openPage();
    page.run('var times = 0; onerror = () => { times += 1; throw new Error("again") }');

    page.host.fireException(new Error('first'));

    expect(page.run('times')).to.equal(1);
    expect(page.errors).to.have.length(1);
  });

  it('that are rejections reach unhandledrejection with reason and promise, and can be cancelled', () => {
    const page = openPage();
    page.run('onunhandledrejection = (e) => { got = [e.reason, e.promise === kept, e.isTrusted]; e.preventDefault() }');

    const promise = page.host.evaluate('kept = Promise.resolve()') as object;
    const handled = page.host.fireRejection('unhandledrejection', 'why', promise);

    expect(handled).to.equal(true);
    expect(page.run('got')).to.deep.equal(['why', true, true]);
  });
});
