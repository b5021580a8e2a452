import { expect } from 'chai';
import { failing } from '../test-failure.ts';
import { Browser, type BareWindow, type Tab } from '../../lib/index.ts';
import { hosts } from './hosts.ts';

/** A Browser whose surroundings cannot drain, as in a web page. */
function browserByTurns(options: ConstructorParameters<typeof Browser<BareWindow>>[0]): Browser {
  const drain = Object.getOwnPropertyDescriptor(process, '_tickCallback') as PropertyDescriptor;
  Object.defineProperty(process, '_tickCallback', { ...drain, value: undefined });
  try {
    return new Browser(options);
  } finally {
    Object.defineProperty(process, '_tickCallback', drain);
  }
}

const drivers = {
  drained: (options: ConstructorParameters<typeof Browser<BareWindow>>[0]): Browser => new Browser(options),
  'by turns': browserByTurns,
};

/** Two `error` listeners, the first of which queues a microtask, and a listener that throws. */
function listen({ window }: Tab, order: string[]): void {
  window.addEventListener('throwing', () => {
    throw new Error('thrown');
  });
  window.addEventListener('error', () => {
    order.push('error1');
    window.queueMicrotask(() => order.push('microtask'));
  });
  window.addEventListener('error', () => order.push('error2'));
}

for (const { name, host } of hosts) {
  for (const [driver, make] of Object.entries(drivers)) {
    describe(`a microtask checkpoint (${name}, ${driver})`, () => {
      const open = async (): Promise<Tab> => await make({ host: host() }).open('https://a.example/');
      let order: string[];
      beforeEach(() => {
        order = [];
      });

      it('waits for the end of the script whose own dispatch made a listener throw', async () => {
        const tab = await open();
        listen(tab, order);

        await failing(
          tab.run(({ Event, dispatchEvent }) => {
            dispatchEvent(new Event('throwing'));
            order.push('script ends');
          }),
        );

        expect(order).to.deep.equal(['error1', 'error2', 'script ends', 'microtask']);
      });

      it('waits for the end of the timer that dispatches', async () => {
        const tab = await open();
        listen(tab, order);
        tab.window.setTimeout(() => {
          tab.window.dispatchEvent(new tab.window.Event('throwing'));
          order.push('timer ends');
        });

        await failing(tab.browser.settle({ timers: true }));

        expect(order).to.deep.equal(['error1', 'error2', 'timer ends', 'microtask']);
      });

      it('is not made inside of another: a promise job that dispatches goes on to its end', async () => {
        const tab = await open();
        listen(tab, order);
        await failing(
          tab.run(({ Event, dispatchEvent, queueMicrotask }) =>
            queueMicrotask(() => {
              dispatchEvent(new Event('throwing'));
              order.push('job ends');
            }),
          ),
        );

        expect(order).to.deep.equal(['error1', 'error2', 'job ends', 'microtask']);
      });

      it('waits for the end of a script that navigates to a fragment', async () => {
        const tab = await open();
        for (const listener of ['popstate1', 'popstate2']) {
          tab.window.addEventListener('popstate', () => {
            order.push(listener);
            tab.window.queueMicrotask(() => order.push('microtask'));
          });
        }

        await tab.run(({ location }) => {
          location.hash = '#x';
          order.push('script ends');
        });

        expect(order).to.deep.equal(['popstate1', 'popstate2', 'script ends', 'microtask', 'microtask']);
      });

      it('leaves its mark in the trace where it was made, and nowhere else', async () => {
        const tab = await open();
        listen(tab, order);
        const before = tab.browser.trace.events({ type: 'checkpoint' }).length;

        await failing(tab.run(({ Event, dispatchEvent }) => dispatchEvent(new Event('throwing'))));

        expect(tab.browser.trace.events({ type: 'checkpoint' }).length - before).to.equal(1);
      });
    });
  }
}
