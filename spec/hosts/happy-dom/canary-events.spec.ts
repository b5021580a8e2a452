import { expect } from 'chai';
import { BrowserWindow, Event, EventTarget, HTMLElement, HTMLFormElement, PropertySymbol } from 'happy-dom';
import HTMLParser from 'happy-dom/lib/html-parser/HTMLParser.js';
import ElementEventAttributeUtility from 'happy-dom/lib/nodes/element/ElementEventAttributeUtility.js';
import { open } from './own-window.ts';

// As canary.spec.ts, for events and their handlers, links and forms.
describe('happy-dom still', () => {
  it('gives the text of a handler attribute to evaluateScript in this function, and binds it (handlers.ts)', () => {
    const window = open();
    const seen: string[] = [];
    window[PropertySymbol.evaluateScript] = (code: string) => {
      seen.push(code);
      return () => undefined;
    };
    const element = window.document.createElement('p');
    element.setAttribute('onclick', 'a()');

    const handler = element.onclick;

    expect(typeof handler).to.equal('function');
    expect(seen[0]).to.equal('(function anonymous($happy_dom, event) {try {\na()} catch(e) { $happy_dom.dispatchError(e); }})');
  });

  it('keeps the on-handlers of a window in a map that can be replaced (handlers.ts)', () => {
    const window = open();
    const map = new Map();
    window[PropertySymbol.propertyEventListeners] = map;

    window.onstorage = () => undefined;

    expect([...map.keys()]).to.deep.equal(['onstorage']);
  });

  it('looks for the dispatchEvent of a window as its own property, in both phases of an event (events.ts)', () => {
    const window = open();
    const phases: number[] = [];
    const dispatchEvent = (event: Event): boolean => {
      phases.push(event.eventPhase);
      return true;
    };
    Object.defineProperty(window, 'dispatchEvent', { value: dispatchEvent });

    window.document.body.dispatchEvent(new Event('x', { bubbles: true }));

    expect(phases).to.deep.equal([1, 3]);
  });

  it('sets dispatching back when a dispatch ends (links.ts)', () => {
    const event = new Event('x');
    const values: boolean[] = [false];
    Object.defineProperty(event, PropertySymbol.dispatching, {
      get: () => values.at(-1),
      set: (value: boolean) => values.push(value),
    });

    open().document.body.dispatchEvent(event);

    expect(values).to.deep.equal([false, true, false]);
  });

  it('returns a proxy from the constructor of a form, which takes own methods (links.ts)', () => {
    const window = open();
    const form = window.document.createElement('form');
    const submit = (): void => undefined;

    Object.defineProperty(form, 'submit', { value: submit, configurable: true });

    expect(form).to.be.instanceOf(HTMLFormElement);
    expect(form.submit).to.equal(submit);
  });

  it('has no isTrusted, no PromiseRejectionEvent and one class under two names (event-classes.ts): otherwise less is to be mended', () => {
    const window = open();

    expect('isTrusted' in new Event('x')).to.equal(false);
    expect('PromiseRejectionEvent' in window).to.equal(false);
    expect(window.PageTransitionEvent).to.equal(window.Event);
  });

  it('keeps listeners in a map of arrays for each of two phases, by type (events.ts)', () => {
    const window = open();
    const listener = (): void => undefined;
    window.addEventListener('unload', listener);
    window.addEventListener('unload', listener, true);

    const phases = Object.entries(window[PropertySymbol.listeners]);

    expect(phases.map(([phase, listeners]) => [phase, listeners.get('unload')])).to.deep.equal([
      ['bubbling', [listener]],
      ['capturing', [listener]],
    ]);
  });

  it('has accessors of a window for the handlers that body hands to it (handlers.ts)', () => {
    const names = [
      'popstate',
      'hashchange',
      'pageshow',
      'pagehide',
      'beforeunload',
      'unload',
      'message',
      'messageerror',
      'storage',
      'load',
      'error',
    ];

    const missing = names.filter(
      (name) => Object.getOwnPropertyDescriptor(BrowserWindow.prototype, `on${name}`)?.set === undefined,
    );

    expect(missing).to.deep.equal([]);
  });

  it('has a PopStateEvent that cannot bubble and a MessageEvent without initMessageEvent (event-classes.ts)', () => {
    const window = open();

    expect(new window.PopStateEvent('x', { bubbles: true }).bubbles).to.equal(false);
    expect('initMessageEvent' in new window.MessageEvent('x')).to.equal(false);
  });

  it('asks one function for the handlers of elements, and calls listeners of nodes by their dispatchEvent, phase by phase (element-events.ts)', () => {
    const { document } = open();
    const seen: number[] = [];
    const element = document.createElement('p');
    document.body.append(element);
    const own = Object.getOwnPropertyDescriptor(EventTarget.prototype, 'dispatchEvent') as PropertyDescriptor;
    Object.defineProperty(EventTarget.prototype, 'dispatchEvent', {
      ...own,
      value(this: EventTarget, event: Event) {
        if (this === element) seen.push(event.eventPhase);
        return Reflect.apply(own.value as Function, this, [event]) as boolean;
      },
    });

    element.dispatchEvent(new Event('x'));
    Object.defineProperty(EventTarget.prototype, 'dispatchEvent', own);

    expect(seen).to.deep.equal([0, 1, 2]);
    expect(typeof ElementEventAttributeUtility.getEventListener).to.equal('function');
  });

  it('upgrades elements that are connected, by their class, and parses markup by one method (custom-elements.ts)', () => {
    const window = open();
    window.customElements.define('x-y', class extends window.HTMLElement {});
    const names = Object.getOwnPropertyNames(new HTMLParser(window));

    expect(names).to.include.members(['window', 'evaluateScripts']);
    expect([
      Object.hasOwn(HTMLParser.prototype, 'parse'),
      Object.hasOwn(HTMLElement.prototype, PropertySymbol.onCustomElementConnected),
    ]).to.deep.equal([true, true]);
    expect([...window.customElements[PropertySymbol.registry].keys()]).to.deep.equal(['x-y']);
  });
});
