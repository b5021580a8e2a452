import { createContext, runInContext } from 'node:vm';
import { expect } from 'chai';
import { defineDefaultLocale, type LocaleIntrinsics } from '../../lib/ecmascript/default-locale.ts';
import { placeOf } from '../../lib/ecmascript/place.ts';

describe('the default locale of a realm', () => {
  const context = createContext({});
  const found = runInContext('({ Date, Intl, Math, Number, BigInt, String })', context) as typeof globalThis;
  const functionPrototype = runInContext('Function.prototype', context) as object;
  const intrinsics: LocaleIntrinsics = { ...found, own: true, functionPrototype, define: Object.defineProperty };
  defineDefaultLocale(intrinsics, placeOf('UTC', 'tr'));
  const run = (code: string): unknown => runInContext(code, context);

  it('is that of numbers and of strings', () => {
    expect(run('[(1234.5).toLocaleString(), 1234n.toLocaleString(), [1.5].toLocaleString()].join()')).to.equal(
      '1.234,5,1.234,1,5',
    );
    expect(run('["I".toLocaleLowerCase(), "i".toLocaleUpperCase(), "ı".localeCompare("i")].join()')).to.equal('ı,İ,-1');
  });

  it('is asked where page code names none', () => {
    expect(run('(1234.5).toLocaleString("en")')).to.equal('1,234.5');
    expect(run('"I".toLocaleLowerCase("en")')).to.equal('i');
    expect(run('(0.5).toLocaleString(undefined, { style: "percent" })')).to.equal('%50');
    expect(run('"a".localeCompare("A", undefined, { sensitivity: "base" })')).to.equal(0);
  });

  it('is asked by functions of the page', () => {
    expect(run('[Number.prototype.toLocaleString, "".localeCompare].every((each) => each instanceof Function)')).to.equal(true);
    expect(run('try { Number.prototype.toLocaleString.call("x") } catch (error) { error instanceof TypeError }')).to.equal(true);
  });
});
