import { expect } from 'chai';
import { onEachHost } from '../../hosts/page/each-host.ts';
import { openModulePage } from './module-page.ts';

onEachHost('HTML, run a module script: errors are reported to the window', ({ host }) => {
  const element = '<script type=module src="/a.js"></script>';

  for (const [what, answers, fault] of [
    ['a text that is no module', { '/a.js': 'let a;\n  let b = ;' }, 'SyntaxError /a.js:2:11'],
    [
      'a text that is no module, among what it imports',
      { '/a.js': "import './b.js'", '/b.js': '\n\nif (x' },
      'SyntaxError /b.js:3:6',
    ],
    [
      'a name that is not exported, where it is imported',
      { '/a.js': "import './b.js';\nimport { x, y } from './b.js'", '/b.js': 'export const x = 1' },
      'SyntaxError /a.js:2:13',
    ],
    [
      'a default that is not exported',
      { '/a.js': "import b from './b.js'", '/b.js': 'export const x = 1' },
      'SyntaxError /a.js:1:8',
    ],
    [
      'a name that is not there to be exported again',
      { '/a.js': "export { x as z } from './b.js'", '/b.js': '' },
      'SyntaxError /a.js:1:10',
    ],
    [
      'a name of which two stars tell different things',
      {
        '/a.js': "import { x } from './b.js'",
        '/b.js': "export * from './c.js'; export * from './d.js'",
        '/c.js': 'export const x = 1',
        '/d.js': 'export const x = 2',
      },
      'SyntaxError /a.js:1:10',
    ],
    [
      'a name that two modules export from each other only',
      { '/a.js': "import { x } from './b.js'", '/b.js': "export { x } from './c.js'", '/c.js': "export { x } from './b.js'" },
      'SyntaxError',
    ],
    ['a name that is exported and not declared', { '/a.js': 'export { x }' }, 'SyntaxError /a.js:1:10'],
    ['a name that is exported twice', { '/a.js': 'export const x = 1;\nexport { x }' }, 'SyntaxError /a.js:2:10'],
    ['a regular expression that is none', { '/a.js': '\nlet r = /(/' }, 'SyntaxError /a.js:2'],
    ['what it throws', { '/a.js': "let x;\n   throw new RangeError('x')" }, 'RangeError /a.js:2:10'],
    ['what it throws in a function', { '/a.js': 'const f = () => {\n  null.x;\n};\nf()' }, 'TypeError /a.js:2:8'],
    ['what it throws among what it imports', { '/a.js': "import './b.js'", '/b.js': '\nundeclared' }, 'ReferenceError /b.js:2:1'],
    [
      'an import that is read too early',
      { '/a.js': "import './b.js'; export let x", '/b.js': "import { x } from './a.js';\n x" },
      'ReferenceError',
    ],
  ] as const) {
    it(what, async () => {
      const page = await openModulePage(host(), element, answers);

      const faults = page.faults().map((each) => each.slice(0, fault.length));
      expect([await page.log(), faults]).to.deep.equal([[], [fault]]);
    });
  }

  it('in inline modules with lines and columns of the document', async () => {
    const page = await openModulePage(
      host(),
      '\n<p>\n<script type=module>throw new RangeError("1")</script>\n<script type=module>\n  let x = ;</script>\n <script type=module>import { y } from "/y.js"</script>',
      { '/y.js': '' },
    );

    expect([await page.log(), page.faults()]).to.deep.equal([
      [],
      ['RangeError /dir/page:3:27', 'SyntaxError /dir/page:5:11', 'SyntaxError /dir/page:6:31'],
    ]);
  });

  it('once for each element that names the module', async () => {
    const page = await openModulePage(host(), element + element, { '/a.js': "log.push('once'); throw new Error('x')" });

    expect([await page.log(), page.messages()]).to.deep.equal([['once'], ['Error: x', 'Error: x']]);
  });

  it('of the page: instances of its classes', async () => {
    const page = await openModulePage(
      host(),
      `<script>addEventListener('error', ({ error }) => log.push(['SyntaxError', 'TypeError'].find((name) => error instanceof window[name])))</script>
      <script type=module>import 'bare'</script><script type=module>import { x } from '/b.js'</script><script type=module>if (</script><script type=module>import { y } from '/c.js'; y = 1</script>`,
      { '/b.js': '', '/c.js': 'export let y' },
    );

    expect(await page.log()).to.deep.equal(['TypeError', 'SyntaxError', 'SyntaxError', 'TypeError']);
  });

  it('as an event whose default can be prevented', async () => {
    const page = await openModulePage(
      host(),
      `<script>addEventListener('error', (event) => { event.preventDefault(); const { message, filename, lineno, colno } = event; log.push(message, filename, lineno, colno) })</script><script type=module src="/a.js"></script>`,
      { '/a.js': "\nthrow new Error('x')" },
    );

    expect([await page.log(), page.messages()]).to.deep.equal([['Uncaught Error: x', 'https://a.example/a.js', 2, 7], []]);
  });

  it('and keep no later script from running', async () => {
    const page = await openModulePage(
      host(),
      `<script type=module>throw 1</script><script type=module>log.push('next')</script>`,
    );

    expect([await page.log(), page.messages()]).to.deep.equal([['next'], ['1']]);
  });
});
