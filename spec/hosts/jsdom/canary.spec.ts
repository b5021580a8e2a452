import { expect } from 'chai';
import {
  createDocument,
  createEventImpl,
  createTokenList,
  createWindow,
  implOf,
  implSymbol,
  parseFragment,
  parseIntoDocument,
  prototypes,
  setStyleSheet,
  setUpEventTarget,
  sharedFunctions,
  wrapperOf,
  wrapperSymbol,
  type DocumentImpl,
  type EventTargetImpl,
  type NodeImpl,
  type PrototypeName,
  type RawWindow,
} from '../../../lib/hosts/jsdom/internals.ts';

const options = { url: 'https://a.example/', contentType: 'text/html', parsingMode: 'html', encoding: 'UTF-8', parseOptions: {} };

/** A window as jsdom makes it, past the host. */
function bareWindow(): RawWindow {
  return createWindow({ ...options, runScripts: 'dangerously', virtualConsole: { emit: () => false } });
}

function documentOf(window: RawWindow): DocumentImpl {
  return implOf<DocumentImpl>(window._document) as DocumentImpl;
}

/** Own methods and accessors of jsdom that are replaced, by the file of the host. */
const replaced: readonly (readonly [file: string, prototype: PrototypeName, members: readonly string[]])[] = [
  ['events.ts', 'eventTarget', ['addEventListener', '_dispatch']],
  ['events.ts', 'document', ['_getDOMSelector']],
  ['scripts.ts', 'script', ['_eval', '_attrModified', '_attach']],
  ['scripts.ts', 'range', ['createContextualFragment']],
  ['selectors.ts', 'document', ['querySelector', 'querySelectorAll']],
  ['selectors.ts', 'fragment', ['querySelector', 'querySelectorAll']],
  ['selectors.ts', 'anyElement', ['querySelector', 'querySelectorAll', 'matches', 'closest']],
  ['images.ts', 'image', ['_attrModified', 'complete']],
  ['style-sheets.ts', 'link', ['_attach', '_detach', '_attrModified']],
  ['shared-patches.ts', 'frame', ['_attach', '_detach', '_attrModified', 'contentWindow', 'contentDocument']],
  ['shared-patches.ts', 'form', ['submit', 'requestSubmit']],
  ['elements.ts', 'form', ['_getSubmittableElementNodes']],
  ['entries.ts', 'input', ['value', 'validity']],
  ['shared-patches.ts', 'base', ['_attach', '_attrModified']],
  ['shared-patches.ts', 'anchor', ['_followAHyperlink']],
  ['shared-patches.ts', 'area', ['_followAHyperlink']],
  ['later.ts', 'input', ['_dispatchSelectEvent']],
  ['later.ts', 'textArea', ['_dispatchSelectEvent']],
  ['later.ts', 'details', ['_attrModified']],
  ['later.ts', 'selection', ['_associateRange']],
  ['later.ts', 'fileReader', ['_readFile', '_setResult', '_fireProgressEvent']],
  ['later.ts', 'mutationObserver', ['observe']],
  ['document.ts, window.ts', 'document', ['_fallbackBaseURL', '_frozenBaseURL', '_clearBaseURLCache', 'open']],
];

// What the host relies on in jsdom without its promise. When one of these fails after an upgrade, its title says what changed and the file
// named in it is the one to mend.
describe('jsdom still', () => {
  for (const [file, name, members] of replaced) {
    it(`has ${members.join(', ')} on the implementation of ${name} (${file})`, () => {
      expect(members.filter((member) => !Object.hasOwn(prototypes[name], member))).to.deep.equal([]);
    });
  }

  it('has general steps of elements for being inserted, removed and changed (element-methods.ts)', () => {
    expect(['_attach', '_detach', '_attrModified'].filter((name) => !(name in prototypes.element))).to.deep.equal([]);
  });

  it('says of a script that it has started, hands that on to its clones, and tells it of its text (scripts.ts)', () => {
    const script = documentOf(bareWindow()).createElement('script') as NodeImpl & { cloneNode(): NodeImpl };

    script._alreadyStarted = true;

    expect(script.cloneNode()._alreadyStarted).to.equal(true);
    expect('_childTextContentChangeSteps' in script).to.equal(true);
  });

  it('makes a window that is its own context, unparsed, and reads under these names what it shows (window.ts)', () => {
    const window = bareWindow();
    const proxy = {};

    window._globalProxy = proxy;

    expect([window['window'], window['self'], window['frames']].every((each) => each === proxy)).to.equal(true);
    expect(documentOf(window).documentElement).to.equal(null);
    expect(window._runScripts).to.equal('dangerously');
    window['_top'] = 5;
    expect(window['top']).to.equal(5);
  });

  it('has the implementation of a Location, on which members can be defined (window.ts)', () => {
    const window = bareWindow();

    Object.defineProperty(documentOf(window)._location, 'href', { get: () => 'https://b.example/', configurable: true });

    expect(Reflect.get(window['location'] as object, 'href')).to.equal('https://b.example/');
  });

  it('gives event targets new implementations, that say what page code sees (events.ts)', () => {
    const window = bareWindow();
    const before = implOf<EventTargetImpl>(window);
    const impl = setUpEventTarget(window, window);

    expect(implOf(window) === impl && impl !== before).to.equal(true);
    expect([Reflect.get(window, implSymbol) === impl, Reflect.get(impl, wrapperSymbol) === window]).to.deep.equal([true, true]);
    expect(Object.keys(impl._eventListeners)).to.deep.equal([]);
    expect(Object.getOwnPropertyDescriptor(impl, wrapperSymbol)?.configurable).to.equal(true);
  });

  it('asks for the type of an event once before the first listener (surface.ts)', () => {
    const window = bareWindow();
    const event = createEventImpl(window, 'MouseEvent', 'click');
    const reads: string[] = [];
    Object.defineProperty(event, 'type', { get: () => (reads.push('read'), 'click') });
    const element = documentOf(window).createElement('a');
    (wrapperOf(element) as EventTarget).addEventListener('click', () => reads.push('heard'));

    element._dispatch(event);

    expect(reads.slice(0, 1).concat(reads.filter((each) => each === 'heard'))).to.deep.equal(['read', 'heard']);
  });

  it('makes trusted events, whose time is set by their constructor (events.ts)', () => {
    const event = createEventImpl(bareWindow(), 'Event', 'x');

    expect([event.isTrusted, event.type, Object.hasOwn(event, 'timeStamp')]).to.deep.equal([true, 'x', true]);
    expect([event._canceledFlag, event._initializedFlag]).to.deep.equal([false, true]);
  });

  it('keeps handlers and listeners under these names (events.ts)', () => {
    const window = bareWindow();

    window['onstorage'] = () => undefined;

    const { _eventListeners, _eventHandlers } = { ...(implOf<EventTargetImpl>(window) as EventTargetImpl), ...window };
    expect([_eventListeners['storage']?.length, typeof _eventHandlers['storage']]).to.deep.equal([1, 'function']);
    expect([...window._registeredHandlers]).to.deep.equal(['storage']);
    expect(_eventListeners['storage']?.[0]?.callback.objectReference).to.equal(undefined);
  });

  it('parses into documents and fragments, and marks what the parser inserted (elements.ts, scripts.ts)', () => {
    const document = documentOf(bareWindow());
    parseIntoDocument('<p>', document);
    const fragment = parseFragment('<script>1</script>', document.createElement('template'));

    expect(document.body?.firstChild?._localName).to.equal('p');
    expect([fragment.firstChild?._parserInserted, document.createElement('script')._parserInserted]).to.deep.equal([true, false]);
    expect([document.body?._attached, fragment.firstChild?._attached === true]).to.deep.equal([true, false]);
  });

  it('makes further documents of a window (window.ts)', () => {
    const window = bareWindow();
    const made = implOf<DocumentImpl>(createDocument(window, { ...options, defaultView: window, global: window }));

    expect([made?._defaultView === window, made?._global === window, made?.nodeType]).to.deep.equal([true, true, 9]);
    expect(typeof made?._requestManager.close).to.equal('function');
  });

  it('lets style sheets be given to a link (style-sheets.ts)', () => {
    const document = documentOf(bareWindow());
    const link = document.createElement('link') as NodeImpl & { sheet: { cssRules: { length: number } } | null };

    setStyleSheet(link, 'p {}', 'https://a.example/s.css');
    const rules = link.sheet?.cssRules.length;
    setStyleSheet(link, null, '');

    expect([rules, link.sheet]).to.deep.equal([1, null]);
  });

  it('has lists of tokens for any attribute (missing-attributes.ts)', () => {
    const window = bareWindow();
    const frame = documentOf(window).createElement('p');

    Reflect.apply(
      Reflect.get(createTokenList(window, frame, 'sandbox'), 'add') as Function,
      createTokenList(window, frame, 'sandbox'),
      ['x'],
    );

    expect(frame.getAttributeNS(null, 'sandbox')).to.equal('x');
  });

  it('calls these functions of its modules by their names (files.ts, shared-patches.ts)', () => {
    const window = bareWindow();
    const { windowProperties, file } = sharedFunctions;
    const { elementAttached } = windowProperties;
    const { createImpl } = file;
    const called: string[] = [];
    windowProperties.elementAttached = () => void called.push('attached');
    file.createImpl = (...args) => (called.push('file'), createImpl(...args));

    try {
      parseIntoDocument('<p id=x>', documentOf(window));
      const data: object = Reflect.construct(window['FormData'] as Function, []);
      (Reflect.get(data, 'set') as Function).call(data, 'f', Reflect.construct(window['Blob'] as Function, [[]]));
    } finally {
      windowProperties.elementAttached = elementAttached;
      file.createImpl = createImpl;
    }

    expect(new Set(called)).to.deep.equal(new Set(['attached', 'file']));
  });

  it('keeps the definitions of custom elements, and what they call (custom-elements.ts)', () => {
    const registry = implOf<Record<string, unknown>>(bareWindow()._customElementRegistry);

    expect([registry?.['_customElementDefinitions'], typeof registry?.['define']]).to.deep.equal([[], 'function']);
  });

  it('has what a field holds, and where the caret is, under these names (surface.ts)', () => {
    const document = documentOf(bareWindow());

    for (const name of ['input', 'textarea']) {
      const field = document.createElement(name) as NodeImpl & Record<string, unknown>;
      expect([field['_selectionStart'], field['_selectionEnd'], field['_dirtyValue']], name).to.deep.equal([0, 0, false]);
    }
    expect([document._lastFocusedElement, document._currentScript, document._currentDocumentReadiness]).to.deep.equal([
      null,
      null,
      'loading',
    ]);
  });
});
