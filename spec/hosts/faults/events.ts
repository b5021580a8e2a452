import { both, dom, html, onHappyDom, onJsdom, onNone, type Fault } from './fault.ts';

const processing = html('the-event-handler-processing-algorithm');
const activate = html('activate-an-event-handler');
const deactivate = html('deactivate-an-event-handler');
const idl = html('event-handler-idl-attributes');
const button = '<button></button>';
const listen = `seen = []; button = document.querySelector('button'); const add = (what) => button.addEventListener('click', () => seen.push(what));`;

/** Listeners and handlers of elements. */
export const events: readonly Fault[] = [
  {
    title: 'A handler attribute comes before listeners that are added later',
    standard: activate,
    page: '<button onclick="seen.push(1)"></button>',
    read: `${listen} add(2); button.click(); seen`,
    gives: [1, 2],
    ...both,
  },
  {
    title: 'A handler has the place among listeners at which it was first set, whatever it becomes',
    standard: activate,
    page: button,
    read: `${listen} add(1); button.onclick = () => seen.push(0); add(3); button.onclick = () => seen.push(2); button.click(); seen`,
    gives: [1, 2, 3],
    ...both,
  },
  {
    title: 'A handler that was null meanwhile has its place at the end',
    standard: deactivate,
    page: button,
    read: `${listen} button.onclick = () => seen.push(0); add(1); button.onclick = null; button.onclick = () => seen.push(2); button.click(); seen`,
    gives: [1, 2],
    ...onHappyDom,
  },
  {
    title: 'So has a handler of the document',
    standard: activate,
    read: `seen = []; document.onclick = () => seen.push(1); document.addEventListener('click', () => seen.push(2)); document.body.click(); seen`,
    gives: [1, 2],
    ...both,
  },
  {
    title: 'A handler attribute is gone once the property is null, or the attribute',
    standard: deactivate,
    page: `<button onclick="seen.push('a')"></button><button onclick="seen.push('b')"></button>`,
    read: `seen = []; [a, b] = document.querySelectorAll('button'); a.click(); b.click(); a.onclick = null; b.removeAttribute('onclick');
      a.click(); b.click(); [...seen, a.onclick, b.onclick]`,
    gives: ['a', 'b', null, null],
    ...both,
  },
  {
    title: 'What is no object is no handler',
    standard: idl,
    page: button,
    read: `button = document.querySelector('button'); button.onclick = 5; button.onclick`,
    gives: null,
    ...both,
  },
  {
    title: '`this` of a handler is its element',
    standard: processing,
    page: button,
    read: `button = document.querySelector('button'); button.onclick = function () { seen = this === button; }; button.click(); seen`,
    gives: true,
    ...both,
  },
  {
    title: 'A handler that returns false cancels',
    standard: processing,
    page: button,
    read: `document.querySelector('button').onclick = () => false;
      document.querySelector('button').dispatchEvent(new MouseEvent('click', { cancelable: true }))`,
    gives: false,
    ...both,
  },
  {
    title: 'A handler that stops at once keeps listeners after it from hearing',
    standard: dom('concept-event-listener-inner-invoke'),
    page: button,
    read: `${listen} button.onclick = (event) => event.stopImmediatePropagation(); add(1); button.click(); seen`,
    gives: [],
    ...both,
  },
  {
    title: 'A listener that was removed by one before it does not hear',
    standard: dom('concept-event-listener-inner-invoke'),
    page: button,
    read: `seen = []; button = document.querySelector('button'); later = () => seen.push(1);
      button.addEventListener('click', () => button.removeEventListener('click', later)); button.addEventListener('click', later); button.click(); seen`,
    gives: [],
    ...both,
  },
  {
    title: '`window.event` is the event whose listener runs',
    standard: dom('window-current-event'),
    page: button,
    read: `document.querySelector('button').onclick = (event) => { seen = window.event === event; }; document.querySelector('button').click(); [seen, window.event === undefined]`,
    gives: [true, true],
    ...both,
  },
  {
    title: 'An event that is dispatched again by its own listener is an InvalidStateError',
    standard: dom('dom-eventtarget-dispatchevent'),
    page: button,
    read: `button = document.querySelector('button');
      button.onclick = (event) => { try { button.dispatchEvent(event); seen = ''; } catch ({ name }) { seen = name; } }; button.click(); seen`,
    gives: 'InvalidStateError',
    ...both,
  },
  {
    title: 'The function of a handler attribute has its name, one parameter and its text',
    standard: html('getting-the-current-value-of-the-event-handler'),
    page: '<button onclick="a()"></button>',
    read: `handler = document.querySelector('button').onclick; [handler.name, handler.length, handler.toString().includes('a()')]`,
    gives: ['onclick', 1, true],
    ...onJsdom,
  },
  {
    title: 'The path of an event ends with what `window` is',
    standard: dom('dom-event-composedpath'),
    read: `document.addEventListener('x', (event) => { seen = event.composedPath().at(-1) === window; }); document.dispatchEvent(new Event('x')); seen`,
    gives: true,
    ...onJsdom,
  },
  {
    title: '`this` at the top of a classic script is what `window` is',
    standard: html('run-a-classic-script'),
    page: '<script>seen = this === window</script>',
    read: 'seen',
    gives: true,
    ...onNone,
  },
  {
    title: "`(0, eval)('this')` and `this` of a function that is called by its bare name are what `window` is",
    standard: html('concept-realm-global'),
    read: `[(0, eval)('this') === window, (function () { return this; })() === window, Function('return this')() === window]`,
    gives: [true, true, true],
    ...onNone,
  },
  {
    title: 'What a classic script puts on `this` is a member of the window, as bundles do it',
    standard: html('run-a-classic-script'),
    page: '<script>(function (root, make) { root.lib = make(); })(this, () => 5)</script>',
    read: '[window.lib, globalThis === window]',
    gives: [5, true],
    ...both,
  },
];
