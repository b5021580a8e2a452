import { expect } from 'chai';
import { onEachHost } from '../../hosts/page/each-host.ts';
import { openModulePage, type Answer, type Answers } from './module-page.ts';

const importing = (url: string): string =>
  `<script type=module onerror="log.push('error')">import data from '${url}' with { type: 'json' }; log.push(data)</script>`;

onEachHost('HTML, JSON modules', ({ host }) => {
  const run = async (markup: string, answers: Answers): Promise<unknown> => (await openModulePage(host(), markup, answers)).log();

  for (const [what, body, value] of [
    ['an object', '{ "a": [1, null] }', { a: [1, null] }],
    ['a list', '[1]', [1]],
    ['a text', '"x"', 'x'],
    ['a number', ' 1e3\n', 1000],
    ['null', 'null', null],
    ['one with a byte order mark', '\uFEFF{}', {}],
  ] as const) {
    it(`export what JSON says by default: ${what}`, async () => {
      expect(await run(importing('/d.json'), { '/d.json': body })).to.deep.equal([value]);
    });
  }

  it('are objects of the page, without a prototype of their own making', async () => {
    const log = await run(
      `<script type=module>import d from '/d.json' with { type: 'json' }; log.push(d instanceof Object, d.list instanceof Array, Object.hasOwn(d, '__proto__'))</script>`,
      { '/d.json': '{ "list": [], "__proto__": 1 }' },
    );

    expect(log).to.deep.equal([true, true, true]);
  });

  it('export nothing but default', async () => {
    const page = await openModulePage(
      host(),
      `<script type=module>import * as all from '/d.json' with { type: 'json' }; log.push(Object.keys(all))</script>
      <script type=module>import { a } from '/d.json' with { type: 'json' }</script>`,
      { '/d.json': '{ "a": 1 }' },
    );

    expect([await page.log(), page.messages().map((message) => message.split(':')[0])]).to.deep.equal([
      [['default']],
      ['SyntaxError'],
    ]);
  });

  it('are one value for all who import them, which each may change', async () => {
    const log = await run(
      `<script type=module>import d from '/d.json' with { type: 'json' }; d.n = 2</script>
      <script type=module>import d from '/d.json' with { 'type': 'json' }; const e = (await import('/d.json', { with: { type: 'json' } })).default; log.push(d.n, d === e)</script>`,
      { '/d.json': '{ "n": 1 }' },
    );

    expect(log).to.deep.equal([2, true]);
  });

  it('are exported again by others', async () => {
    const log = await run('<script type=module>import { d, default as e } from "/a.js"; log.push(d, e)</script>', {
      '/a.js':
        "export { default as d } from './d.json' with { type: 'json' }; export { default } from './d.json' with { type: 'json' }",
      '/d.json': '7',
    });

    expect(log).to.deep.equal([7, 7]);
  });

  for (const [what, answer, expected] of [
    ['application/json', { type: 'application/json; charset=utf-8' }, [1]],
    ['text/json', { type: 'text/json' }, [1]],
    ['a type that ends in +json', { type: 'application/manifest+json' }, [1]],
    ['text/javascript', { type: 'text/javascript' }, ['error']],
    ['text/plain', { type: 'text/plain' }, ['error']],
    ['no type', { type: null }, ['error']],
    ['404', { status: 404 }, ['error']],
  ] as const satisfies readonly (readonly [string, Answer, unknown])[]) {
    it(`come to ${expected[0] === 1 ? 'their value' : 'an error at the element'} where the answer has ${what}`, async () => {
      expect(await run(importing('/d.json'), { '/d.json': { body: '1', ...answer } })).to.deep.equal(expected);
    });
  }

  it('that are no JSON are a SyntaxError, which is reported', async () => {
    const page = await openModulePage(host(), importing('/d.json'), { '/d.json': '{ a: 1 }' });

    expect([await page.log(), page.messages().map((message) => message.split(':')[0])]).to.deep.equal([[], ['SyntaxError']]);
  });

  it('need the attribute: without it JSON is no module', async () => {
    expect(
      await run(`<script type=module onerror="log.push('error')">import '/d.json'</script>`, { '/d.json': '1' }),
    ).to.deep.equal(['error']);
  });

  it('and a script under one URL are two modules', async () => {
    const log = await run(
      `<script type=module>log.push((await import('/x')).default); log.push(await import('/x', { with: { type: 'json' } }).catch((e) => e.name))</script>`,
      { '/x': 'export default 1' },
    );

    expect(log).to.deep.equal([1, 'TypeError']);
  });

  for (const [name, what, attributes] of [
    ['TypeError', 'a type that nobody knows', "{ type: 'yaml' }"],
    ['TypeError', 'the type of a script by name', "{ type: 'javascript' }"],
    ['SyntaxError', 'an attribute that nobody knows', "{ mood: 'good' }"],
  ] as const) {
    it(`are asked for with ${what}: a ${name}, and nothing is fetched`, async () => {
      const page = await openModulePage(host(), `<script type=module>import '/x' with ${attributes}</script>`);

      expect([await page.log(), page.messages().map((message) => message.split(':')[0]), page.asked]).to.deep.equal([
        [],
        [name],
        [],
      ]);
    });
  }

  it('have no attribute twice: a SyntaxError', async () => {
    const page = await openModulePage(host(), "<script type=module>import '/x' with { type: 'json', type: 'json' }</script>");

    expect([await page.log(), page.messages().map((message) => message.split(':')[0])]).to.deep.equal([[], ['SyntaxError']]);
  });
});
