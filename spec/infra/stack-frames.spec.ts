import { expect } from 'chai';
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
      place: { url: 'https://a.example/app.js', line: 12, column: 5 },
    });
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

  it('are none in a message that looks like a place', () => {
    expect(stackFrames(withStack('Error: see https://a.example/x:1:2')).place).to.equal(null);
  });

  for (const [what, value] of [
    ['a string', 'text'],
    ['null', null],
    ['an object without a stack', {}],
    ['an error whose stack cannot be read', { get stack() { throw new Error('no'); } }], // prettier-ignore
  ] as const) {
    it(`of ${what} are none`, () => {
      expect(stackFrames(value)).to.deep.equal({ page: [], test: [], innermost: null, place: null });
    });
  }
});
