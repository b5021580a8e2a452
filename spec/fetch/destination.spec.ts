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

  it('may have any type for a script, and for a style sheet that of CSS alone', () => {
    expect(why('script', 200, 'text/plain')).to.equal(null);
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
