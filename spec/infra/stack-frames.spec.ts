import { expect } from 'chai';
import { ModuleFiles } from '../../lib/infra/module-files.ts';
import { stackFrames } from '../../lib/infra/stack-frames.ts';

const withStack = (stack: unknown): object => ({ stack });
const ours = new URL('../../lib/dom/dispatch.ts', import.meta.url).href;

describe('the frames of a stack', () => {
  it('are of pages and of the test, without those of this package, of others and of Node', () => {
    const frames = stackFrames(
      withStack(
        [
          'TypeError: no',
          '    at save (https://a.example/app.js:12:5)',
          `    at call (${ours}:3:4)`,
          '    at /srv/node_modules/happy-dom/lib/x.js:1:1',
          '    at node:internal/timers:483:21',
          '    at Context.<anonymous> (file:///srv/test/cart.test.ts:7:9)',
        ].join('\n'),
      ),
    );

    expect(frames).to.deep.equal({
      page: ['at save (https://a.example/app.js:12:5)'],
      test: ['at Context.<anonymous> (file:///srv/test/cart.test.ts:7:9)'],
      innermost: 'page',
      nearTest: false,
      place: { url: 'https://a.example/app.js', line: 12, column: 5 },
      modulePlace: null,
      beginsInModule: false,
    });
  });

  it('are of the page in files whose modules a page has run, and called by their URLs', () => {
    const modules = new ModuleFiles();
    modules.add({ url: 'file:///t/cart.ts', path: '/t/cart.ts' });
    const stack = 'E: x\n    at total (/t/cart.ts:3:4)\n    at https://a.example/:5:6\n    at /t/cart.test.ts:1:2';

    const frames = stackFrames(withStack(stack), modules);

    expect(frames).to.deep.equal({
      page: ['at total (/t/cart.ts:3:4)', 'at https://a.example/:5:6'],
      test: ['at /t/cart.test.ts:1:2'],
      innermost: 'page',
      nearTest: true,
      place: { url: 'file:///t/cart.ts', line: 3, column: 4 },
      modulePlace: { url: 'file:///t/cart.ts', line: 3, column: 4 },
      beginsInModule: true,
    });
  });

  it('tell the innermost place of a module also where what it called threw', () => {
    const modules = new ModuleFiles();
    modules.add({ url: 'file:///t/cart.ts', path: '/t/cart.ts' });
    const stack = 'E: x\n    at https://a.example/:5:6\n    at total (/t/cart.ts:3:4)';

    const { modulePlace, beginsInModule } = stackFrames(withStack(stack), modules);

    expect([modulePlace?.line, beginsInModule]).to.deep.equal([3, false]);
  });

  it('tell that the test threw, also where a page called it', () => {
    const frames = stackFrames(withStack('E: x\n    at stub (/t/cart.test.ts:1:2)\n    at https://a.example/:3:4'));

    expect([frames.innermost, frames.place?.line]).to.deep.equal(['test', 3]);
  });

  it('of a text that does not parse are its head: the line, and the column that is marked', () => {
    const { place, innermost } = stackFrames(
      withStack(
        "https://a.example/broken.js:3\nlet x = ;\n        ^\n\nSyntaxError: Unexpected token ';'\n    at new Script (node:vm:117:7)",
      ),
    );

    expect([place, innermost]).to.deep.equal([{ url: 'https://a.example/broken.js', line: 3, column: 9 }, 'page']);
  });

  for (const [what, between, near] of [
    ['has called the page', '', true],
    ['has called the page by way of Node', '\n    at Array.map (<anonymous>)\n    at node:events:518:28', true],
    ['is further out, beyond code of this package', `\n    at call (${ours}:3:4)`, false],
    ['is further out, beyond another package', '\n    at Observer.report (/srv/node_modules/happy-dom/lib/x.js:1:1)', false],
  ] as const) {
    it(`tell whether the test ${what}`, () => {
      const stack = `E: x\n    at g (https://a.example/:5:6)\n    at f (https://a.example/:3:4)${between}\n    at listener (/t/cart.test.ts:1:2)`;

      expect(stackFrames(withStack(stack))).to.include({ innermost: 'page', nearTest: near });
    });
  }

  it('that somebody owns may be called by ones that nobody does', () => {
    const frames = stackFrames(
      withStack(
        'E: x\n    at parse (/srv/node_modules/p/x.js:1:1)\n    at f (https://a.example/:3:4)\n    at t (/t/cart.test.ts:1:2)',
      ),
    );

    expect([frames.innermost, frames.nearTest]).to.deep.equal(['page', true]);
  });

  it('are none in a message that looks like a place', () => {
    expect(stackFrames(withStack('Error: see https://a.example/x:1:2')).place).to.equal(null);
  });

  const forged = 'at fake (https://evil.example/x.js:1:1)';
  const real = '    at save (https://a.example/app.js:12:5)';
  for (const [what, error] of [
    ['is as it was thrown', { name: 'Error', message: `no\n    ${forged}`, stack: `Error: no\n    ${forged}\n${real}` }],
    ['has got another name', { name: 'CartError', message: `no\n    ${forged}`, stack: `Error: no\n    ${forged}\n${real}` }],
    ['has no name', { name: '', message: `no\n    ${forged}`, stack: `no\n    ${forged}\n${real}` }],
    ['begins with the name', { name: 'no', message: `no\n    ${forged}`, stack: `no: no\n    ${forged}\n${real}` }],
    [
      'has got more words in front',
      { name: 'Error', message: `cart: no\n    ${forged}`, stack: `Error: no\n    ${forged}\n${real}` },
    ],
    ['has got a name of several lines', { name: `E\n    ${forged}`, message: '', stack: `E\n    ${forged}\n${real}` }],
    [
      'is another one since, and had more lines',
      { name: 'Error', message: 'other', stack: `Error: no\n    ${forged}\nand more\n${real}` },
    ],
    [
      'looks like text that does not parse',
      { name: '', message: 'https://evil.example/x.js:3\nx\n^', stack: `https://evil.example/x.js:3\nx\n^\n${real}` },
    ],
  ] as const) {
    it(`are none of a message of several lines that ${what}`, () => {
      const { page, place } = stackFrames(error);

      expect([page, place?.line]).to.deep.equal([[real.trim()], 12]);
    });
  }

  it('are none of the message below text that does not parse', () => {
    const message = `Unexpected\n    ${forged}`;

    const { page, place } = stackFrames({
      ...{ name: 'SyntaxError', message },
      stack: `https://a.example/broken.js:3\nlet x = ;\n        ^\n\nSyntaxError: ${message}\n${real}`,
    });

    expect([page, place?.line]).to.deep.equal([[real.trim()], 12]);
  });

  for (const [what, value] of [
    ['a string', 'text'],
    ['null', null],
    ['an object without a stack', {}],
    ['an error whose stack cannot be read', { get stack() { throw new Error('no'); } }], // prettier-ignore
  ] as const) {
    it(`of ${what} are none`, () => {
      expect(stackFrames(value)).to.deep.equal({
        page: [],
        test: [],
        innermost: null,
        nearTest: false,
        place: null,
        modulePlace: null,
        beginsInModule: false,
      });
    });
  }
});
