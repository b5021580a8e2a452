import { expect } from 'chai';
import { onEachHost } from '../../hosts/page/each-host.ts';
import { openModulePage } from './module-page.ts';

const told = 'export default log.push(import.meta.url)';

onEachHost('HTML, resolve a module specifier', ({ host }) => {
  for (const [specifier, path] of [
    ['./m.js', '/dir/m.js'],
    ['../m.js', '/m.js'],
    ['../../../m.js', '/m.js'],
    ['/m.js', '/m.js'],
    ['//a.example/m.js', '/m.js'],
    ['./', '/dir/'],
    ['./x/../m.js?q=1', '/dir/m.js?q=1'],
    ['https://a.example/m.js', '/m.js'],
    ['HTTPS://A.example/m.js', '/m.js'],
    ['https:m.js', 'https://m.js/'],
    ['./a b.js', '/dir/a%20b.js'],
    ['./%61.js', '/dir/%61.js'],
    ['.\\m.js', null],
    ['m.js', null],
    ['', null],
    [' ./m.js', null],
    ['..', null],
    ['.', null],
    ['?q', null],
    ['#f', null],
    ['.m.js', null],
    ['@scope/name', null],
    ['https://a b/', null],
    ['http://[1', null],
  ] as const) {
    it(`${JSON.stringify(specifier)} is ${path ?? 'none'} of /dir/page`, async () => {
      const page = await openModulePage(
        host(),
        `<script type=module onerror="log.push('error')">import ${JSON.stringify(specifier)}</script>`,
        Object.fromEntries(path === null ? [] : [[path, { body: told, type: 'text/javascript', headers: shared }]]),
      );

      const url = path === null || path.startsWith('https:') ? path : `https://a.example${path}`;
      expect([await page.log(), page.faults().map((fault) => fault.split(' ')[0])]).to.deep.equal(
        url === null ? [[], ['TypeError']] : [[url], []],
      );
    });
  }

  it('goes by the URL of the module, not by that of the page', async () => {
    const page = await openModulePage(host(), '<script type=module src="/js/a.js?v=1"></script>', {
      '/js/a.js?v=1': "import './b.js'; import('./c.js')",
      '/js/b.js': told,
      '/js/c.js': told,
    });

    expect(await page.log()).to.deep.equal(['https://a.example/js/b.js', 'https://a.example/js/c.js']);
  });

  it('goes by the base URL of the document for inline scripts, modules and classic ones', async () => {
    const page = await openModulePage(
      host(),
      "<base href='/base/'><script type=module>import './m.js'; import('./n.js')</script><script>import('./c.js')</script>",
      { '/base/m.js': told, '/base/n.js': told, '/base/c.js': told },
    );

    expect(page.asked).to.have.members(['/base/m.js', '/base/n.js', '/base/c.js']);
    expect(page.messages()).to.deep.equal([]);
  });

  it('goes by the URL of an external classic script', async () => {
    const page = await openModulePage(host(), "<base href='/base/'><script src='/js/c.js'></script>", {
      '/js/c.js': "import('./m.js')",
      '/js/m.js': told,
    });

    expect(await page.log()).to.deep.equal(['https://a.example/js/m.js']);
  });

  it('fails for the whole graph at one bare name, before anything of it is evaluated', async () => {
    const page = await openModulePage(host(), `<script type=module src="/a.js" onload="log.push('load')"></script>`, {
      '/a.js': "import './b.js'; import './c.js'; log.push('a')",
      '/b.js': "log.push('b')",
      '/c.js': "import 'bare'",
    });

    expect([await page.log(), page.messages()]).to.deep.equal([
      ['load'],
      ['TypeError: Failed to resolve module specifier "bare". Relative references must start with either "/", "./", or "../".'],
    ]);
  });
});

const shared = { 'access-control-allow-origin': '*' };
