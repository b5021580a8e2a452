import { expect } from 'chai';
import { guardHappyListeners, guardNodeListeners } from '../../../lib/hosts/adopted/listener-guard.ts';
import { fromHappyDom } from './windows.ts';

describe('listeners of a happy-dom that lets exceptions out', () => {
  /** What became of an event at a window to which `listen` has added listeners. */
  function fired(
    listen: (window: ReturnType<typeof fromHappyDom>['window'], called: (name: string) => void) => void,
    times = 1,
  ): unknown {
    const { window, end } = fromHappyDom({ disableErrorCapturing: true });
    const called: string[] = [];
    const reported: unknown[] = [];
    listen(window, (name) => called.push(name));
    for (let time = 0; time < times; time++) {
      const unguard = guardHappyListeners(window, 'storage', (error) => reported.push(error));
      window.dispatchEvent(new window.Event('storage'));
      unguard();
    }
    end();
    return { called, reported };
  }

  it('are all called, and each exception is told', () => {
    const outcome = fired((window, called) => {
      window.addEventListener('storage', () => {
        called('first');
        throw 1;
      });
      window.addEventListener(
        'storage',
        () => {
          called('capturing');
          throw 2;
        },
        true,
      );
      const object = {
        handleEvent() {
          called(this === object ? 'object' : 'stranger');
          throw 3;
        },
      };
      Reflect.apply(window.addEventListener, window, ['storage', object]);
      window.addEventListener('storage', () => called('last'));
    });

    expect(outcome).to.deep.equal({ called: ['capturing', 'first', 'object', 'last'], reported: [2, 1, 3] });
  });

  it('are called once where they ask for that', () => {
    const outcome = fired((window, called) => {
      window.addEventListener(
        'storage',
        () => {
          called('once');
          throw 1;
        },
        { once: true },
      );
      window.addEventListener('storage', () => called('ever'));
    }, 2);

    expect(outcome).to.deep.equal({ called: ['once', 'ever', 'ever'], reported: [1] });
  });

  it('may take themselves away', () => {
    const outcome = fired((window, called) => {
      const listener = (): void => {
        called('leaves');
        window.removeEventListener('storage', listener);
      };
      window.addEventListener('storage', listener);
      window.addEventListener('storage', () => called('stays'));
    }, 2);

    expect(outcome).to.deep.equal({ called: ['leaves', 'stays', 'stays'], reported: [] });
  });

  it('have nothing of that left afterwards', () => {
    const { window, end } = fromHappyDom();
    window.addEventListener('storage', () => undefined);
    const symbol = Object.getOwnPropertySymbols(window).find(({ description }) => description === 'listeners')!;
    const list = (Reflect.get(window, symbol) as { bubbling: Map<string, unknown[]> }).bubbling.get('storage')!;

    const unguard = guardHappyListeners(window, 'storage', () => undefined);
    const during = Object.hasOwn(list, 'slice');
    unguard();

    expect([during, Object.hasOwn(list, 'slice')]).to.deep.equal([true, false]);
    end();
  });

  it('are none of targets that others made', () => {
    const target = new EventTarget();

    guardHappyListeners(target, 'storage', () => undefined)();
    guardHappyListeners({ [Symbol('listeners')]: {} }, 'storage', () => undefined)();
    guardNodeListeners({}, 'storage', () => undefined)();
    guardNodeListeners(target, 'storage', () => undefined)();
  });
});

describe('listeners of an EventTarget of Node', () => {
  it('are all called, each exception is told, and they can be taken away as ever', () => {
    const target = new EventTarget();
    const called: unknown[] = [];
    const reported: unknown[] = [];
    const listener = function (this: unknown): void {
      called.push(this === target);
      throw 1;
    };
    target.addEventListener('storage', listener);
    target.addEventListener(
      'storage',
      () => {
        called.push('once');
        throw 2;
      },
      { once: true },
    );
    target.addEventListener('storage', { handleEvent: () => void called.push('last') });

    for (let time = 0; time < 2; time++) {
      const unguard = guardNodeListeners(target, 'storage', (error) => reported.push(error));
      target.dispatchEvent(new Event('storage'));
      unguard();
      target.removeEventListener('storage', listener);
    }

    expect(called).to.deep.equal([true, 'once', 'last', 'last']);
    expect(reported).to.deep.equal([1, 2]);
  });

  it('have nothing of that left afterwards', () => {
    const target = new EventTarget();
    const listener = (): void => undefined;
    target.addEventListener('storage', listener);
    const symbol = Object.getOwnPropertySymbols(target).find(({ description }) => description === 'kEvents')!;
    const kept = (Reflect.get(target, symbol) as Map<string, { next: { callback: unknown } }>).get('storage')!.next;
    const before = kept.callback;

    const unguard = guardNodeListeners(target, 'storage', () => undefined);
    const during = kept.callback;
    unguard();

    expect([during === before, kept.callback === before]).to.deep.equal([false, true]);
  });
});
