import { both, dom, html, onHappyDom, onJsdom, onNone, type Fault } from './fault.ts';

const upgrade = html('concept-upgrade-an-element');
const define = html('element-definition');

/** A class that writes down what happens to it. */
const element = `class A extends HTMLElement {
  static observedAttributes = ['k'];
  constructor() { super(); seen.push('made', this.getAttribute('k'), this.children.length); }
  connectedCallback() { seen.push('in', this.children.length); }
  attributeChangedCallback(...args) { seen.push(...args); }
}`;
const lastly = `seen = []; ${element}`;

/** Custom elements. */
export const customElements: readonly Fault[] = [
  {
    title: 'What `innerHTML` makes of custom elements has its attributes and children when it is made and connected',
    standard: upgrade,
    read: `${lastly} customElements.define('x-a', A); document.body.innerHTML = '<x-a k=v><b></b></x-a>'; seen`,
    gives: ['made', 'v', 1, 'k', null, 'v', null, 'in', 1],
    upstream: 'https://github.com/capricorn86/happy-dom/issues/958',
    ...both,
  },
  {
    title: 'An element that is defined later hears of the attributes that it has',
    standard: upgrade,
    page: '<x-a k=v><b></b></x-a>',
    read: `${lastly} customElements.define('x-a', A); seen`,
    gives: ['made', 'v', 1, 'k', null, 'v', null, 'in', 1],
    upstream: 'https://github.com/capricorn86/happy-dom/issues/570',
    ...both,
  },
  {
    title: '`attributeChangedCallback` gets the namespace as its fourth argument',
    standard: html('custom-element-reactions'),
    page: '<x-a></x-a>',
    read: `${lastly} customElements.define('x-a', A); seen = []; document.querySelector('x-a').setAttribute('k', 'v'); seen`,
    gives: ['k', null, 'v', null],
    ...both,
  },
  {
    title:
      'A custom element that the parser makes has neither attributes nor children when it is made, and no children when it is connected',
    standard: html('create-an-element-for-the-token'),
    page: `<script>${lastly} customElements.define('x-a', A)</script><x-a k=v><b></b></x-a>`,
    read: 'seen',
    gives: ['made', null, 0, 'k', null, 'v', null, 'in', 0],
    ...onHappyDom,
  },
  {
    title: '`customElements.upgrade()` upgrades what is in no document',
    standard: html('dom-customelementregistry-upgrade'),
    read: `element = document.createElement('x-a'); customElements.define('x-a', class extends HTMLElement {});
      isOne = () => element instanceof customElements.get('x-a'); seen = [isOne()]; customElements.upgrade(element); seen.concat(isOne())`,
    gives: [false, true],
    ...both,
  },
  {
    title: '`customElements.whenDefined()` gives the class',
    standard: html('dom-customelementregistry-whendefined'),
    read: `A = class extends HTMLElement {}; waiting = customElements.whenDefined('x-a'); customElements.define('x-a', A);
      Promise.all([waiting, customElements.whenDefined('x-a')]).then((each) => each.map((one) => one === A))`,
    gives: [true, true],
    ...both,
  },
  {
    title: '`customElements.define()` refuses names and classes that are taken, and names that are none, by name',
    standard: define,
    read: `A = class extends HTMLElement {}; customElements.define('x-a', A);
      [['x-a', class extends HTMLElement {}], ['x-b', A], ['xb', class extends HTMLElement {}]].map((each) => {
        try { customElements.define(...each); return ''; } catch ({ name }) { return name; } })`,
    gives: ['NotSupportedError', 'NotSupportedError', 'SyntaxError'],
    ...both,
  },
  {
    title: 'A built-in element may be customized by `is`',
    standard: html('customized-built-in-element'),
    read: `seen = 0; customElements.define('x-a', class extends HTMLButtonElement { connectedCallback() { seen += 1; } }, { extends: 'button' });
      document.body.append(document.createElement('button', { is: 'x-a' })); document.body.insertAdjacentHTML('beforeend', '<button is=x-a>'); seen`,
    gives: 2,
    ...onJsdom,
  },
  {
    title: '`adoptedCallback` is called',
    standard: html('custom-element-reactions'),
    read: `seen = 0; customElements.define('x-a', class extends HTMLElement { adoptedCallback() { seen += 1; } });
      document.implementation.createHTMLDocument().body.append(document.createElement('x-a')); seen`,
    gives: 1,
    ...onJsdom,
  },
  {
    title: 'In a template nothing is made',
    standard: html('appropriate-template-contents-owner-document'),
    read: `seen = 0; customElements.define('x-a', class extends HTMLElement { constructor() { super(); seen += 1; } });
      document.createElement('template').innerHTML = '<x-a></x-a>'; seen`,
    gives: 0,
    ...both,
  },
  {
    title: '`importNode()` makes the elements of a template by their classes',
    standard: dom('dom-document-importnode'),
    read: `seen = 0; customElements.define('x-a', class extends HTMLElement { constructor() { super(); seen += 1; } });
      template = document.createElement('template'); template.innerHTML = '<x-a></x-a>'; document.importNode(template.content, true); seen`,
    gives: 1,
    ...onJsdom,
  },
  {
    title: 'Of elements that are inserted together, the outer ones are connected first',
    standard: dom('concept-node-insert'),
    read: `seen = []; customElements.define('x-a', class extends HTMLElement { connectedCallback() { seen.push(this.id); } });
      const make = (id, ...children) => { const element = document.createElement('x-a'); element.id = id; element.append(...children); return element; };
      document.body.append(make('outer', make('inner')));
      document.body.innerHTML = '<x-a id=1><x-a id=2></x-a></x-a><x-a id=3></x-a>'; seen`,
    gives: ['outer', 'inner', '1', '2', '3'],
    ...onJsdom,
  },
  {
    title: '`attachInternals()` lets a custom element take part in a form',
    standard: html('dom-elementinternals-setformvalue'),
    page: '<form><x-a name=a></x-a></form>',
    read: `customElements.define('x-a', class extends HTMLElement { static formAssociated = true;
        connectedCallback() { this.attachInternals().setFormValue('5'); } });
      [...new FormData(document.forms[0])]`,
    gives: [['a', '5']],
    upstream: 'https://github.com/capricorn86/happy-dom/issues/1419, https://github.com/jsdom/jsdom/issues/3831',
    ...onNone,
  },
  {
    title: 'Markup may hold a shadow tree',
    standard: html('attr-template-shadowrootmode'),
    page: '<p><template shadowrootmode=open><b></b></template></p>',
    read: `document.querySelector('p').shadowRoot?.innerHTML`,
    gives: '<b></b>',
    ...onNone,
  },
];
