import { expect } from 'chai';
import { essenceOf, isJavaScriptType, isJSONType } from '../../lib/fetch/mime-type.ts';

describe('the essence of a content type', () => {
  it('is that of the first header, without parameters, in small letters', () => {
    const headers = [
      ['x', 'y'],
      ['Content-Type', ' Text/JavaScript ; charset=utf-8'],
      ['content-type', 'text/css'],
    ] as const;

    expect([essenceOf(headers), essenceOf([])]).to.deep.equal(['text/javascript', '']);
  });
});

describe('the type of JavaScript', () => {
  it('is one of sixteen', () => {
    expect(['text/javascript', 'application/x-ecmascript', 'text/javascript1.5'].map(isJavaScriptType)).to.deep.equal([
      true,
      true,
      true,
    ]);
    expect(['text/plain', 'text/javascript1.6', 'application/json', ''].map(isJavaScriptType)).to.deep.equal([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('the type of JSON', () => {
  it('is that of application, text, or whatever ends in +json', () => {
    expect(['application/json', 'text/json', 'image/svg+json'].map(isJSONType)).to.deep.equal([true, true, true]);
    expect(['application/javascript', 'application/jsonp', '+json', ''].map(isJSONType)).to.deep.equal([
      false,
      false,
      false,
      false,
    ]);
  });
});
