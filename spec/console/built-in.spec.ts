import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import { builtIn } from '../../lib/console/built-in.ts';

describe('an object of a class of ECMAScript', () => {
  for (const [code, label, size] of [
    ['[1, 2]', 'Array', 2],
    ['new Map([[1, 2]])', 'Map', 1],
    ['new Set([1, 2, 3])', 'Set', 3],
    ['new Uint8Array(4)', 'Uint8Array', 4],
  ] as const) {
    it(`is known in every realm, with its size: ${code}`, () => {
      expect(builtIn(runInNewContext(code) as object)).to.include({ label, size });
    });
  }

  for (const [code, text] of [
    ['new Date(0)', '1970-01-01T00:00:00.000Z'],
    ['new Date(NaN)', 'Invalid Date'],
    ['/a.b/gi', '/a.b/gi'],
    ['new Number(3)', '[Number: 3]'],
    ['new String("x")', '[String: "x"]'],
    ['new Boolean(false)', '[Boolean: false]'],
  ] as const) {
    it(`is a text: ${code}`, () => {
      expect(builtIn(runInNewContext(code) as object)?.text).to.equal(text);
    });
  }

  it('is nothing that only has its prototype, or a name like it', () => {
    for (const value of [{}, Object.create(Map.prototype), Object.create(Date.prototype), { size: 1 }, Object.create([])]) {
      expect(builtIn(value as object)).to.equal(null);
    }
  });
});
