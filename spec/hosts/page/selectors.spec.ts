import { expect } from 'chai';
import { onEachHost } from './each-host.ts';

onEachHost('a text that shall be a selector', ({ openPage }) => {
  it('is a SyntaxError of the page when it is none', () => {
    const seen = openPage().run(
      `try { document.querySelectorAll('p:first'); [] } catch (error) { [error.name, error.code, error instanceof DOMException, error.message] }`,
    );

    expect(seen).to.deep.equal(['SyntaxError', 12, true, "'p:first' is not a valid selector."]);
  });

  it('is made of what is given, once', () => {
    const seen = openPage({ markup: '<p></p>' }).run(
      `count = 0; [document.querySelectorAll({ toString() { count += 1; return 'p'; } }).length, count]`,
    );

    expect(seen).to.deep.equal([1, 1]);
  });

  it('is none of a symbol, which is a TypeError', () => {
    expect(openPage().run(`try { document.querySelector(Symbol()); '' } catch ({ name }) { name }`)).to.equal('TypeError');
  });
});
