import { expect } from 'chai';
import { onEachHost } from './each-host.ts';

onEachHost('scripts', ({ openPage }) => {
  it('run as global scripts: var, function and let are seen by later ones', () => {
    const page = openPage({
      markup: '<script>var a = 1; let b = 2; function sum() { return a + b; }</script><script>var c = sum() + b;</script>',
    });

    expect(page.run('[a, window.a, typeof window.b, typeof window.sum, c]')).to.deep.equal([1, 1, 'undefined', 'function', 5]);
  });

  it('run where the parser meets them, each followed by a checkpoint', () => {
    const page = openPage({
      markup:
        '<p id=a></p><script>var seen = [...document.querySelectorAll("p")].map((p) => p.id)</script><p id=b></p><script></script>',
    });

    expect(page.run('seen')).to.deep.equal(['a']);
    expect(page.clock.checkpoints).to.equal(1);
  });

  it('that are external and blocking run in document order, with load and error at their elements', () => {
    const page = openPage({
      markup:
        '<script>var log = []</script><script src="/one.js" onload="log.push(\'load\')"></script>' +
        '<script src="/none.js" onerror="log.push(\'error\', this.src)"></script><script>log.push("last", document.currentScript.tagName)</script>',
      files: { '/one.js': 'log.push("one", document.currentScript.getAttribute("src"))' },
    });

    expect(page.run('log')).to.deep.equal(['one', '/one.js', 'load', 'error', 'https://a.example/none.js', 'last', 'SCRIPT']);
    expect(page.run('document.currentScript')).to.equal(null);
  });

  it('are found beforehand: external classic ones, without async, each once, against the base', () => {
    const page = openPage();

    const urls = page.host.scriptsOf(
      '<script src="a.js"></script><base href="/b/"><script src="c.js" defer></script><script async src="d.js"></script>' +
        '<script type=module src="e.js"></script><script nomodule src="f.js"></script><script src="c.js"></script>' +
        '<script type="text/plain" src="g.js"></script><template><script src="h.js"></script></template><!-- <script src="i.js"> -->' +
        '<script src=""></script><script src="http://["></script>',
    );

    expect(urls.map(({ url }) => url)).to.deep.equal(['https://a.example/dir/a.js', 'https://a.example/b/c.js']);
  });

  it('with defer and of type module run after parsing, in document order', async () => {
    const page = openPage({
      markup:
        '<script>var log = []</script><script type=module>log.push("inline", document.body.lastElementChild.id)</script>' +
        '<script defer src="/d.js"></script><script type=module src="/m.js"></script><p id=end></p>',
      files: { '/d.js': 'log.push("defer")', '/m.js': 'log.push("module")' },
    });
    const labels = page.deferred.map((script) => script.label);
    const before = page.run('log');

    await page.runDeferred();

    expect(before).to.deep.equal([]);
    expect(labels).to.deep.equal(['inline module', 'd.js', 'm.js']);
    expect(page.run('log')).to.deep.equal(['inline', 'end', 'defer', 'module']);
  });

  it('that are async or inserted by a script are fetched through the model, delaying load, and run when they are there', async () => {
    const page = openPage({
      markup: `<script>var log = []</script><script async src="/a.js" onload="log.push('loaded')"></script><script>
        const s = document.createElement('script'); s.src = '/b.js'; s.onerror = () => log.push('no b'); document.head.append(s);
        const t = document.createElement('script'); t.textContent = 'log.push("inline")'; document.head.append(t); log.push('after');
      </script>`,
      files: { '/a.js': 'log.push("a")' },
    });

    await page.settle();
    page.runTasks();

    expect(page.requests.map(({ url, delaysLoad }) => [url, delaysLoad])).to.deep.equal([
      ['https://a.example/a.js', true],
      ['https://a.example/b.js', true],
    ]);
    expect(page.run('log')).to.deep.equal(['inline', 'after', 'a', 'loaded', 'no b']);
  });

  it('that were inserted with async set to false keep their order', async () => {
    const page = openPage({ files: { '/1.js': 'log.push(1)', '/2.js': 'log.push(2)' } });

    page.run(`var log = []; for (const n of [1, 2]) { const s = document.createElement('script'); log.push(s.async); s.async = false;
      s.src = '/' + n + '.js'; document.head.append(s); log.push(s.async); }`);
    await page.settle();
    page.runTasks();

    expect(page.run('log')).to.deep.equal([true, false, true, false, 1, 2]);
  });

  it('do not run twice, from innerHTML, with a type of no script, or with nomodule', () => {
    const page = openPage({
      markup:
        '<div id=d></div><script id=s>var n = (window.n ?? 0) + 1</script><script type="text/template">n = 9</script>' +
        '<script nomodule>n = 8</script><script language="vbscript">n = 7</script>',
    });

    page.run(
      'd = document.querySelector("#d"); d.innerHTML = "<script>n = 6<\\/script>"; d.append(document.querySelector("#s"))',
    );

    expect(page.run('n')).to.equal(1);
  });

  it('that throw or do not parse are reported, and the next one runs', () => {
    const page = openPage({
      markup: '<script>throw new TypeError("a")</script><script>if (</script><script>var ran = true</script>',
    });

    expect(page.errors).to.have.length(2);
    expect(page.run('ran')).to.equal(true);
    expect(page.errors[0]).to.be.instanceOf(page.window.TypeError);
    expect(page.errors[1]).to.be.instanceOf(page.window.SyntaxError);
  });

  it('whose src is empty or no URL get an error event in a task of their own', () => {
    const page = openPage({ markup: '<script>var log = []</script><script src="" onerror="log.push(1)"></script>' });
    const before = page.run('log');

    page.runTasks();

    expect(before).to.deep.equal([]);
    expect(page.run('log')).to.deep.equal([1]);
  });

  it('that are still under way when the document goes never run', async () => {
    const page = openPage({ files: { '/a.js': 'throw new Error("too late")' } });
    page.run('s = document.createElement("script"); s.src = "/a.js"; document.head.append(s)');

    await page.settle();
    page.host.destroy();
    page.runTasks();

    expect(page.errors).to.deep.equal([]);
  });

  it('can be given a src after their insertion', async () => {
    const page = openPage({ files: { '/a.js': 'var late = 1' } });

    page.run('s = document.createElement("script"); document.head.append(s); s.src = "/a.js"');
    await page.settle();
    page.runTasks();

    expect(page.run('late')).to.equal(1);
  });

  it('that no network brings get an error event', async () => {
    const page = openPage({ files: { '/gone.js': null } });

    page.run(
      's = document.createElement("script"); s.src = "/gone.js"; s.onerror = () => { failed = true }; document.head.append(s)',
    );
    await page.settle();
    page.runTasks();

    expect(page.run('failed')).to.equal(true);
  });
});

onEachHost('scripts that are cloned, moved or filled', ({ openPage }) => {
  const run = (code: string): unknown =>
    openPage({ markup: '<template><script>seen.push(1)</script></template><script id=late></script>' }).run(
      `seen = []; make = (text) => Object.assign(document.createElement('script'), { textContent: text }); inner = '<script>seen.push(0)</' + 'script>'; ${code}; seen`,
    );

  for (const [what, code, expected] of [
    [
      'run once, with all clones that are made afterwards',
      `s = make('seen.push(1)'); document.body.append(s); document.body.append(s.cloneNode(true))`,
      [1],
    ],
    ['run as clones of those that have not run', `s = make('seen.push(1)'); document.body.append(s.cloneNode(true), s)`, [1, 1]],
    [
      'run when they are moved out of a template of the document',
      `document.body.append(document.querySelector('template').content.cloneNode(true))`,
      [1],
    ],
    [
      'never run once innerHTML has made them',
      `d = document.createElement('div'); d.innerHTML = inner; document.body.append(d.cloneNode(true), d)`,
      [],
    ],
    [
      'run once a contextual fragment has them',
      `document.body.append(document.createRange().createContextualFragment(inner + '<b></b>'))`,
      [0],
    ],
    [
      'run when they are filled',
      `late.append('seen.push(1)'); s = make(''); document.body.append(s); s.insertBefore(document.createTextNode('seen.push(2)'), null)`,
      [1, 2],
    ],
    ['do not run when they are filled out of the document', `s = make(''); s.append('seen.push(1)')`, []],
    [
      'do not run when what innerHTML made is filled',
      `document.body.innerHTML = '<script></' + 'script>'; document.body.firstChild.append('seen.push(1)')`,
      [],
    ],
  ] as const) {
    it(what, () => {
      expect(run(code)).to.deep.equal(expected);
    });
  }

  it('are document.currentScript while they run', () => {
    expect(
      run(`s = make('seen.push(document.currentScript === s)'); document.body.append(s); seen.push(document.currentScript)`),
    ).to.deep.equal([true, null]);
  });
});
