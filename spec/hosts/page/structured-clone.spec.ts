import { expect } from 'chai';
import { Browser, html } from '../../../lib/index.ts';
import { failureOf } from '../../browser/expect-failure.ts';
import { onEachHost } from './each-host.ts';

onEachHost('structuredClone', ({ name, host, openPage }) => {
  it("makes objects of the page's realm, of every kind that can be cloned", () => {
    const page = openPage();

    page.run(`const value = { list: [new Map([[{}, new Set([1])]])], at: new Date(5), re: /x/g, error: new RangeError('m'), bytes: new Uint8Array([7]) };
      value.self = value; var copy = structuredClone(value); 0`);

    expect(
      page.run(`[copy instanceof Object, copy.list instanceof Array, copy.list[0] instanceof Map, copy.at instanceof Date, copy.at.getTime(),
        copy.re instanceof RegExp, copy.error instanceof RangeError, copy.bytes instanceof Uint8Array, copy.bytes[0], copy.self === copy, copy !== value]`),
    ).to.deep.equal([true, true, true, true, 5, true, true, true, 7, true, true]);
  });

  it('refuses what has an element, an event or a location in it, and a proxy', () => {
    const page = openPage();

    const refused = page.run(`['{ body: document.body }', '[new Event("x")]', 'location', 'new Proxy({}, {})'].map((value) => {
      try { structuredClone(eval('(' + value + ')')) } catch (error) { return [error.name, error instanceof DOMException].join() }
    })`);

    expect(refused).to.deep.equal(Array<string>(4).fill('DataCloneError,true'));
  });

  it('refuses what the standards let nobody copy, and copies a Blob, however little of it', () => {
    const page = openPage();

    const refused =
      page.run(`['new FormData()', 'new URL("https://a.example/")', 'new Headers()', 'navigator', 'new Blob(["x"])'].map((value) => {
      try { structuredClone([eval(value)]); return 'copied' } catch (error) { return error.name }
    })`);

    expect(refused).to.deep.equal([...Array<string>(4).fill('DataCloneError'), 'copied']);
  });

  it('makes Blobs and Files of the page of those in what it copies, at any depth and once each', () => {
    const page = openPage();

    page.run(`const blob = new Blob(['xy'], { type: 'text/plain' });
      const file = new File(['abc'], 'n.txt', { type: 'text/x', lastModified: 5 });
      var copy = structuredClone({ blob, again: blob, list: [file, 1], map: new Map([['k', new Blob(['m'])], ['l', 2]]), set: new Set([new Blob(['s!']), 3]), bytes: new Uint8Array(2) });
      copy.self = structuredClone(blob); 0`);

    expect(
      page.run(`[copy.blob instanceof Blob, copy.blob.size, copy.blob.type, copy.again === copy.blob, copy.list[0] instanceof File, copy.list[0].name,
        copy.list[0].lastModified, copy.list[0].size, copy.map.get('k').size, copy.map.get('l'), [...copy.set].map((each) => each.size ?? each).join(), copy.bytes.length,
        copy.self.size, Object.prototype.toString.call(copy.self)]`),
    ).to.deep.equal([true, 2, 'text/plain', true, true, 'n.txt', 5, 3, 1, 2, '2,3', 2, 2, '[object Blob]']);
  });

  it('gives evaluate() nothing live, at any depth, and says what it is', async () => {
    await using browser = new Browser({
      host: host(),
      pages: {
        '/': html`<ul>
          <li>x</li>
        </ul>`,
      },
    });
    const tab = await browser.open('https://a.example/');
    const live = [
      'document.querySelectorAll("li")',
      '{ of: new FormData() }',
      'new Blob(["x"])',
      // The box of jsdom is plain data.
      ...(name === 'happy-dom' ? ['[document.body.getBoundingClientRect()]'] : []),
    ];

    const failures = [];
    for (const each of live) failures.push(await failureOf(tab.evaluate(new Function(`return ${each}`) as () => unknown)));

    expect(failures.map(({ code, why }) => `${code} ${why}`)).to.deep.equal([
      // happy-dom's is an array.
      name === 'happy-dom' ? 'NOT_CLONEABLE It has an HTMLLIElement at [0].' : 'NOT_CLONEABLE It is a NodeList.',
      'NOT_CLONEABLE It has a FormData at .of.',
      'NOT_CLONEABLE It is a Blob.',
      ...(name === 'happy-dom' ? ['NOT_CLONEABLE It has a DOMRect at [0].'] : []),
    ]);
    expect(await tab.evaluate('document.body')).to.equal(undefined);
    expect((await failureOf(tab.evaluate('[document.body]'))).why).to.equal('It has an HTMLBodyElement at [0].');
  });

  it('moves what is transferred', () => {
    const page = openPage();

    page.run('var bytes = new ArrayBuffer(8); var moved = structuredClone(bytes, { transfer: [bytes] })');

    expect(page.run('[bytes.byteLength, moved.byteLength, moved instanceof ArrayBuffer]')).to.deep.equal([0, 8, true]);
  });

  it("throws errors of the page's realm", () => {
    const page = openPage();
    const thrown = (code: string): unknown =>
      page.run(`thrown = 0; try { ${code} } catch (e) { thrown = [e.name, e instanceof Error] } thrown`);

    expect(thrown('structuredClone()')).to.deep.equal(['TypeError', true]);
    expect(thrown('structuredClone(() => 1)')).to.deep.equal(['DataCloneError', true]);
    expect(thrown('structuredClone(1, 5)')).to.deep.equal(['TypeError', true]);
    expect(thrown('structuredClone({ get a() { throw new RangeError("mine") } })')).to.deep.equal(['RangeError', true]);
  });
});
