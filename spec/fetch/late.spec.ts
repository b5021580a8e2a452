import { expect } from 'chai';
import { Late, late, never } from '../../lib/fetch/late.ts';
import { StorageloomError } from '../../lib/infra/failure.ts';

describe('late()', () => {
  it('says when a Response comes', () => {
    const response = new Response('');

    const answer = late(response, 40);

    expect(answer).to.be.instanceOf(Late);
    expect([answer.response, answer.afterMs]).to.deep.equal([response, 40]);
    expect(late(response, 0).afterMs).to.equal(0);
  });

  for (const [ms, shown] of [
    [-0.5, '-0.5'],
    [Number.NaN, 'NaN'],
    [Infinity, 'Infinity'],
    ['7', "'7'"],
    [undefined, 'undefined'],
    [null, 'null'],
  ] as const) {
    it(`refuses ${shown} ms`, () => {
      const call = (): unknown => late(new Response(''), ms as number);

      expect(call).to.throw(StorageloomError, `late() cannot answer after ${shown} ms.`).with.property('code', 'BAD_OPTION');
    });
  }
});

describe('late() with what is no Response', () => {
  for (const [what, answer] of [
    ['an object', Promise.resolve(new Response(''))],
    ['a string', '<p>'],
    ['nothing', undefined],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(() => late(answer as unknown as Response, 5)).to.throw(StorageloomError, `late() cannot answer with ${what}.`);
    });
  }
});

describe('never()', () => {
  it('is no Response, at no time', () => {
    const { response, afterMs } = never();

    expect([response, afterMs]).to.deep.equal([null, Infinity]);
  });
});
