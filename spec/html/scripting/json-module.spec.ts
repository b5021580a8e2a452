import { expect } from 'chai';
import { jsonModule } from '../../../lib/html/scripting/json-module.ts';

describe('a JSON module', () => {
  it('exports what was parsed, and asks for nothing', () => {
    const value = { a: 1 };
    const text = jsonModule('https://a.example/d.json', value);
    const body = text.instantiate({ imports: {}, meta: () => ({}), dynamicImport: () => Promise.resolve() });

    expect([...text.localExports.keys(), ...text.requests]).to.deep.equal(['default']);
    expect([body.getters['default']!(), body.run()]).to.deep.equal([value, undefined]);
  });
});
