import { expect } from 'chai';
import { RealmTypeError, WindowDouble, type AnyEvent } from './window-double.ts';

describe('the list of event listeners', () => {
  it('has each callback once for a type and phase', () => {
    const { window, record } = new WindowDouble();
    const listener = (): void => undefined;

    window.addEventListener('x', listener);
    window.addEventListener('x', listener, { capture: false, once: true });
    window.addEventListener('x', listener, true);
    window.addEventListener('y', listener);

    expect(record.listeners.map(({ type, capture, once }) => [type, capture, once])).to.deep.equal([
      ['x', false, false],
      ['x', true, false],
      ['y', false, false],
    ]);
  });

  it('loses a listener only for the same type and phase', () => {
    const { window, record } = new WindowDouble();
    const listener = (): void => undefined;
    window.addEventListener('x', listener, { capture: true });

    window.removeEventListener('x', listener);
    window.removeEventListener('y', listener, true);
    const before = record.listeners.length;
    window.removeEventListener('x', listener, { capture: true });

    expect([before, record.listeners.length]).to.deep.equal([1, 0]);
  });

  it('ignores null, and refuses what is neither an object nor a function', () => {
    const { window, record } = new WindowDouble();

    window.addEventListener('x', null);
    window.addEventListener('x', undefined);
    window.removeEventListener('x', null);

    expect(record.listeners).to.deep.equal([]);
    expect(() => window.addEventListener('x', 'code')).to.throw(RealmTypeError);
    expect(() => window.removeEventListener('x', 1)).to.throw(RealmTypeError);
  });

  it('takes options of any kind', () => {
    const { window, record } = new WindowDouble();

    for (const options of [undefined, null, 0, 1, 'text', {}, () => undefined]) window.addEventListener('x', {}, options);

    expect(record.listeners.map(({ capture }) => capture)).to.deep.equal([false, false, false, true, true, false, false]);
  });

  it('drops a listener that asked for one call before it is called', () => {
    const window = new WindowDouble();
    const lengths: number[] = [];
    window.window.addEventListener('x', () => lengths.push(window.record.listeners.length), { once: true });

    window.fire(new window.Event('x'));
    window.fire(new window.Event('x'));

    expect(lengths).to.deep.equal([0]);
  });

  it('drops a listener when its signal aborts, and adds none for an aborted one', () => {
    const { window, record } = new WindowDouble();
    const controller = new AbortController();
    window.addEventListener('x', () => undefined, { signal: controller.signal });
    const before = record.listeners.length;

    controller.abort();
    window.addEventListener('x', () => undefined, { signal: controller.signal });

    expect([before, record.listeners.length]).to.deep.equal([1, 0]);
    for (const signal of [null, {}, 'text']) {
      expect(() => window.addEventListener('x', () => undefined, { signal })).to.throw(RealmTypeError, 'signal');
    }
  });

  it('makes touch and wheel listeners of a window passive, unless they say otherwise', () => {
    const window = new WindowDouble();
    const [, inner] = window.target();
    const cancel = (event: AnyEvent): void => event.preventDefault();
    window.window.addEventListener('wheel', cancel);
    window.window.addEventListener('touchmove', cancel, { passive: false });
    inner.parent = window.record;

    const uncancelled = ['wheel', 'touchmove'].map((type) => window.fire(new window.Event(type, { cancelable: true })));

    expect(uncancelled).to.deep.equal([true, false]);
  });
});
