import { expect } from 'chai';
import { corsSettings, subresourceRequest } from '../../../lib/html/navigation/cors-settings.ts';

describe('the crossorigin attribute', () => {
  for (const [value, mode, credentials] of [
    [null, 'no-cors', 'include'],
    ['', 'cors', 'same-origin'],
    ['anonymous', 'cors', 'same-origin'],
    ['nonsense', 'cors', 'same-origin'],
    ['Use-Credentials', 'cors', 'include'],
  ] as const) {
    it(`has the mode ${mode} and the credentials mode ${credentials}: ${value ?? 'none'}`, () => {
      expect(corsSettings(value)).to.deep.equal({ mode, credentials });
    });
  }
});

describe('what an element asks for', () => {
  it('is got, in the way that its crossorigin attribute says, and load waits for it', () => {
    expect(subresourceRequest('https://a.example/s', 'style', '')).to.deep.equal({
      url: 'https://a.example/s',
      method: 'GET',
      headers: {},
      body: null,
      delaysLoad: true,
      destination: 'style',
      mode: 'cors',
      credentials: 'same-origin',
    });
  });
});
