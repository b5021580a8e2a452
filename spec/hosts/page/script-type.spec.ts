import { expect } from 'chai';
import { isParserRun, scriptType } from '../../../lib/hosts/page/script-type.ts';

const element = (attributes: Record<string, string>): Parameters<typeof scriptType>[0] => ({
  getAttribute: (name) => attributes[name] ?? null,
  hasAttribute: (name) => name in attributes,
});

describe('the type of a script', () => {
  it('is classic without type and language, or with one of JavaScript', () => {
    for (const attributes of [{}, { type: '' }, { type: ' Text/JavaScript ' }, { language: 'javascript' }, { language: '' }]) {
      expect(scriptType(element(attributes))).to.equal('classic');
    }
  });

  it('is module or importmap by that name, and none otherwise', () => {
    expect(scriptType(element({ type: 'MODULE' }))).to.equal('module');
    expect(scriptType(element({ type: 'importmap' }))).to.equal('importmap');
    expect(scriptType(element({ type: 'text/template', language: 'javascript' }))).to.equal(null);
    expect(scriptType(element({ language: 'vbscript' }))).to.equal(null);
  });

  it('decides with async and nomodule whether the parser runs it', () => {
    expect(isParserRun(element({ defer: '' }))).to.equal(true);
    expect(isParserRun(element({ async: '' }))).to.equal(false);
    expect(isParserRun(element({ nomodule: '' }))).to.equal(false);
  });
});
