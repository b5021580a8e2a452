import { expect } from 'chai';
import { onEachHost } from './each-host.ts';

onEachHost('Image', ({ openPage }) => {
  it('makes elements of the document, with the sizes that are given', () => {
    const page = openPage();

    expect(page.run('[new Image().outerHTML, new Image(5, "6px").outerHTML, new Image(7.9).outerHTML]')).to.deep.equal([
      '<img>',
      '<img width="5" height="0">',
      '<img width="7">',
    ]);
    expect(page.run('new Image() instanceof HTMLImageElement && Image.prototype === HTMLImageElement.prototype')).to.equal(true);
    expect(() => page.run('Image()')).to.throw(page.window.TypeError, "Please use the 'new' operator");
  });
});
