import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('links and forms of happy-dom', () => {
  it('follow no link twice whose descendant is clicked, and go on to be of their classes', () => {
    const page = openPage({ markup: '<a href="/x"><b>x</b></a>' });

    page.run('for (const name of ["b", "b", "a"]) document.querySelector(name).click()');

    expect(page.calls).to.have.lengthOf(3);
    expect(page.run('[HTMLAnchorElement, HTMLAreaElement, HTMLFormElement].map(({ name }) => name)')).to.deep.equal([
      'HTMLAnchorElement',
      'HTMLAreaElement',
      'HTMLFormElement',
    ]);
  });

  it('have methods of a form of the page, which it may replace', () => {
    const page = openPage({ markup: '<form></form>' });

    page.run('f = document.forms[0]; mine = f.submit instanceof Function; f.submit = () => 5');

    expect(page.run('[mine, f.submit()]')).to.deep.equal([true, 5]);
  });

  it('send of a file its name', () => {
    const page = openPage({ markup: '<form><input type=file name=f></form>' });

    page.run('document.querySelector("input").files.push(new File(["text"], "notes.txt")); document.forms[0].submit()');

    expect(page.calls).to.deep.equal([
      ['follow', 'https://a.example/dir/page?f=notes.txt', '', null, { cause: 'form', replace: false }],
    ]);
  });
});
