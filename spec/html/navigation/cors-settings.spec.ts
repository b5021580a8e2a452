import { expect } from 'chai';
import { corsSettings } from '../../../lib/html/navigation/cors-settings.ts';

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
