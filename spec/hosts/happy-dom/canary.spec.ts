import { expect } from 'chai';
import {
  BrowserErrorCaptureEnum,
  BrowserWindow,
  HTMLBodyElement,
  HTMLDocument,
  HTMLElement,
  HTMLIFrameElement,
  HTMLScriptElement,
  PropertySymbol,
  Window,
} from 'happy-dom';
import HTMLParser from 'happy-dom/lib/html-parser/HTMLParser.js';
import JavaScriptCompiler from 'happy-dom/lib/javascript/JavaScriptCompiler.js';
import ECMAScriptModuleCompiler from 'happy-dom/lib/module/ECMAScriptModuleCompiler.js';
import ModuleURLUtility from 'happy-dom/lib/module/ModuleURLUtility.js';
import WindowBrowserContext from 'happy-dom/lib/window/WindowBrowserContext.js';
import { runInContext } from 'node:vm';
import { open } from './own-window.ts';

// What the host relies on in happy-dom without its promise. When one of these fails after an upgrade, its title says what changed
// and the file named in it is the one to mend.
describe('happy-dom still', () => {
  const texts = (window: BrowserWindow, compile: (window: BrowserWindow) => unknown): string[] => {
    const seen: string[] = [];
    const evaluate = (code: string): (() => void) => {
      seen.push(code);
      return () => undefined;
    };
    compile(Object.create(window, { [PropertySymbol.evaluateScript]: { value: evaluate } }) as BrowserWindow);
    return seen;
  };

  it('has the symbols of its insides (all files)', () => {
    for (const name of [
      'asyncTaskManager',
      'callbacks',
      'cloneNode',
      'connectedToDocument',
      'currentScript',
      'currentTarget',
      'customElementDefineCallback',
      'customElementReactionStack',
      'customElementUpgradeTarget',
      'destroy',
      'disableEvaluation',
      'disconnectedFromDocument',
      'dispatchError',
      'dispatching',
      'evaluateScript',
      'eventPhase',
      'immediatePropagationStopped',
      'isInPassiveEventListener',
      'listenerOptions',
      'listeners',
      'moduleImportMap',
      'onCustomElementConnected',
      'onRemoveAttribute',
      'onSetAttribute',
      'propagationStopped',
      'propertyEventListeners',
      'proxy',
      'readyState',
      'readyStateManager',
      'referrer',
      'registry',
      'setURL',
      'setupVMContext',
      'target',
      'timeStamp',
    ]) {
      expect(typeof Reflect.get(PropertySymbol, name), name).to.equal('symbol');
    }
  });

  it('calls setupVMContext after the relation to the frame and the ready state manager, before the document (window.ts)', () => {
    const seen: unknown[] = [];
    class Probe extends BrowserWindow {
      protected override [PropertySymbol.setupVMContext](): void {
        super[PropertySymbol.setupVMContext]();
        seen.push(
          new WindowBrowserContext(this).getBrowserFrame() === frame,
          this[PropertySymbol.readyStateManager] !== undefined,
          this.document === undefined,
          this.HTMLBodyElement === HTMLBodyElement,
        );
      }
    }
    const frame = new WindowBrowserContext(open()).getBrowserFrame();
    if (frame === null) throw new Error('no frame');

    const probe = new Probe(frame, { url: 'about:blank' });

    expect(probe.document.body).to.be.instanceOf(HTMLBodyElement);
    expect(seen).to.deep.equal([true, true, true, true]);
  });

  it('wraps a classic script in this function, with this call for import() (realm.ts)', () => {
    const [code] = texts(open(), (window) => new JavaScriptCompiler(window).compile('https://a.example/', 'import("x")'));

    expect(code).to.equal(
      '(function anonymous($happy_dom) {try {$happy_dom.dynamicImport("x")} catch (error) { $happy_dom.dispatchError(error); }})',
    );
  });

  it('makes this async function of a module, and heeds the error capture setting (modules.ts)', () => {
    const window = open();
    const { settings } = new WindowBrowserContext(window).getBrowser() ?? {};
    if (settings === undefined) throw new Error('no settings');
    settings.errorCapture = BrowserErrorCaptureEnum.disabled;

    const [code] = texts(window, (probe) =>
      new ECMAScriptModuleCompiler(probe).compile('https://a.example/', 'export const a = 1;', null),
    );

    expect(code).to.match(/^\(async function anonymous\(\$happy_dom\) \{/);
    expect(code).to.include("$happy_dom.exports['a'] = a");
    expect(code).not.to.include('catch');
  });

  it('resolves module specifiers against their module and the import map (modules.ts)', () => {
    const window = open();

    expect(ModuleURLUtility.getURL(window, 'https://a.example/b/c.js', './d.js').href).to.equal('https://a.example/b/d.js');
    expect(window[PropertySymbol.moduleImportMap]).to.equal(null);
  });

  it('runs a script where the parser inserts it, and lets elements of derived classes be made (parser.ts, scripts.ts)', () => {
    const window = open();
    const seen: boolean[] = [];
    class Script extends HTMLScriptElement {
      override [PropertySymbol.connectedToDocument](): void {
        seen.push(this[PropertySymbol.disableEvaluation], window.document.querySelector('i') === null);
      }
    }
    Object.assign(window, { HTMLScriptElement: Script });

    new HTMLParser(window, { evaluateScripts: true }).parse('<b></b><script>1</script><i></i>', window.document);

    expect(seen).to.deep.equal([false, true]);
  });

  it('has no effects of its own in what HTMLElement does at insertion (scripts.ts, frames.ts)', () => {
    for (const owner of [HTMLScriptElement, HTMLIFrameElement]) {
      expect(Object.getPrototypeOf(owner)).to.equal(HTMLElement);
      expect(Object.getOwnPropertySymbols(owner.prototype)).to.include(PropertySymbol.connectedToDocument);
    }
    expect(typeof HTMLDocument.prototype.write).to.equal('function');
  });

  it('has history and visibility on prototypes, so that own members go before them (history.ts, globals.ts)', () => {
    const { history, document } = open();

    const own = [...Object.keys(history), ...Object.keys(document)];

    expect(own).not.to.include.members(['length', 'state', 'scrollRestoration', 'pushState', 'visibilityState', 'hidden']);
    expect([history, document].every((object) => Object.isExtensible(object))).to.equal(true);
  });

  it('does nothing for meta refresh, and wraps no console around errors of the host (refresh.ts, window.ts)', () => {
    const window = open();

    window.document.head.innerHTML = '<meta http-equiv="refresh" content="0; url=/x">';

    expect(window.location.href).to.equal('https://a.example/');
  });

  it('makes no handler of an attribute, and sets up the rest, while evaluation is switched off (window.ts)', () => {
    const window = new Window({ url: 'https://a.example/', settings: { enableJavaScriptEvaluation: false } });
    const element = window.document.createElement('p');
    element.setAttribute('onclick', 'a()');

    const evaluated: unknown = runInContext('1 + 1', window);

    expect([element.onclick, evaluated]).to.deep.equal([null, 2]);
  });

  it('has a URL class for each window, a Blob with type and text, and blob URLs of Node (globals.ts)', async () => {
    const [first, second] = [open(), open()];
    const blob = new first.Blob(['text'], { type: 'text/html' });

    expect(first.URL).to.not.equal(second.URL);
    expect([blob.type, await blob.text()]).to.deep.equal(['text/html', 'text']);
    expect(Object.hasOwn(first.URL, 'createObjectURL')).to.equal(false);
  });

  it('notes in closed that a window is done, and does nothing for one where it is true (document.ts)', () => {
    const window = open();
    const { document } = window;

    window[PropertySymbol.destroy]();
    const closed = window.closed;
    const other = open();
    Object.defineProperty(other, 'closed', { value: true });
    other[PropertySymbol.destroy]();

    expect([closed, document.body === null, other.document.body === null]).to.deep.equal([true, false, false]);
    expect(other.document.defaultView === null).to.equal(false);
  });

  it('has the domain of a document on its prototype (globals.ts)', () => {
    const { document } = open();

    expect('domain' in document && !Object.hasOwn(document, 'domain')).to.equal(true);
  });

  it('opens a document again by removing all that is in it (parser.ts)', () => {
    const window = open();
    const { document } = window;
    document.body.innerHTML = '<p></p>';

    document.open();
    const { length } = document.querySelectorAll('p');
    document.write('<b></b>');

    expect([length, document.querySelectorAll('b').length, window.document === document]).to.deep.equal([0, 1, true]);
  });
});
