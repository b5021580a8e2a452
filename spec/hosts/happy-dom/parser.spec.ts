import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('parsing (happy-dom)', () => {
  it('puts what a script writes where it stands, and runs scripts in it', () => {
    const page = openPage({
      markup:
        '<div><script>document.write("<p id=w>", "x</p><script>seen = !!document.querySelector(\'#w\')<\\/script>")</script><i></i></div>',
    });

    expect(
      page.run('document.querySelector("div").lastElementChild.tagName + document.querySelector("#w").parentNode.tagName + seen'),
    ).to.equal('IDIVtrue');
  });

  it('begins anew when a document that was parsed is written, until it is closed', () => {
    const page = openPage({ markup: '<p id=old></p>' });

    page.run('document.write("<p id=a></p>"); document.writeln("<p id=b></p>")');
    const both = page.run('[...document.querySelectorAll("p")].map((p) => p.id)');
    page.run('document.close(); document.write("<p id=c></p>")');

    expect(both).to.deep.equal(['a', 'b']);
    expect(page.run('[...document.querySelectorAll("p")].map((p) => p.id)')).to.deep.equal(['c']);
  });

  it('lets no script that was fetched later wipe the document out', async () => {
    const page = openPage({ markup: '<p></p><script async src="/a.js"></script>', files: { '/a.js': 'document.write("gone")' } });

    await page.settle();

    expect(page.run('document.querySelectorAll("p").length')).to.equal(1);
  });

  it('fetches an external script that was written', async () => {
    const page = openPage({
      markup: '<script>document.write("<script src=/a.js><\\/script>")</script>',
      files: { '/a.js': 'ran = 1' },
    });

    await page.settle();

    expect(page.run('ran')).to.equal(1);
  });

  it('shows what is no markup as text', () => {
    const page = openPage({ contentType: 'text/plain', markup: '<script>ran = 1</script>' });

    expect(page.run('[typeof ran, document.body.firstElementChild.tagName, document.body.textContent]')).to.deep.equal([
      'undefined',
      'PRE',
      '<script>ran = 1</script>',
    ]);
  });
});
