import { expect } from 'chai';
import fc from 'fast-check';
import { utf8Length } from '../../lib/infra/utf8-length.ts';

describe('the length of a text as UTF-8', () => {
  it('is that of its bytes, surrogates without their halves included', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(
            fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
            fc.string({ unit: 'binary' }),
          ),
        }),
        (text) => {
          expect(utf8Length(text)).to.equal(new TextEncoder().encode(text).length);
        },
      ),
    );
  });
});
