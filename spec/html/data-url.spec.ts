import { expect } from 'chai';
import { processDataURL } from '../../lib/html/data-url.ts';

const typeAndBody = (url: string): unknown => {
  const response = processDataURL(url);
  return response && [response.headers[0]?.[1], response.body];
};

describe('a data: URL', () => {
  it('is a response with its MIME type and its text, percent-decoded', () => {
    expect(typeAndBody('data:text/html;charset=utf-8,%3Cp%3Eé %F0%9F%8D%8B')).to.deep.equal([
      'text/html;charset=utf-8',
      '<p>é 🍋',
    ]);
  });

  it('is plain text when it does not say otherwise', () => {
    expect(typeAndBody('data:,a,b')).to.deep.equal(['text/plain', 'a,b']);
  });

  it('may be in base64', () => {
    expect(typeAndBody('data:text/html ; BASE64 ,PGI%2B')).to.deep.equal(['text/html ', '<b>']);
    expect(typeAndBody('data:;base64,eA==')).to.deep.equal(['text/plain', 'x']);
  });

  it('ends where its fragment begins, and keeps a percent sign that begins no byte', () => {
    expect(typeAndBody('data:,100%#x')).to.deep.equal(['text/plain', '100%']);
  });

  it('is a network error without a comma, with bytes that are no text, and with what is no base64', () => {
    expect(['data:text/html', 'data:,%ff', 'data:;base64,!'].map(processDataURL)).to.deep.equal([null, null, null]);
  });
});
