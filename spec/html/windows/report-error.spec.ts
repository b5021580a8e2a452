import { expect } from 'chai';
import { happyDom } from '../../../lib/hosts/happy-dom/index.ts';
import { reportError } from '../../../lib/html/windows/report-error.ts';
import { Browser, type AnyTab } from '../../../lib/index.ts';
import { HooksDouble } from '../../hosts/hooks-double.ts';

describe('reportError', () => {
  for (const [name, options] of [
    ['bare', () => ({})],
    ['happy-dom', () => ({ host: happyDom() })],
  ] as const) {
    it(`does with a value what is done with one that a script throws, at once (${name})`, async () => {
      const tab = (await new Browser(options()).open('https://a.example/')) as AnyTab;

      const told = await tab.evaluate(
        'told = []; addEventListener("error", (event) => { told.push(event.message); event.preventDefault() }); reportError(new RangeError("x")); told',
      );

      expect(told).to.deep.equal(['Uncaught RangeError: x']);
      expect(tab.browser.trace.events({ type: 'error' })[0]).to.include({ message: 'RangeError: x', handled: true });
      expect(await tab.evaluate('[reportError.name, reportError.length, reportError instanceof Function]')).to.deep.equal([
        'reportError',
        1,
        true,
      ]);
    });
  }

  it('needs a value', () => {
    const hooks = new HooksDouble();
    const realm = {
      TypeError,
      RangeError,
      DOMException,
      objectPrototype: Object.prototype,
      Promise,
      functionPrototype: Function.prototype,
      arrayPrototype: Array.prototype,
    };

    expect(() => reportError(hooks, realm, [])).to.throw(TypeError, '1 argument required');
    reportError(hooks, realm, [undefined]);
    expect(hooks.exceptions).to.deep.equal([undefined]);
  });
});
