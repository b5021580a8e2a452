import { expect } from 'chai';
import { deliver, load, type Open, type SetUp } from './contract-setup.ts';

/** In a sandbox: nothing of the page runs, and test code may do what it did. */
export function scriptingRules(open: Open): void {
  const openSandboxed = (): SetUp => open(undefined, false);

  it('runs no script of the markup: classic, external, deferred, async, module or import map', async () => {
    const page = openSandboxed();
    const markup =
      '<script>ran = 1</script><script src="a.js"></script><script defer src="b.js"></script><script async src="c.js"></script>' +
      '<script type="module">window.ran = 2</script><script type="module" src="d.js"></script>' +
      '<script type="importmap">{ "imports": { "x": "/x.js" } }</script><p id="end"></p>';

    const urls = page.host.scriptsOf(markup).map(({ url }) => url);
    const deferred = page.host.parse(markup, new Map());
    page.hooks.runTasks();
    await Promise.resolve();

    expect([urls, deferred]).to.deep.equal([[], []]);
    expect(page.document.querySelector('#end')).to.not.equal(null);
    expect([page.window['ran'], page.hooks.calls, page.hooks.exceptions]).to.deep.equal([undefined, [], []]);
  });

  it('runs no handler of a content attribute, of the body for the window neither', async () => {
    const page = openSandboxed();
    const markup =
      '<body onload="ran = 1" onstorage="ran = 2"><button onclick="ran = 3"></button><script onerror="ran = 4" src="x">';
    await load(page, markup);

    page.document.querySelector('button')?.click();
    page.host.evaluate(
      'document.querySelector("button").setAttribute("onclick", "ran = 5"); document.querySelector("button").click()',
    );
    page.host.evaluate('document.body.setAttribute("onstorage", "ran = 6")');
    deliver(page, new page.host.Event('storage'));
    page.hooks.runTasks();

    expect([page.window['ran'], page.hooks.exceptions]).to.deep.equal([undefined, []]);
    expect([page.host.evaluate('onstorage'), page.host.evaluate('document.querySelector("button").onclick')]).to.deep.equal([
      null,
      null,
    ]);
  });

  it('runs no script that is inserted later, nor one that is written', async () => {
    const page = openSandboxed();
    await load(page, '<body></body>');

    page.host.evaluate(`for (const text of ['ran = 1', '']) { const s = document.createElement('script'); s.textContent = text;
      if (text === '') s.src = '/x.js'; document.body.append(s) } document.write('<script>ran = 2</scr' + 'ipt>')`);
    page.hooks.runTasks();

    expect([page.window['ran'], page.hooks.calls]).to.deep.equal([undefined, []]);
  });

  it('still follows links and submits forms, whatever the model makes of it', async () => {
    const page = openSandboxed();
    await load(page, '<a href="next"></a>');

    page.document.querySelector('a')?.click();
    page.hooks.runTasks();

    expect(page.hooks.calls[0]?.slice(0, 2)).to.deep.equal(['follow', 'https://a.example/dir/next']);
  });

  it('lets code from outside listen, and evaluate', async () => {
    const page = openSandboxed();
    const heard: string[] = [];
    page.window['onstorage'] = () => heard.push('handler');
    page.window.addEventListener('storage', () => heard.push('listener'));
    await load(page, '<p></p>');

    deliver(page, new page.host.Event('storage'));

    expect(heard).to.deep.equal(['handler', 'listener']);
    expect(page.host.evaluate('1 + document.querySelectorAll("p").length')).to.equal(2);
  });
}
