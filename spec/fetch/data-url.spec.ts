import { expect } from 'chai';
import { processDataURL } from '../../lib/fetch/data-url.ts';

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
    expect(typeAndBody('data:,a,b')).to.deep.equal(['text/plain;charset=US-ASCII', 'a,b']);
    expect(typeAndBody('data:;charset=utf-8,%C3%A9')).to.deep.equal(['text/plain;charset=utf-8', 'é']);
    expect(typeAndBody('data:html,x')).to.deep.equal(['text/plain;charset=US-ASCII', 'x']);
  });

  it('may be in base64', () => {
    expect(typeAndBody('data:text/html ; BASE64 ,PGI%2B')).to.deep.equal(['text/html ', '<b>']);
    expect(typeAndBody('data:;base64,eA==')).to.deep.equal(['text/plain;charset=US-ASCII', 'x']);
    expect(typeAndBody('data:text/html;charset=utf-8;base64,w6kg8J+Niw')).to.deep.equal(['text/html;charset=utf-8', 'é 🍋']);
  });

  it('ends where its fragment begins, and keeps a percent sign that begins no byte', () => {
    expect(typeAndBody('data:text/plain,100%#x')).to.deep.equal(['text/plain', '100%']);
  });

  it('is decoded by its charset, UTF-8 without one; what is no text in it becomes U+FFFD', () => {
    const bodyOf = (url: string): unknown => processDataURL(url)?.body;

    expect(bodyOf('data:text/html;charset=iso-8859-1,%e9')).to.equal('é');
    expect(bodyOf('data:text/html; Charset="windows-1251",%E6')).to.equal('ж');
    expect(bodyOf('data:,%e9')).to.equal('é');
    expect(bodyOf('data:text/html,%C3%A9%ff')).to.equal('é�');
    expect(bodyOf('data:text/html;charset=nobody,%C3%A9')).to.equal('é');
    expect(bodyOf('data:text/html;base64,w6n/')).to.equal('é�');
  });

  it('is decoded by the mark at its beginning, whatever its charset', () => {
    const bodies = ['%EF%BB%BFe', '%FE%FF%00e', '%FF%FEe%00'].map((text) => processDataURL(`data:;charset=gbk,${text}`)?.body);

    expect(bodies).to.deep.equal(['e', 'e', 'e']);
  });

  it('is a network error without a comma, and with what is no base64', () => {
    expect(['data:text/html', 'data:;base64,!'].map(processDataURL)).to.deep.equal([null, null]);
  });
});
