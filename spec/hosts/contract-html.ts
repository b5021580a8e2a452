import { expect } from 'chai';
import { scriptingRules } from './contract-scripting.ts';
import { deliver, load, type Open } from './contract-setup.ts';
import { linkRules, refreshRules } from './contract-links.ts';

/** What a host with markup must do as well. */
export function htmlContract(open: Open): void {
  describe('with classic scripts', () => classicScriptRules(open));
  describe('with scripts that wait', () => waitingScriptRules(open));
  describe('with modules', () => moduleRules(open));
  describe('with event handler attributes', () => attributeRules(open));
  describe('with links and forms', () => linkRules(open));
  describe('with a declarative refresh', () => refreshRules(open));
  describe('without scripting', () => scriptingRules(open));
}

function classicScriptRules(open: Open): void {
  it('makes top-level var and function members of the window', async () => {
    const page = open();

    await load(page, '<script>var one = 1; function two() { return 2 }</script><script>var three = one + two()</script>');

    expect([page.window['one'], page.window['three']]).to.deep.equal([1, 3]);
    expect(page.window['two']).to.be.a('function');
  });

  it('lets later scripts see the let and const of earlier ones', async () => {
    const page = open();

    await load(page, '<script>let one = 1; const two = 2</script><script>window.sum = one + two</script>');

    expect(page.window['sum']).to.equal(3);
  });

  it('runs a script in place: it sees what is before it only', async () => {
    const page = open();

    await load(
      page,
      '<p id="a"></p><script>window.seen = [document.querySelector("#a") !== null, document.querySelector("#b") !== null]</script><p id="b"></p>',
    );

    expect(page.window['seen']).to.deep.equal([true, false]);
  });

  it('asks for external scripts beforehand, and runs them in place', async () => {
    const page = open();
    const markup = '<script>var order = []</script><script src="a.js"></script><script>order.push("inline")</script>';

    const urls = page.host.scriptsOf(markup).map(({ url }) => url);
    await load(page, markup, { 'https://a.example/dir/a.js': 'order.push("external")' });

    expect(urls).to.deep.equal(['https://a.example/dir/a.js']);
    expect(page.window['order']).to.deep.equal(['external', 'inline']);
  });

  it('makes a checkpoint after each script', async () => {
    const page = open();

    await load(page, '<script>1</script><script>2</script>');

    expect(page.hooks.checkpoints).to.be.at.least(2);
  });

  it('reports what a script throws, and goes on with the next one', async () => {
    const page = open();

    await load(page, '<script>throw new Error("in a script")</script><script>window.next = true</script>');

    expect(page.hooks.exceptions.map(String)).to.deep.equal(['Error: in a script']);
    expect(page.window['next']).to.equal(true);
  });

  it('fires error at a script that could not be had', async () => {
    const page = open();

    await load(page, '<script src="gone.js" onerror="window.failed = true"></script>');

    expect(page.window['failed']).to.equal(true);
  });
}

function waitingScriptRules(open: Open): void {
  it('runs deferred scripts after parsing, in their order', async () => {
    const page = open();
    const markup =
      '<script>var order = []</script><script defer src="one.js"></script><script defer src="two.js"></script>' +
      '<script>order.push("inline")</script>';

    await load(page, markup, {
      'https://a.example/dir/one.js': 'order.push("one " + document.readyState)',
      'https://a.example/dir/two.js': 'order.push("two")',
    });

    expect(page.window['order']).to.deep.equal(['inline', 'one interactive', 'two']);
  });
}

function moduleRules(open: Open): void {
  it('runs inline modules after parsing, with names of their own', async () => {
    const page = open();

    await load(
      page,
      '<script type="module">const own = 1; window.order.push("module " + (this === undefined))</script>' +
        '<script>window.order = ["classic"]</script>',
    );

    expect(page.window['order']).to.deep.equal(['classic', 'module true']);
    expect(page.window['own']).to.equal(undefined);
  });

  it('fetches what a module imports through the model', async () => {
    const page = open();
    const url = 'https://a.example/dir/lib.js';
    page.hooks.responses.set(url, {
      url,
      status: 200,
      headers: [['content-type', 'text/javascript']],
      body: 'export const value = 7;',
    });

    await load(page, '<script type="module">import { value } from "./lib.js"; window.value = value;</script>');

    expect(page.window['value']).to.equal(7);
    expect(page.hooks.calls).to.deep.include(['fetch', 'GET', url]);
  });
}

function attributeRules(open: Open): void {
  it('calls a global function from onclick', async () => {
    const page = open();
    await load(
      page,
      '<script>function count() { window.clicks = (window.clicks || 0) + 1 }</script><button onclick="count()"></button>',
    );

    page.document.querySelector('button')?.click();

    expect(page.window['clicks']).to.equal(1);
  });

  it('forwards onstorage of the body to the window', async () => {
    const page = open();
    await load(page, '<body onstorage="window.heard = event.type + (this === window)"></body>');

    deliver(page, new page.host.Event('storage'));

    expect(page.window['heard']).to.equal('storagetrue');
  });

  it('forwards the other handlers of the window, too', async () => {
    const page = open();
    const types = ['popstate', 'hashchange', 'pageshow', 'pagehide', 'beforeunload', 'unload'] as const;
    const attributes = types.map((type) => `on${type}="heard.push(event.type)"`).join(' ');
    await load(page, `<script>var heard = []</script><body ${attributes}></body>`);

    const answers = [page.host.listensTo('unload'), page.host.listensTo('beforeunload')];
    for (const type of types) page.host.fire(type);

    expect(answers).to.deep.equal([true, true]);
    expect(page.window['heard']).to.deep.equal([...types]);
  });

  it('hands onmessage and onmessageerror of the body to the window', async () => {
    const page = open();
    const markup = '<body onmessage="heard.push(event.data)" onmessageerror="heard.push(event.type)"></body>';
    await load(page, `<script>var heard = []</script>${markup}`);

    page.host.fireMessage('message', { data: 1, origin: '', source: null, ports: [] });
    page.host.fireMessage('messageerror', { data: null, origin: '', source: null, ports: [] });

    expect(page.window['heard']).to.deep.equal([1, 'messageerror']);
  });

  it('runs onload of the body', async () => {
    const page = open();

    await load(page, '<body onload="window.loaded = true"></body>');

    expect(page.window['loaded']).to.equal(true);
  });
}
