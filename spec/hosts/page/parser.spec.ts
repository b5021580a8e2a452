import { expect } from 'chai';
import { onEachHost } from './each-host.ts';

onEachHost('parsing', ({ openPage }) => {
  it('puts what a script writes where it stands, and runs scripts in it', () => {
    const page = openPage({
      markup:
        '<div><script>document.write("<p id=w>", "x</p><script>seen = !!document.querySelector(\'#w\')<\\/script>")</script><i></i></div>',
    });

    expect(
      page.run('document.querySelector("div").lastElementChild.tagName + document.querySelector("#w").parentNode.tagName + seen'),
    ).to.equal('IDIVtrue');
  });

  it('counts the lines of a script from the start of the document, and of one that is written or fetched from its own', () => {
    const place = "at.push(/:(\\d+:\\d+)\\)?$/.exec(new Error('x').stack.split('\\n')[1])[1]);";
    const page = openPage({
      markup: [
        '<!doctype html>\r\n<!-- startTag --><script>var at = [];</script>\n<ul>',
        `<li><script>/**/ ${place}</script>`,
        `<script>\n${place}\n</script><script>document.write("<p></p>\\n<script>" + ${JSON.stringify(place)} + "<\\/script>");</script>`,
        `<script src="/x.js"></script><script>${place} import('/none.js').catch(() => 0);</script>`,
      ].join('\n'),
      files: { '/x.js': `\n${place}` },
    });

    expect(page.run('at')).to.deep.equal(['4:48', '6:31', '1:31', '2:31', '8:68']);
  });

  it('tells the line of the document where a script does not parse', () => {
    const page = openPage({
      markup: '<p></p>\n<script>onerror = (_m, _u, line) => { at = line; }</script>\n\n<script>\nlet = ;</script>',
    });

    expect(page.run('at')).to.equal(5);
  });

  it('begins anew when a document that was parsed is written, until it is closed', () => {
    const page = openPage({ markup: '<p id=old></p>' });

    page.run('document.write("<p id=a></p>"); document.writeln("<p id=b></p>")');
    const both = page.run('[...document.querySelectorAll("p")].map((p) => p.id)');
    page.run('document.close(); document.write("<p id=c></p>")');

    expect(both).to.deep.equal(['a', 'b']);
    expect(page.run('[...document.querySelectorAll("p")].map((p) => p.id)')).to.deep.equal(['c']);
  });

  it('begins anew with document.open, which gives the same document, without listeners and handlers', () => {
    const page = openPage({ markup: '<p></p>' });

    page.run(`var heard = []; var d = document; const on = (target, name) => { target.addEventListener('x', () => heard.push(name));
      target.addEventListener('x', () => heard.push(name), true) }; on(window, 'window'); on(d, 'document');
      onmessage = () => heard.push('handler'); d.onreadystatechange = () => heard.push('handler of the document')`);
    const opened = page.run('document.open() === d && document === d && window.document === d');
    page.run(
      'dispatchEvent(new Event("x")); d.dispatchEvent(new Event("x", { bubbles: true })); dispatchEvent(new Event("message"))',
    );
    page.host.setReadyState('complete');

    expect([opened, page.run('document.querySelectorAll("p").length')]).to.deep.equal([true, 0]);
    expect(page.run('[heard, onmessage === null, document.onreadystatechange === null]')).to.deep.equal([[], true, true]);
  });

  it('calls no further listener of an event once one has opened the document, and those that are added then', () => {
    const page = openPage();

    page.run(`var heard = []; addEventListener('x', () => { heard.push(1); document.write('<i></i>'); addEventListener('y', () => heard.push(3)) });
      addEventListener('x', () => heard.push(2)); dispatchEvent(new Event('x')); dispatchEvent(new Event('y'))`);

    expect(page.run('heard')).to.deep.equal([1, 3]);
  });

  it('takes no notice of document.open while markup is parsed', () => {
    const page = openPage({
      markup: '<p></p><script>document.open(); document.write("<i></i>"); document.close()</script><b></b>',
    });

    expect(page.run('[...document.body.children].map((each) => each.tagName)')).to.deep.equal(['P', 'SCRIPT', 'I', 'B']);
  });

  it('opens a window instead when document.open has three arguments', () => {
    const page = openPage({ markup: '<p></p>' });

    page.run('document.open("/w", "name", "")');

    expect(page.calls).to.deep.equal([['open', 'https://a.example/w', 'name', '']]);
    expect(page.run('document.querySelectorAll("p").length')).to.equal(1);
  });

  it('opens no document that is gone', () => {
    const page = openPage();
    page.host.destroy();

    page.run('var before = document.documentElement; document.open()');

    expect(page.run('before !== null && document.documentElement === before')).to.equal(true);
  });

  it('lets no script that was fetched later wipe the document out', async () => {
    const page = openPage({ markup: '<p></p><script async src="/a.js"></script>', files: { '/a.js': 'document.write("gone")' } });

    await page.settle();

    expect(page.run('document.querySelectorAll("p").length')).to.equal(1);
  });

  it('is not wiped out by what a module writes', async () => {
    const page = openPage({
      markup: '<p></p><script type=module>document.write("<b></b>")</script>',
    });

    await page.runDeferred();

    expect(page.run('[document.querySelectorAll("p").length, document.querySelectorAll("b").length]')).to.deep.equal([1, 0]);
  });

  it('fetches an external script that was written', async () => {
    const page = openPage({
      markup: '<script>document.write("<script src=/a.js><\\/script>")</script>',
      files: { '/a.js': 'ran = 1' },
    });

    await page.settle();
    page.runTasks();

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
