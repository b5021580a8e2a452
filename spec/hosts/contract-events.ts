import { expect } from 'chai';
import { deliver, type Open } from './contract-setup.ts';

export function dispatchRules(open: Open): void {
  it('is trusted, and its target is the window', () => {
    const page = open();
    const seen: unknown[] = [];
    page.window.addEventListener('storage', function (event) {
      seen.push(event.isTrusted, event.target === page.window, event.currentTarget === page.window, this === page.window);
    });

    deliver(page, new page.host.Event('storage'));

    expect(seen).to.deep.equal([true, true, true, true]);
  });

  it("may be of a class that derives from the window's Event", () => {
    const page = open();
    class Derived extends page.host.Event {
      readonly extra = 1;
    }
    const seen: unknown[] = [];
    page.window.addEventListener('storage', (event) => seen.push(event instanceof Derived, event instanceof page.window.Event));

    deliver(page, new Derived('storage'));

    expect(seen).to.deep.equal([true, true]);
  });

  it('reaches capturing listeners first, then the others, each kind in the order of adding', () => {
    const page = open();
    const order: string[] = [];
    page.window.addEventListener('storage', () => order.push('first'));
    page.window.addEventListener('storage', () => order.push('capturing'), true);
    page.window.addEventListener('storage', { handleEvent: () => order.push('object') });

    deliver(page, new page.host.Event('storage'));

    expect(order).to.deep.equal(['capturing', 'first', 'object']);
  });

  it('stops for a checkpoint between two listeners', () => {
    const page = open();
    const order: string[] = [];
    page.hooks.atCheckpoint = () => order.push('checkpoint');
    page.window.addEventListener('storage', () => order.push('first'));
    page.window.addEventListener('storage', () => order.push('second'));

    deliver(page, new page.host.Event('storage'));

    expect(order.slice(0, 3)).to.deep.equal(['first', 'checkpoint', 'second']);
  });

  it('does not reach a listener that was removed meanwhile, nor one that was added', () => {
    const page = open();
    const order: string[] = [];
    const removed = (): number => order.push('removed');
    page.window.addEventListener('storage', () => {
      order.push('first');
      page.window.removeEventListener('storage', removed);
      page.window.addEventListener('storage', () => order.push('added'));
    });
    page.window.addEventListener('storage', removed);

    deliver(page, new page.host.Event('storage'));

    expect(order).to.deep.equal(['first']);
  });

  it('goes on after a listener threw, which is reported', () => {
    const page = open();
    const error = new Error('in a listener');
    const order: string[] = [];
    page.window.addEventListener('storage', () => {
      throw error;
    });
    page.window.addEventListener('storage', () => order.push('second'));

    deliver(page, new page.host.Event('storage'));

    expect(order).to.deep.equal(['second']);
    expect(page.hooks.exceptions).to.deep.equal([error]);
  });

  it('ends where a listener stops it', () => {
    const page = open();
    const order: string[] = [];
    page.window.addEventListener('storage', (event) => event.stopImmediatePropagation());
    page.window.addEventListener('storage', () => order.push('second'));

    deliver(page, new page.host.Event('storage'));

    expect(order).to.deep.equal([]);
  });

  it('runs a listener that asked for it once only', () => {
    const page = open();
    const order: string[] = [];
    page.window.addEventListener('storage', () => order.push('once'), { once: true });

    deliver(page, new page.host.Event('storage'));
    deliver(page, new page.host.Event('storage'));

    expect(order).to.deep.equal(['once']);
  });

  it('is not trusted when page code dispatches one', () => {
    const { window } = open();
    const seen: boolean[] = [];
    window.addEventListener('storage', (event) => seen.push(event.isTrusted));

    window.dispatchEvent(new window.Event('storage'));

    expect(seen).to.deep.equal([false]);
  });
}

export function handlerRules(open: Open): void {
  it('takes its place among the listeners when it is first set, and keeps it when it is replaced', () => {
    const page = open();
    const order: string[] = [];
    page.window.addEventListener('storage', () => order.push('before'));
    page.window['onstorage'] = () => order.push('old handler');
    page.window.addEventListener('storage', () => order.push('after'));

    page.window['onstorage'] = () => order.push('handler');
    deliver(page, new page.host.Event('storage'));

    expect(order).to.deep.equal(['before', 'handler', 'after']);
  });

  it('answers what was set, and null at first and for what is no object', () => {
    const { window } = open();
    const handler = (): void => undefined;
    const answers = [window['onstorage']];

    window['onstorage'] = handler;
    answers.push(window['onstorage']);
    window['onstorage'] = 'code';
    answers.push(window['onstorage']);

    expect(answers).to.deep.equal([null, handler, null]);
  });

  it('gives up its place when it is set to null', () => {
    const page = open();
    const order: string[] = [];
    page.window['onstorage'] = () => order.push('first');
    page.window['onstorage'] = null;
    page.window.addEventListener('storage', () => order.push('listener'));

    page.window['onstorage'] = () => order.push('handler');
    deliver(page, new page.host.Event('storage'));

    expect(order).to.deep.equal(['listener', 'handler']);
  });
}

export function errorRules(open: Open): void {
  it('fires error with what was thrown; it is not handled unless it is cancelled', () => {
    const { host, window } = open();
    const error = new Error('thrown');
    const seen: unknown[] = [];
    window.addEventListener('error', (event) => seen.push(event.error === error, String(event.message).includes('thrown')));

    const handled = host.fireException(error);

    expect([handled, ...seen]).to.deep.equal([false, true, true]);
  });

  it('is handled by a listener that cancels the event', () => {
    const { host, window } = open();
    window.addEventListener('error', (event) => event.preventDefault());
    window.addEventListener('unhandledrejection', (event) => event.preventDefault());

    const handled = [
      host.fireException(new Error('thrown')),
      host.fireRejection('unhandledrejection', new Error('rejected'), {}),
    ];

    expect(handled).to.deep.equal([true, true]);
  });

  it('is handled by an onerror that gets five arguments and returns true', () => {
    const { host, window } = open();
    const error = new Error('thrown');
    let given: unknown[] = [];
    window['onerror'] = (...args: unknown[]) => {
      given = args;
      return true;
    };

    const handled = host.fireException(error);

    expect(handled).to.equal(true);
    expect(given).to.have.lengthOf(5);
    expect(given[4] === error).to.equal(true);
  });

  it('fires unhandledrejection with the reason', () => {
    const { host, window } = open();
    const reason = new Error('rejected');
    const promise = Promise.resolve();
    const seen: unknown[] = [];
    window.addEventListener('unhandledrejection', (event) =>
      seen.push(event.reason === reason, event.promise === promise, event.isTrusted, event.cancelable),
    );

    const handled = host.fireRejection('unhandledrejection', reason, promise);

    expect([handled, ...seen]).to.deep.equal([false, true, true, true, true]);
  });

  it('fires rejectionhandled, which cannot be cancelled', () => {
    const { host, window } = open();
    const promise = Promise.resolve();
    const seen: unknown[] = [];
    window.addEventListener('rejectionhandled', (event) => seen.push(event.reason, event.promise === promise, event.cancelable));

    host.fireRejection('rejectionhandled', 'why', promise);

    expect(seen).to.deep.equal(['why', true, false]);
  });
}

export function lifecycleRules(open: Open): void {
  it('sets readyState before readystatechange', () => {
    const { host, document } = open();
    const seen = [document.readyState];
    document.addEventListener('readystatechange', () => seen.push(document.readyState));

    host.setReadyState('interactive');
    host.setReadyState('complete');

    expect(seen).to.deep.equal(['loading', 'interactive', 'complete']);
  });

  it('tells the window of what is fired at the document on its way there, also where it does not bubble', () => {
    const { host, window, document } = open();
    const order: string[] = [];
    for (const capture of [true, false]) {
      window.addEventListener('readystatechange', ({ eventPhase }) => order.push(`window ${eventPhase}`), { capture });
    }
    document.addEventListener('readystatechange', ({ eventPhase }) => order.push(`document ${eventPhase}`));

    host.setReadyState('interactive');

    expect(order).to.deep.equal(['window 1', 'document 2']);
  });

  it('fires DOMContentLoaded at the document, from where it reaches the window', () => {
    const { host, window, document } = open();
    const order: string[] = [];
    window.addEventListener('DOMContentLoaded', (event) => order.push(`window ${event.target === document}`));
    document.addEventListener('DOMContentLoaded', (event) => order.push(`document ${event.isTrusted}`));

    host.fire('DOMContentLoaded');

    expect(order).to.deep.equal(['document true', 'window true']);
  });

  it('fires load, pageshow, pagehide and unload at the window only', () => {
    const { host, window, document } = open();
    const order: string[] = [];
    for (const type of ['load', 'pageshow', 'pagehide', 'unload'] as const) {
      window.addEventListener(type, (event) => order.push(`${event.type} ${event.isTrusted} ${event.persisted}`));
      document.addEventListener(type, () => order.push('document'));
    }

    host.fire('load');
    host.fire('pageshow', { persisted: false });
    host.fire('pagehide', { persisted: true });
    host.fire('unload');

    expect(order).to.deep.equal(['load true undefined', 'pageshow true false', 'pagehide true true', 'unload true undefined']);
  });

  it('answers whether beforeunload was cancelled', () => {
    const { host, window } = open();
    const before = host.fire('beforeunload');
    window.addEventListener('beforeunload', (event) => event.preventDefault());

    const after = host.fire('beforeunload');

    expect([before, after]).to.deep.equal([true, false]);
  });

  it('runs no handler after destroy', () => {
    const page = open();
    const order: string[] = [];
    page.window.addEventListener('storage', () => order.push('listener'));
    const event = new page.host.Event('storage');

    page.host.destroy();
    deliver(page, event);

    expect(order).to.deep.equal([]);
  });
}
