import { expect } from 'chai';
import { load, type Open } from './contract-setup.ts';

export function linkRules(open: Open): void {
  it('navigates where a link leads when it is clicked', async () => {
    const page = open();
    await load(page, '<a href="next">next</a>');

    page.document.querySelector('a')?.click();
    page.hooks.runTasks();

    expect(page.hooks.calls).to.deep.equal([
      ['follow', 'https://a.example/dir/next', '', null, { cause: 'link', replace: false }],
    ]);
  });

  it('navigates nowhere when the click is cancelled', async () => {
    const page = open();
    await load(page, '<a href="next" onclick="return false">next</a>');

    page.document.querySelector('a')?.click();
    page.hooks.runTasks();

    expect(page.hooks.calls).to.deep.equal([]);
  });

  it('leaves target and rel to the model: of a link, an area and a form', async () => {
    const page = open();
    const markup =
      '<a href="1" target="_blank" rel="opener"></a><map><area href="2" target="_Self" rel=""></map>' +
      '<form action="3" target="name" rel="noopener" method="post"></form>';
    await load(page, markup);

    for (const name of ['a', 'area']) page.document.querySelector(name)?.click();
    page.document.querySelector('form')?.submit();
    page.hooks.runTasks();

    expect(page.hooks.calls.map((call) => call.slice(0, 4))).to.deep.equal([
      ['follow', 'https://a.example/dir/1', '_blank', 'opener'],
      ['follow', 'https://a.example/dir/2', '_Self', ''],
      ['follow', 'https://a.example/dir/3', 'name', 'noopener'],
    ]);
  });

  it('takes the target from the first base element that has one, where the element itself has none', async () => {
    const page = open();
    const markup =
      '<base href="/b/"><base target="first"><base target="second"><a id="none" href="1"></a><a id="empty" href="2" target=""></a>' +
      '<form action="3"></form>';
    await load(page, markup);

    for (const name of ['#none', '#empty']) page.document.querySelector(name)?.click();
    page.document.querySelector('form')?.requestSubmit();
    page.hooks.runTasks();

    expect(page.hooks.calls.map((call) => call.slice(1, 3))).to.deep.equal([
      ['https://a.example/b/1', 'first'],
      ['https://a.example/b/2', ''],
      ['https://a.example/b/3?', 'first'],
    ]);
  });

  it('takes a target with a line break and a less-than sign, as of a quote left open, for _blank', async () => {
    const page = open();
    await load(page, '<a href="1" target="x\n<b"></a>');

    page.document.querySelector('a')?.click();
    page.hooks.runTasks();

    expect(page.hooks.calls[0]?.[2]).to.equal('_blank');
  });

  it('leaves javascript: URLs to the model, those of forms without their entries', async () => {
    const page = open();
    await load(page, '<a href="javascript:ran=1"></a><form action="javascript:ran=2"><input name="q" value="v"></form>');

    page.document.querySelector('a')?.click();
    page.document.querySelector('form')?.submit();
    page.hooks.runTasks();

    expect(page.hooks.calls.map((call) => call.slice(0, 2))).to.deep.equal([
      ['follow', 'javascript:ran=1'],
      ['follow', 'javascript:ran=2'],
    ]);
    expect(page.window['ran']).to.equal(undefined);
  });

  it('submits a form with GET as a query', async () => {
    const page = open();
    await load(page, '<form action="search"><input name="q" value="a b"></form>');

    page.document.querySelector('form')?.requestSubmit();
    page.hooks.runTasks();

    expect(page.hooks.calls.map((call) => call.slice(0, 2))).to.deep.equal([['follow', 'https://a.example/dir/search?q=a+b']]);
    expect(page.hooks.calls[0]?.[4]).to.include({ cause: 'form' });
  });

  it('submits a form with POST as a body', async () => {
    const page = open();
    await load(page, '<form action="save" method="post"><input name="k" value="v"></form>');

    page.document.querySelector('form')?.submit();
    page.hooks.runTasks();

    expect(page.hooks.calls[0]?.slice(0, 2)).to.deep.equal(['follow', 'https://a.example/dir/save']);
    expect(page.hooks.calls[0]?.[4]).to.include({ cause: 'form', method: 'POST', body: 'k=v' });
  });
}

export function refreshRules(open: Open): void {
  it('tells the model of the content and the base URL, and does nothing of it', async () => {
    const page = open();

    await load(
      page,
      '<base href="/base/"><meta http-equiv="Refresh" content="3; url=next"><meta http-equiv="refresh" content="1">',
    );

    expect(page.hooks.calls).to.deep.equal([
      ['refresh', '3; url=next', 'https://a.example/base/'],
      ['refresh', '1', 'https://a.example/base/'],
    ]);
    expect(page.hooks.timers).to.deep.equal([]);
  });

  it('tells it when a script inserts the element, and never without a content', async () => {
    const page = open();
    await load(page, '<meta http-equiv="refresh"><meta http-equiv="refresh" content=""><meta name="refresh" content="1">');

    page.host.evaluate(`const meta = document.createElement('meta'); meta.setAttribute('http-equiv', 'refresh');
      meta.content = '0'; document.createElement('p').append(meta); document.head.append(meta)`);

    expect(page.hooks.calls).to.deep.equal([['refresh', '0', 'https://a.example/dir/page?q#f']]);
  });
}
