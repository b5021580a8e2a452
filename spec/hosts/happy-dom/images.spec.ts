import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('the img element of happy-dom', () => {
  it('keeps the name of its class, and is complete without a source', () => {
    expect(
      openPage().run(
        'const i = document.createElement("img"); [HTMLImageElement.name, i.complete, i instanceof HTMLImageElement]',
      ),
    ).to.deep.equal(['HTMLImageElement', true, true]);
  });
});
