import { expect } from 'chai';
import { openPage } from './open-page.ts';

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
});
