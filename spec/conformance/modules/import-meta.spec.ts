import { expect } from 'chai';
import { onEachHost } from '../../hosts/page/each-host.ts';
import { openModulePage } from './module-page.ts';

onEachHost('HTML, import.meta', ({ host }) => {
  it('has url and resolve, both writable, and no prototype', async () => {
    const page = await openModulePage(
      host(),
      `<script type=module>log.push(Object.getPrototypeOf(import.meta), Reflect.ownKeys(import.meta),
      ['url', 'resolve'].map((name) => { const { writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(import.meta, name); return [writable, enumerable, configurable] }),
      Object.isExtensible(import.meta))</script>`,
    );

    expect(await page.log()).to.deep.equal([
      null,
      ['url', 'resolve'],
      [
        [true, true, true],
        [true, true, true],
      ],
      true,
    ]);
  });

  it('is one object for each module, the same each time', async () => {
    const page = await openModulePage(
      host(),
      '<script type=module>import a from "/a.js"; import b from "/b.js"; log.push(import.meta === import.meta, a() === a(), a() === b(), a() === import.meta)</script>',
      { '/a.js': 'export default () => import.meta', '/b.js': 'export default () => import.meta' },
    );

    expect(await page.log()).to.deep.equal([true, true, false, false]);
  });

  it('has the URL of the module with query and fragment; in an inline one that of the document', async () => {
    const page = await openModulePage(
      host(),
      '<script type=module>log.push(import.meta.url)</script><script type=module src="/a.js?q=1"></script>',
      { '/a.js?q=1': 'log.push(import.meta.url)' },
    );

    expect(await page.log()).to.deep.equal(['https://a.example/dir/page', 'https://a.example/a.js?q=1']);
  });

  it('has the base URL of the document in an inline one', async () => {
    const page = await openModulePage(
      host(),
      '<base href="/base/x"><script type=module>log.push(import.meta.url, import.meta.resolve("./y"))</script>',
    );

    expect(await page.log()).to.deep.equal(['https://a.example/base/x', 'https://a.example/base/y']);
  });

  it('resolves without asking for anything, by the import map, too', async () => {
    const page = await openModulePage(
      host(),
      `<script type=importmap>{"imports":{"a":"/a.js","b/":"https://b.example/"}}</script><script type=module>
      for (const name of ['a', 'b/c.js', './d.js', 'https://e.example/']) log.push(import.meta.resolve(name))</script>`,
    );

    expect([await page.log(), page.asked]).to.deep.equal([
      ['https://a.example/a.js', 'https://b.example/c.js', 'https://a.example/dir/d.js', 'https://e.example/'],
      [],
    ]);
  });

  it('throws a TypeError of the page from resolve for what leads nowhere', async () => {
    const page = await openModulePage(
      host(),
      '<script type=module>try { import.meta.resolve("bare") } catch (e) { log.push(e instanceof TypeError, e.message.includes("bare")) }</script>',
    );

    expect(await page.log()).to.deep.equal([true, true]);
  });

  it('has a resolve that needs no this, and makes a text of what it is given', async () => {
    const page = await openModulePage(
      host(),
      `<script type=module>const { resolve } = import.meta; log.push(resolve('./a'), resolve(new URL('https://b.example/')), resolve({ toString: () => '/c' }));
      log.push(resolve instanceof Function, resolve.name, resolve.length); try { resolve(Symbol()) } catch (e) { log.push(e instanceof TypeError) }</script>`,
    );

    expect(await page.log()).to.deep.equal([
      'https://a.example/dir/a',
      'https://b.example/',
      'https://a.example/c',
      true,
      'resolve',
      1,
      true,
    ]);
  });

  it('is not to be had in classic scripts', async () => {
    const page = await openModulePage(host(), '<script>log.push(import.meta)</script>');

    expect([await page.log(), page.faults().map((fault) => fault.split(' ')[0])]).to.deep.equal([[], ['SyntaxError']]);
  });
});
