import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('classes of elements of happy-dom that have URLs', () => {
  it('keep their names, and their members on their own prototype objects', () => {
    const found = openPage()
      .run(`['HTMLButtonElement.formAction', 'HTMLEmbedElement.src', 'HTMLInputElement.value', 'HTMLVideoElement.src'].map((path) => {
      const [name, member] = path.split('.');
      return window[name].name + ' ' + Object.hasOwn(window[name].prototype, member);
    })`);

    expect(found).to.deep.equal([
      'HTMLButtonElement true',
      'HTMLEmbedElement true',
      'HTMLInputElement true',
      'HTMLVideoElement true',
    ]);
  });
});
