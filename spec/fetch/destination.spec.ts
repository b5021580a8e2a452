import { expect } from 'chai';
import { unfitness, type SubresourceDestination } from '../../lib/fetch/destination.ts';

const why = (destination: SubresourceDestination, status: number, type: string | null): string | null =>
  unfitness(destination, {
    url: 'https://a.example/x',
    status,
    headers: type === null ? [] : [['Content-Type', type]],
    body: '',
  });

describe('an answer for an element', () => {
  it('is of use where its status is that of a success', () => {
    expect([200, 204, 299].map((status) => why('script', status, null))).to.deep.equal([null, null, null]);
    expect([199, 304, 404, 500].map((status) => why('image', status, 'image/png'))).to.deep.equal([
      'with 199',
      'with 304',
      'with 404',
      'with 500',
    ]);
  });

  it('may have almost any type for a script, but for a module that of JavaScript or, where it is JSON, of JSON alone', () => {
    const types = ['text/javascript', 'application/json', 'text/plain', null];

    expect(types.map((type) => why('script', 200, type))).to.deep.equal([null, null, null, null]);
    expect(['audio/wav', 'image/png', 'video/mp4', 'text/csv'].map((type) => why('script', 200, type))).to.deep.equal([
      'as audio/wav',
      'as image/png',
      'as video/mp4',
      'as text/csv',
    ]);
    expect(types.map((type) => why('module', 200, type))).to.deep.equal([
      null,
      'as application/json',
      'as text/plain',
      'without a content type',
    ]);
    expect(types.map((type) => why('json', 200, type))).to.deep.equal([
      'as text/javascript',
      null,
      'as text/plain',
      'without a content type',
    ]);
  });

  it('has that of CSS for a style sheet', () => {
    expect(['text/css', ' Text/CSS ; charset=utf-8'].map((type) => why('style', 200, type))).to.deep.equal([null, null]);
    expect(['text/plain; charset=utf-8', 'text/cssx', null].map((type) => why('style', 200, type))).to.deep.equal([
      'as text/plain',
      'as text/cssx',
      'without a content type',
    ]);
  });

  it('has the type of an image for one, or none', () => {
    const types = ['image/png', 'image/svg+xml', 'application/octet-stream', null, 'text/html'];

    expect(types.map((type) => why('image', 200, type))).to.deep.equal([null, null, null, null, 'as text/html']);
  });
});
