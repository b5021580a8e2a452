import { expect } from 'chai';
import { fillGlobal } from '../../../lib/testing/mocha/filled-global.ts';
import { makeWindow } from '../../../lib/testing/mocha/made-window.ts';

const url = 'https://shop.example/cart';

/** What a process has before. */
class Process {
  readonly setTimeout = (): string => 'the process’s';
  Event: unknown = 'the process’s';
  declare readonly document: { readonly body: object };
  declare readonly window: object;
  declare readonly location: { readonly href: string };
  declare readonly addEventListener: EventTarget['addEventListener'];
  declare readonly dispatchEvent: EventTarget['dispatchEvent'];
  declare readonly HTMLElement: unknown;
  declare localStorage: unknown;
  declare onclick: unknown;
}

for (const emulator of ['happy-dom', 'jsdom'] as const) {
  describe(`a global filled with a window of ${emulator}`, () => {
    let window: object;
    let close: () => Promise<void>;
    let global: Process;
    let filled: Disposable;

    beforeEach(async () => {
      ({ window, close } = await makeWindow(emulator, url));
      global = new Process();
      filled = fillGlobal(global, window);
    });

    afterEach(() => close());

    it('has its document, its classes and its functions, which need no window', () => {
      const { document, location, addEventListener, dispatchEvent, Event, HTMLElement } = global;
      const heard: unknown[] = [];

      addEventListener('x', (event) => heard.push(event.type));
      dispatchEvent(Reflect.construct(Event as Function, ['x']) as Event);

      expect([heard, location.href, document.body instanceof (HTMLElement as Function)]).to.deep.equal([['x'], url, true]);
      expect([HTMLElement, Event]).to.deep.equal([Reflect.get(window, 'HTMLElement'), Reflect.get(window, 'Event')]);
      expect(global.addEventListener).to.equal(addEventListener);
    });

    it('is the window, and leaves the process its own', () => {
      expect([global.window, global.setTimeout(), global.constructor]).to.deep.equal([global, 'the process’s', Process]);
    });

    it('gives handlers to the window, and keeps doubles', () => {
      const handler = (): void => undefined;

      global.onclick = handler;
      global.localStorage = 'a double';

      expect([Reflect.get(window, 'onclick'), global.onclick, global.localStorage]).to.deep.equal([handler, handler, 'a double']);
    });

    it('is as it was when all is taken off', () => {
      const fresh = new Process();
      global.localStorage = 'a double';

      filled[Symbol.dispose]();

      expect(Object.getOwnPropertyNames(global)).to.deep.equal(Object.getOwnPropertyNames(fresh));
      expect(global.Event).to.equal('the process’s');
    });
  });
}
