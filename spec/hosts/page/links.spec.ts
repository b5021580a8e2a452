import { expect } from 'chai';
import { onEachHost } from './each-host.ts';

const byLink = { cause: 'link', replace: false };
const byForm = { cause: 'form', replace: false };

onEachHost('links', ({ openPage }) => {
  it('are followed after the dispatch, so that a listener at the document can cancel a click inside of one', () => {
    const page = openPage({ markup: '<a href="/x"><b id=b>x</b></a>' });

    page.run(
      'var cancel = (e) => e.preventDefault(); document.addEventListener("click", cancel); document.querySelector("#b").click()',
    );
    const cancelled = [...page.calls];
    page.run(
      'document.removeEventListener("click", cancel); document.querySelector("#b").click(); document.querySelector("a").click()',
    );

    expect(cancelled).to.deep.equal([]);
    expect(page.calls).to.deep.equal([
      ['follow', 'https://a.example/x', '', null, byLink],
      ['follow', 'https://a.example/x', '', null, byLink],
    ]);
  });

  it('are followed by a click on one outside of the document, or on an area', () => {
    const page = openPage({ markup: '<map><area href="/area"></map>' });

    page.run('a = document.createElement("a"); a.href = "y"; a.click(); document.querySelector("area").click()');

    expect(page.calls.map((call) => call[1])).to.deep.equal(['https://a.example/dir/y', 'https://a.example/area']);
  });

  it('without a URL of their own lead to the document, whose fragment they drop', () => {
    const page = openPage({ url: 'https://a.example/dir/page?q#f', markup: '<a target=_self href=""></a>' });

    page.run('document.querySelector("a").click()');

    expect(page.calls).to.deep.equal([['follow', 'https://a.example/dir/page?q', '_self', null, byLink]]);
  });

  it('without href, with download or with no URL are not followed, nor by other events', () => {
    const page = openPage({ markup: '<a></a><a href="/x" download></a><a href="http://["></a><a href="/y" id=y></a>' });

    page.run(
      'for (const a of document.querySelectorAll("a:not(#y)")) a.click(); document.querySelector("#y").dispatchEvent(new Event("click"))',
    );

    expect(page.calls).to.deep.equal([]);
  });
});

onEachHost('forms', ({ openPage }) => {
  it('with GET navigate to the action with the entries as query', () => {
    const page = openPage({
      markup: '<form action="/find?old"><input name=q value="a b"><button name=go value=1>x</button></form>',
    });

    page.run('document.querySelector("button").click(); document.querySelector("form").submit()');

    expect(page.calls).to.deep.equal([
      ['follow', 'https://a.example/find?q=a+b&go=1', '', null, byForm],
      ['follow', 'https://a.example/find?q=a+b', '', null, byForm],
    ]);
  });

  it('with POST send a body in the encoding that is asked for', () => {
    const page = openPage({ markup: '<form method=post><input name=a value="1&quot;"></form>' });

    page.run(
      `f = document.querySelector("form"); f.submit(); f.enctype = "text/plain"; f.requestSubmit(); f.enctype = "multipart/form-data"; f.submit()`,
    );

    const [encoded, plain, multipart] = page.calls.map(
      (call) => call[4] as { body: string; contentType: string; method: string },
    );
    expect(encoded).to.deep.equal({
      ...byForm,
      method: 'POST',
      body: 'a=1%22',
      contentType: 'application/x-www-form-urlencoded',
    });
    expect(plain).to.include({ body: 'a=1"\r\n', contentType: 'text/plain' });
    expect(multipart?.contentType).to.match(/^multipart\/form-data; boundary=----storageloom/);
    expect(multipart?.body).to.include('name="a"\r\n\r\n1"\r\n--');
  });

  it('are submitted by requestSubmit after validation and a submit event that nobody cancels', () => {
    const page = openPage({
      markup: '<form><input name=a required><button formnovalidate formaction="/b" formtarget="_blank">x</button></form>',
    });

    page.run(
      'f = document.querySelector("form"); f.requestSubmit(); f.onsubmit = (e) => e.preventDefault(); document.querySelector("input").value = "v"; f.requestSubmit(); f.onsubmit = null; document.querySelector("button").click()',
    );

    expect(page.calls).to.deep.equal([['follow', 'https://a.example/b?a=v', '_blank', null, byForm]]);
  });

  it('with method dialog close it, and forms outside of the document or with no URL do nothing', () => {
    const page = openPage({
      markup:
        '<dialog open><form method=dialog></form></dialog><form id=bad action="http://["></form><form id=lone method=dialog></form>',
    });

    page.run(
      'document.querySelector("dialog form").submit(); document.querySelector("#bad").submit(); document.querySelector("#lone").submit(); document.createElement("form").submit()',
    );

    expect(page.run('document.querySelector("dialog").open')).to.equal(false);
    expect(page.calls).to.deep.equal([]);
  });
});
