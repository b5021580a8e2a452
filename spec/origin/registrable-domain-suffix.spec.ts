import { expect } from 'chai';
import fc from 'fast-check';
import { isRegistrableDomainSuffixOrEqual, parseHost } from '../../lib/origin/registrable-domain-suffix.ts';

describe('a host that is parsed', () => {
  for (const [input, host] of [
    ['EXAMPLE.com', 'example.com'],
    ['ex%41mple.com', 'example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['0x10203', '0.1.2.3'],
    ['[0::1]', '[::1]'],
    ['example.com.', 'example.com.'],
    ['my_host.example', 'my_host.example'],
  ] as const) {
    it(`is ${host} for ${input}`, () => {
      expect(parseHost(input)).to.equal(host);
    });
  }

  for (const input of [
    '',
    ' example.com',
    'example.com ',
    'exa\tmple.com',
    'example.com\n',
    'example.com/',
    'example.com\\x',
    'example.com?x',
    'example.com#x',
    'user@example.com',
    'example.com:443',
    '[::1]:443',
    '[::1',
    '::1',
    '256.256.256.256',
    '%',
    '\u00ad',
  ]) {
    it(`fails for ${JSON.stringify(input)}`, () => {
      expect(parseHost(input)).to.equal(null);
    });
  }

  it('is parsed to itself, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.domain()), (input) => {
        const host = parseHost(input);

        if (host !== null) expect(parseHost(host)).to.equal(host);
      }),
    );
  });
});

describe('a registrable domain suffix of a host, or its equal', () => {
  for (const [suffix, host, expected] of [
    ['0.0.0.0', '0.0.0.0', true],
    ['0x10203', '0.1.2.3', true],
    ['[0::1]', '[::1]', true],
    ['example.com', 'example.com', true],
    ['EXAMPLE.com', 'example.com', true],
    ['example.com', 'example.com.', false],
    ['example.com.', 'example.com', false],
    ['example.com.', 'www.example.com.', true],
    ['com.', 'example.com.', false],
    ['example.com', 'www.example.com', true],
    ['example.com', 'a.b.example.com', true],
    ['com', 'example.com', false],
    ['www.example.com', 'example.com', false],
    ['ample.com', 'example.com', false],
    ['example', 'example', true],
    ['localhost', 'localhost', true],
    ['localhost', 'a.localhost', false],
    ['compute.amazonaws.com', 'example.compute.amazonaws.com', false],
    ['example.compute.amazonaws.com', 'www.example.compute.amazonaws.com', false],
    ['amazonaws.com', 'www.example.compute.amazonaws.com', false],
    ['amazonaws.com', 'test.amazonaws.com', true],
    ['github.io', 'one.github.io', false],
    ['github.io', 'github.io', true],
    ['one.github.io', 'x.one.github.io', true],
    ['co.uk', 'example.co.uk', false],
    ['my_host.example', 'a.my_host.example', true],
    ['3.4', '1.2.3.4', false],
    ['4', '1.2.3.4', false],
    ['[::1]', 'a.example', false],
    ['a.example', '[::1]', false],
    ['', 'example.com', false],
    ['example.com:443', 'example.com', false],
  ] as const) {
    it(`${expected ? 'is' : 'is not'} ${JSON.stringify(suffix)} for ${host}`, () => {
      expect(isRegistrableDomainSuffixOrEqual(suffix, host)).to.equal(expected);
    });
  }
});
