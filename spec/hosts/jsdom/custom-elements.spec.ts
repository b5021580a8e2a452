import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('custom elements of jsdom', () => {
  it('report what a reaction throws, and go on', () => {
    const page = openPage();

    page.run(`customElements.define('x-y', class extends HTMLElement { connectedCallback() { throw 5 } });
      document.body.append(document.createElement('x-y')); document.body.append(document.createElement('x-y'))`);

    expect(page.errors).to.deep.equal([5, 5]);
  });

  it('are upgraded when they are defined', () => {
    const page = openPage({ markup: '<x-y></x-y>' });

    page.run("customElements.define('x-y', class extends HTMLElement { constructor() { super(); this.made = 1 } })");

    expect(page.run("document.querySelector('x-y').made")).to.equal(1);
  });
});
