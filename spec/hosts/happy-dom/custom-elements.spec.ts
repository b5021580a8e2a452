import { expect } from 'chai';
import { PropertySymbol } from 'happy-dom';
import { openPage } from './open-page.ts';
import { open } from './own-window.ts';

describe('reactions of custom elements in happy-dom', () => {
  it('run for elements that are defined, each as a script, and for no others', () => {
    const page = openPage({ markup: '<p></p>' });
    page.run(`
      window.seen = [];
      customElements.define('x-y', class extends HTMLElement {
        static observedAttributes = ['a'];
        connectedCallback() { seen.push('connected') }
        attributeChangedCallback() { seen.push('changed') }
        disconnectedCallback() { seen.push('disconnected') }
      });
      const element = document.createElement('x-y');
      document.body.append(element, document.createElement('b'));
      element.setAttribute('a', '1');
      element.remove();
    `);

    expect(page.run('seen')).to.deep.equal(['connected', 'changed', 'disconnected']);
  });

  it('go on in windows that are not of the model, beside one that is', () => {
    const page = openPage();
    const window = open();
    const seen: string[] = [];
    window.customElements.define(
      'x-y',
      class extends window.HTMLElement {
        override connectedCallback(): void {
          seen.push('in');
        }
      },
    );

    window.document.body.innerHTML = '<x-y></x-y>';
    window.document.body.append(window.document.createElement('x-z'));
    window.customElements.define('x-z', class extends window.HTMLElement {});
    page.host.destroy();

    expect(seen).to.deep.equal(['in']);
    expect(window.document.querySelector('x-z')).to.be.instanceOf(window.customElements.get('x-z'));
  });
});

describe('custom elements of markup in happy-dom', () => {
  const declared = `seen = []; class A extends HTMLElement {
    static observedAttributes = ['k'];
    connectedCallback() { seen.push(this.id + ' in ' + this.childNodes.length); }
    attributeChangedCallback(name, before, value) { seen.push(this.id + ' ' + name + value); }
  } customElements.define('x-a', A); isA = (element) => element instanceof A;`;

  for (const [what, code, expected] of [
    [
      'are told of all in the order of the tree',
      `document.body.innerHTML = '<x-a id=1 k=v><x-a id=2></x-a></x-a><x-a id=3></x-a>'`,
      ['1 kv', '1 in 1', '2 in 0', '3 in 0'],
    ],
    [
      'are those of a shadow tree, too',
      `root = document.querySelector('p').attachShadow({ mode: 'open' }); root.innerHTML = '<b><x-a id=1></x-a></b>'`,
      ['1 in 0'],
    ],
    [
      'have their place in a table',
      `document.querySelector('tr').innerHTML = '<td><x-a id=1></x-a></td>'; seen.push(document.querySelector('tr').innerHTML)`,
      ['1 in 0', '<td><x-a id="1"></x-a></td>'],
    ],
    [
      'are none of their class before they are inserted',
      `p = document.createElement('p'); p.innerHTML = '<x-a id=1 k=v></x-a>'; seen.push(isA(p.firstChild)); document.body.append(p)`,
      [false, '1 kv', '1 in 0'],
    ],
    [
      'are inserted beside others',
      `document.querySelector('p').insertAdjacentHTML('afterend', '<x-a id=1 k=v>x</x-a>')`,
      ['1 kv', '1 in 1'],
    ],
    [
      'wait for a definition that comes later',
      `document.body.innerHTML = '<x-b id=1 k=v></x-b>'; customElements.define('x-b', class extends A {})`,
      ['1 kv', '1 in 0'],
    ],
    [
      'hear nothing once they are out of the document',
      `document.body.innerHTML = '<x-b id=1></x-b>'; document.body.innerHTML = ''; customElements.define('x-b', class extends A {})`,
      [],
    ],
    [
      'are upgraded on demand, outside of the document as well',
      `p = document.createElement('p'); p.innerHTML = '<x-a id=1 k=v></x-a><b></b>'; customElements.upgrade(p); seen.push(isA(p.firstChild))`,
      ['1 kv', true],
    ],
  ] as const) {
    it(what, () => {
      const page = openPage({ markup: '<p></p><table><tbody><tr></tr></tbody></table>' });

      expect(page.run(`${declared} ${code}; seen`)).to.deep.equal(expected);
      expect(page.errors).to.deep.equal([]);
    });
  }

  it('wait for nothing once they are upgraded', () => {
    const page = openPage();

    page.run(`${declared} document.body.innerHTML = '<x-a></x-a><x-b></x-b>'`);

    expect([...page.window.customElements[PropertySymbol.callbacks].keys()]).to.deep.equal(['x-b']);
  });

  it('stay what they are when their constructor throws, which is reported', () => {
    const page = openPage();

    const is = page.run(`customElements.define('x-a', class extends HTMLElement { constructor() { super(); throw 'no'; } });
      document.body.innerHTML = '<x-a></x-a>'; document.querySelector('x-a').constructor === HTMLElement`);

    expect([is, page.errors]).to.deep.equal([true, ['no']]);
  });
});

describe('the registry of custom elements in happy-dom', () => {
  const refused = (name: string, code: string): unknown =>
    openPage().run(`class A extends HTMLElement {} customElements.define('x-a', A);
      try { customElements.define('${name}', ${code}); '' } catch ({ name }) { name }`);

  it('refuses what is taken, what is no name and what is no class', () => {
    expect([
      refused('x-a', 'class extends HTMLElement {}'),
      refused('x-b', 'A'),
      refused('xb', 'class extends HTMLElement {}'),
      refused('x-c', '5'),
      refused('x-d', 'class extends HTMLElement {}'),
    ]).to.deep.equal(['NotSupportedError', 'NotSupportedError', 'SyntaxError', 'TypeError', '']);
  });

  it('tells of a definition by its class, in a promise of the page', async () => {
    const page = openPage();

    page.run(
      `promise = customElements.whenDefined('x-a'); promise.then((each) => { found = each; }); customElements.define('x-a', class A extends HTMLElement {})`,
    );
    await page.settle();

    expect(page.run(`[found === customElements.get('x-a'), promise instanceof Promise]`)).to.deep.equal([true, true]);
  });
});
