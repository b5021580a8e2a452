import { expect } from 'chai';
import { happyDom } from '../../../lib/hosts/happy-dom/index.ts';
import { idleCallbackFunctions } from '../../../lib/html/windows/idle-callbacks.ts';
import { Browser, type AnyTab } from '../../../lib/index.ts';
import { HooksDouble } from '../../hosts/hooks-double.ts';

describe('the handles of idle callbacks', () => {
  it('are counted in each run', () => {
    const hooks = new HooksDouble();
    const realm = { TypeError } as unknown as Parameters<typeof idleCallbackFunctions>[1];
    const { requestIdleCallback } = idleCallbackFunctions(hooks, realm, () => () => undefined);
    const first = [requestIdleCallback(() => 1), requestIdleCallback(() => 1)];
    hooks.run = {};

    expect([...first, requestIdleCallback(() => 1)]).to.deep.equal([1, 2, 1]);
  });
});

for (const [name, options] of [
  ['bare', () => ({})],
  ['happy-dom', () => ({ host: happyDom() })],
] as const) {
  describe(`an idle callback (${name})`, () => {
    const open = async (code: string): Promise<AnyTab> => {
      const tab = (await new Browser(options()).open('https://a.example/')) as AnyTab;
      await tab.evaluate(`told = []; ${code}; 0`);
      return tab;
    };

    it('runs in a task of its own, behind those that wait already, without a timer', async () => {
      const tab = await open(
        'requestIdleCallback(() => told.push("idle")); postMessage(1, "*"); onmessage = () => told.push("m")',
      );

      const [pending] = tab.browser.pending;
      expect([pending?.source, pending?.label]).to.deep.equal(['idle', 'idle callback']);
      await tab.browser.settle();
      expect(await tab.evaluate('told')).to.deep.equal(['idle', 'm']);
    });

    it('is told how long it has, in virtual time, and that it is not late', async () => {
      const tab = await open(
        'requestIdleCallback((deadline) => { kept = deadline; told.push(deadline.didTimeout, deadline.timeRemaining()) }, { timeout: 1 })',
      );
      await tab.browser.settle();
      await tab.browser.advance(20);
      await tab.evaluate('told.push(kept.timeRemaining())');
      await tab.browser.advance(60);

      expect(await tab.evaluate('told.concat(kept.timeRemaining())')).to.deep.equal([false, 50, 30, 0]);
    });

    it('can be cancelled, by another one too, and gives its handle', async () => {
      const tab = await open(
        'told.push(requestIdleCallback(() => cancelIdleCallback(2)), requestIdleCallback(() => told.push("never")))',
      );
      await tab.browser.settle();

      expect(await tab.evaluate('told')).to.deep.equal([1, 2]);
    });

    it('is reported when it throws', async () => {
      const tab = await open('onerror = (message) => told.push(message); requestIdleCallback(() => { throw new Error("x") })');
      await tab.browser.settle();

      expect(await tab.evaluate('told')).to.deep.equal(['Uncaught Error: x']);
    });

    it('is a function: all else is a TypeError of the realm', async () => {
      const tab = await open('');
      const code =
        '[() => requestIdleCallback(), () => cancelIdleCallback()].map((f) => { try { f() } catch (e) { return e instanceof TypeError } })';

      expect(await tab.evaluate(code)).to.deep.equal([true, true]);
    });
  });
}

describe('idle callbacks of a window', () => {
  it('are none of another window', () => {
    const realm = {
      TypeError,
      RangeError,
      DOMException,
      objectPrototype: Object.prototype,
      Promise,
      functionPrototype: Function.prototype,
      arrayPrototype: Array.prototype,
    };
    const hooks = new HooksDouble();
    const ran: string[] = [];
    const make = (): ReturnType<typeof idleCallbackFunctions> =>
      idleCallbackFunctions(hooks, realm, (callback) => (deadline) => void callback(deadline));
    const [one, other] = [make(), make()];

    one.requestIdleCallback(() => ran.push('one'));
    other.requestIdleCallback(() => ran.push('other'));
    other.cancelIdleCallback(1);
    hooks.runTasks();

    expect(ran).to.deep.equal(['one']);
  });
});
