import { expect } from 'chai';
import { putLocks } from '../../../lib/hosts/adopted/locks.ts';
import { Replacements } from '../../../lib/hosts/adopted/replacements.ts';

interface Surface {
  navigator?: { locks?: unknown };
}

const model = {};
const hooks = { isSecureContext: () => true, lockManager: () => model };

describe('locks on a window that others made', () => {
  it('stand on the navigator that it has, once, or on one that has nothing else', () => {
    const replacements = new Replacements();
    const navigator = {};
    const [window, behind, bare]: Surface[] = [{ navigator }, { navigator }, {}];
    putLocks([window, behind, bare] as object[], { isSecure: true, hooksNow: () => hooks }, replacements);
    const put = [window?.navigator?.locks === model, bare?.navigator?.locks === model, bare?.navigator === navigator];
    replacements.undo();

    expect(put).to.deep.equal([true, true, false]);
    expect([Object.keys(navigator), bare]).to.deep.equal([[], {}]);
  });

  it('are what was there before once the window was given back, whoever has kept the getter', () => {
    const replacements = new Replacements();
    const window = { navigator: { locks: 'before' } };
    let isOver = false;
    putLocks([window], { isSecure: true, hooksNow: () => (isOver ? null : hooks) }, replacements);
    const get = Object.getOwnPropertyDescriptor(window.navigator, 'locks')?.get;
    isOver = true;

    expect(get?.()).to.equal('before');
  });

  it('give way to what a suite assigns', () => {
    const window = { navigator: { locks: 'before' } };
    putLocks([window], { isSecure: true, hooksNow: () => hooks }, new Replacements());
    window.navigator.locks = 'double';

    expect(window.navigator.locks).to.equal('double');
  });

  it('are hidden where the context is not secure, and no navigator is made for that', () => {
    const window = { navigator: Object.create({ locks: 'of the process' }) as { locks?: unknown } };
    const [without, bare]: Surface[] = [{ navigator: {} }, {}];
    putLocks([window, without, bare] as object[], { isSecure: false, hooksNow: () => hooks }, new Replacements());

    expect(['locks' in window.navigator, without, bare]).to.deep.equal([false, { navigator: {} }, {}]);
  });

  it('are hidden on the navigator alone where all windows share the class, and come back', () => {
    class Navigator {
      readonly #name = 'n';
      get locks(): string {
        return this.#name;
      }
      get name(): string {
        return this.#name;
      }
    }
    const navigator = new Navigator();
    const window = { navigator, Navigator };
    const replacements = new Replacements();
    putLocks([window], { isSecure: false, hooksNow: () => hooks }, replacements);
    const hidden = [
      'locks' in navigator,
      navigator.name,
      navigator instanceof window.Navigator,
      navigator.constructor === window.Navigator,
    ];
    const construct = (): unknown => new window.Navigator();
    expect(construct).to.throw(TypeError, 'Illegal constructor');
    replacements.undo();

    expect(hidden).to.deep.equal([false, 'n', true, true]);
    expect([navigator.locks, window.Navigator === Navigator, new Navigator().locks]).to.deep.equal(['n', true, 'n']);
  });

  it('are undefined where a navigator has them from farther away, or will not let them go', () => {
    const far = Object.create(Object.create({ locks: 'far' }) as object) as { locks?: unknown };
    putLocks([{ navigator: far }], { isSecure: false, hooksNow: () => hooks }, new Replacements());

    expect(far.locks).to.equal(undefined);
  });
});
