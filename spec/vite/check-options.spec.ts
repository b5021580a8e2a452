import { expect } from 'chai';
import { checkViteOptions } from '../../lib/vite/check-options.ts';

describe('the options of vite()', () => {
  it('may be left out, and be what they are meant to be', () => {
    const fine = [{}, { root: './app' }, { root: new URL('file:///app/') }, { config: false as const }, { optimize: ['react'] }];

    expect(() => fine.forEach(checkViteOptions)).not.to.throw();
  });

  for (const [title, options] of [
    ['no record', null],
    ['one that is not known', { roots: '.' }],
    ['a root that is no path', { root: 5 }],
    ['a root elsewhere', { root: new URL('https://a.example/') }],
    ['a config that is no path', { config: true }],
    ['packages that are no list', { optimize: 'react' }],
    ['packages without a name', { optimize: ['react', 5] }],
  ] as const) {
    it(`are refused: ${title}`, () => {
      expect(() => checkViteOptions(options as never))
        .to.throw()
        .that.includes({ code: 'BAD_OPTION' });
    });
  }
});
