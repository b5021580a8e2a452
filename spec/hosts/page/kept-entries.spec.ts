import { expect } from 'chai';
import { KeptEntries } from '../../../lib/hosts/page/kept-entries.ts';
import type { Entry } from '../../../lib/ui-events/surface.ts';

const entry: Entry = { text: '-', start: 1, end: 1, direction: 'forward' };

describe('what users have entered beside values', () => {
  for (const [what, change] of [
    ['the field has another value', { value: '5' }],
    ['the attribute stands for the value', { own: null }],
  ] as const) {
    it(`is there until ${what}`, () => {
      const entries = new KeptEntries((field) => Reflect.get(field, 'own'));
      const field = { value: '', own: '' };

      entries.keep(field, entry);
      const before = entries.of(field);
      Object.assign(field, change);

      expect([before, entries.of(field)]).to.deep.equal([entry, null]);
    });
  }

  it('is of one field, and can be dropped', () => {
    const entries = new KeptEntries(() => null);
    const [field, other] = [{ value: '' }, { value: '' }];

    entries.keep(field, entry);
    const found = [entries.of(field), entries.of(other)];
    entries.drop(field);

    expect([...found, entries.of(field)]).to.deep.equal([entry, null, null]);
  });
});
