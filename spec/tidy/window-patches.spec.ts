import { expect } from 'chai';
import { pastRegistry, windowPatchViolations } from './window-patches.ts';

const path = 'lib/hosts/page/history.ts';
const messages = (text: string, at = path, allowed = {}): string[] =>
  windowPatchViolations([{ path: at, text }], allowed).map(({ line, message }) => `${line}: ${message}`);

describe('the rule of patches', () => {
  it('refuses what is put on a window past its registry', () => {
    const texts = [
      "Object.defineProperty(raw, 'open', {});",
      'Object.defineProperties(raw.history, {});',
      "Reflect.deleteProperty(raw, 'stop');",
      'Object.assign(\n  raw.URL, {});',
      'Object.setPrototypeOf(raw.navigator, own);',
      'raw.open = open;',
      'insides.raw[PropertySymbol.proxy] = proxy;',
    ];

    for (const text of texts) expect(messages(`${text}\n`), text).to.have.length(1);
  });

  it('accepts the registry, what is only looked at, comments, and other folders', () => {
    expect(messages("patches.define(raw, 'open', {}); // Object.defineProperty(raw, 'a', {})\n")).to.deep.equal([]);
    expect(messages("if (raw.open === open) Object.getOwnPropertyDescriptor(raw, 'a');\n")).to.deep.equal([]);
    expect(messages("Object.defineProperty(raw, 'open', {});\n", 'lib/hosts/bare/global.ts')).to.deep.equal([]);
    expect(messages("Object.defineProperty(object, 'open', {});\n", 'lib/hosts/page/patches.ts')).to.deep.equal([]);
  });

  it('accepts what stands in the list, and says when it is needed there no more', () => {
    const allowed = { [path]: { made: 'made here' } };

    expect(messages("Object.defineProperty(made, 'url', {});\n", path, allowed)).to.deep.equal([]);
    expect(messages('\n', path, allowed)).to.deep.equal(['1: changes no made past the registry any more']);
  });

  it('has a reason for each of them', () => {
    const reasons = Object.values(pastRegistry).flatMap((targets) => Object.values(targets));

    expect(reasons.filter((reason) => reason === '')).to.deep.equal([]);
  });
});
