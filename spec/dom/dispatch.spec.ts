import { expect } from 'chai';
import { begin, dispatch, proceed } from '../../lib/dom/dispatch.ts';
import { stateOf, WindowDouble, type AnyEvent, type Target } from './window-double.ts';

function tree() {
  const window = new WindowDouble();
  const [target, record] = window.target();
  record.parent = window.record;
  return { window, outer: window.window, target, record };
}

describe('dispatch', () => {
  it('captures inwards, reaches the target, and bubbles outwards', () => {
    const { window, outer, target, record } = tree();
    const order: unknown[] = [];
    const listen = (where: Target, name: string, capture: boolean): void =>
      where.addEventListener(
        'x',
        (event: AnyEvent) => order.push([name, event.eventPhase, event.currentTarget === where]),
        capture,
      );
    listen(outer, 'outer', false);
    listen(outer, 'outer capturing', true);
    listen(target, 'target', false);
    listen(target, 'target capturing', true);

    window.fire(new window.Event('x', { bubbles: true }), record);

    expect(order).to.deep.equal([
      ['outer capturing', 1, true],
      ['target capturing', 2, true],
      ['target', 2, true],
      ['outer', 3, true],
    ]);
  });

  it('does not bubble unless the event does', () => {
    const { window, outer, record } = tree();
    const order: string[] = [];
    outer.addEventListener('x', () => order.push('bubbling'));
    outer.addEventListener('x', () => order.push('capturing'), true);

    window.fire(new window.Event('x'), record);

    expect(order).to.deep.equal(['capturing']);
  });

  it('shows the way as composedPath, and nothing of it afterwards', () => {
    const { window, outer, target, record } = tree();
    const paths: unknown[] = [];
    const event = new window.Event('x');
    target.addEventListener('x', () => paths.push(event.composedPath()));

    window.fire(event, record);

    expect(paths).to.deep.equal([[target, outer]]);
    expect([event.composedPath(), event.currentTarget, event.eventPhase, event.target === target]).to.deep.equal([
      [],
      null,
      0,
      true,
    ]);
  });

  it('goes no further after stopPropagation, though to the other listeners of the same target', () => {
    const { window, outer, target, record } = tree();
    const order: string[] = [];
    target.addEventListener('x', (event: AnyEvent) => event.stopPropagation());
    target.addEventListener('x', () => order.push('same target'));
    outer.addEventListener('x', () => order.push('outer'));

    window.fire(new window.Event('x', { bubbles: true }), record);

    expect(order).to.deep.equal(['same target']);
  });

  it('does not reach the target when it is stopped while capturing', () => {
    const { window, outer, target, record } = tree();
    const order: string[] = [];
    outer.addEventListener('x', (event: AnyEvent) => event.stopPropagation(), true);
    target.addEventListener('x', () => order.push('target'));

    window.fire(new window.Event('x'), record);

    expect(order).to.deep.equal([]);
  });

  it('reaches nobody else after stopImmediatePropagation', () => {
    const { window, outer } = tree();
    const order: string[] = [];
    outer.addEventListener('x', (event: AnyEvent) => event.stopImmediatePropagation());
    outer.addEventListener('x', () => order.push('second'));

    window.fire(new window.Event('x'));

    expect(order).to.deep.equal([]);
  });

  it('respects removal while it is under way, and does not see additions to the same list', () => {
    const { window, outer } = tree();
    const order: string[] = [];
    const removed = (): number => order.push('removed');
    outer.addEventListener('x', () => {
      outer.removeEventListener('x', removed);
      outer.addEventListener('x', () => order.push('added'));
    });
    outer.addEventListener('x', removed);

    window.fire(new window.Event('x'));

    expect(order).to.deep.equal([]);
  });

  it('sees at the target what a capturing listener of the target added', () => {
    const { window, outer } = tree();
    const order: string[] = [];
    outer.addEventListener('x', () => outer.addEventListener('x', () => order.push('added')), true);

    window.fire(new window.Event('x'));

    expect(order).to.deep.equal(['added']);
  });

  it('calls handleEvent on the object, and functions on the current target', () => {
    const { window, outer } = tree();
    const seen: unknown[] = [];
    const object = {
      handleEvent(this: unknown) {
        seen.push(this === object);
      },
    };
    outer.addEventListener('x', object);
    outer.addEventListener('x', function (this: unknown) {
      seen.push(this === outer);
    });

    window.fire(new window.Event('x'));

    expect(seen).to.deep.equal([true, true]);
  });

  it('reports what a listener throws, or that it cannot be called, and goes on', () => {
    const { window, outer } = tree();
    const order: string[] = [];
    outer.addEventListener('x', () => {
      throw new Error('thrown');
    });
    outer.addEventListener('x', {});
    outer.addEventListener('x', () => order.push('third'));

    window.fire(new window.Event('x'));

    expect(order).to.deep.equal(['third']);
    expect(window.reported.map(String)).to.deep.equal([
      'Error: thrown',
      "TypeError: The listener's 'handleEvent' is not a function.",
    ]);
  });

  it('ignores preventDefault in a passive listener', () => {
    const { window, outer } = tree();
    outer.addEventListener('x', (event: AnyEvent) => event.preventDefault(), { passive: true });

    const uncancelled = window.fire(new window.Event('x', { cancelable: true }));

    expect(uncancelled).to.equal(true);
  });

  it('tells window.event which event runs, also nested', () => {
    const { window, outer } = tree();
    const [a, b] = [new window.Event('a'), new window.Event('b')];
    const seen: unknown[] = [];
    outer.addEventListener('b', () => seen.push(window.currentEvent === b));
    outer.addEventListener('a', () => {
      outer.dispatchEvent(b);
      seen.push(window.currentEvent === a);
    });

    window.fire(a);

    expect(seen).to.deep.equal([true, true]);
    expect(window.currentEvent).to.equal(undefined);
  });

  it('can be done one listener at a time', () => {
    const { window, outer } = tree();
    const order: string[] = [];
    outer.addEventListener('x', () => order.push('first'));
    outer.addEventListener('x', () => order.push('second'));
    const event = stateOf(new window.Event('x'));
    begin(event, window.record);

    const answers = [proceed(event), order.join(), proceed(event), order.join(), proceed(event)];

    expect(answers).to.deep.equal([true, 'first', false, 'first,second', false]);
  });

  it('ends at once where the rest was removed between two listeners', () => {
    const { window, outer } = tree();
    const order: string[] = [];
    const second = (): number => order.push('second');
    outer.addEventListener('x', () => order.push('first'));
    outer.addEventListener('x', second);
    const event = stateOf(new window.Event('x'));
    begin(event, window.record);

    proceed(event);
    outer.removeEventListener('x', second);

    expect([proceed(event), order]).to.deep.equal([false, ['first']]);
  });

  it('may show another target than the one that it starts from', () => {
    const { window, outer, target, record } = tree();
    const targets: unknown[] = [];
    outer.addEventListener('load', (event: AnyEvent) => targets.push(event.target === target));
    const event = stateOf(new window.Event('load'));
    begin(event, window.record, record);

    proceed(event);

    expect(targets).to.deep.equal([true]);
  });

  it('answers whether the event was cancelled', () => {
    const { window, outer, record } = tree();
    outer.addEventListener('x', (event: AnyEvent) => event.preventDefault());

    const answers = [false, true].map((cancelable) =>
      dispatch(stateOf(new window.Event('x', { cancelable, bubbles: true })), record),
    );

    expect(answers).to.deep.equal([true, false]);
  });
});
