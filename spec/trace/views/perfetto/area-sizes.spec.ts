import { expect } from 'chai';
import { AreaSizes } from '../../../../lib/trace/views/perfetto/area-sizes.ts';
import { traceOf } from '../../tickets.ts';

const origin = 'https://a.example';
const at = { area: 'local', document: 1 } as const;

/** What each event leaves in its area. */
function sizesOf(bodies: Parameters<typeof traceOf>[0]): readonly (number | null)[] {
  const sizes = new AreaSizes();
  return traceOf(bodies).map((event) => sizes.note(event));
}

describe('sizes of storage areas', () => {
  it('are code units of keys and values', () => {
    expect(
      sizesOf([
        { type: 'area-created', area: 'local', kind: 'localStorage', origin, tab: null },
        { type: 'storage-written', ...at, key: 'ab', oldValue: null, newValue: '123' },
        { type: 'storage-written', ...at, key: 'ab', oldValue: '123', newValue: '1' },
        { type: 'storage-written', ...at, key: '', oldValue: null, newValue: '😀' },
        { type: 'storage-removed', ...at, key: 'ab', oldValue: '1' },
        { type: 'storage-cleared', ...at },
        { type: 'cookie-written', area: 'cookies', document: 1, name: 'a', value: 'bc' },
        { type: 'cookie-written', area: 'cookies', document: 1, name: 'a', value: null },
        { type: 'area-emptied', area: 'cookies', reason: 'expired' },
        { type: 'applied', area: 'copy', key: 'k', oldValue: null, newValue: 'v', by: 'tab1' },
        { type: 'applied', area: 'copy', key: 'k', oldValue: 'v', newValue: null, by: 'tab1' },
        { type: 'applied', area: 'copy', key: null, oldValue: null, newValue: null, by: 'tab1' },
        { type: 'checkpoint' },
      ]),
    ).to.deep.equal([0, 5, 3, 5, 2, 0, 3, 0, 0, 2, 0, 0, null]);
  });

  it('count texts that were cut in full, and never what was there before the trace begins', () => {
    const long = { type: 'storage-written', ...at, key: 'k', oldValue: 'x', newValue: 'v', cut: { newValue: 1000 } } as const;

    expect(sizesOf([long, { type: 'storage-removed', ...at, key: 'unknown', oldValue: 'x' }])).to.deep.equal([1001, 1001]);
  });

  it('tell keys that were cut from each other by their lengths', () => {
    const long = (key: number): Parameters<typeof traceOf>[0][number] => ({
      ...{ type: 'storage-written', ...at, key: 'k', oldValue: null, newValue: 'v', cut: { key } },
    });

    expect(sizesOf([long(300), long(400), long(300)])).to.deep.equal([301, 702, 702]);
  });

  it('begin with what was copied, in the area of the same storage key', () => {
    const session = { kind: 'sessionStorage', origin } as const;

    expect(
      sizesOf([
        { type: 'area-created', area: 's1', ...session, tab: 'tab1' },
        { type: 'area-created', area: 's1b', ...session, storageKey: 'x', tab: 'tab1' },
        { type: 'storage-written', area: 's1', document: 1, key: 'k', oldValue: null, newValue: 'v' },
        { type: 'session-copied', from: 'tab1', tab: 'tab2' },
        { type: 'storage-written', area: 's1', document: 1, key: 'k', oldValue: 'v', newValue: 'vvv' },
        { type: 'area-created', area: 's2', ...session, tab: 'tab2' },
        { type: 'area-created', area: 's2b', ...session, storageKey: 'x', tab: 'tab2' },
        { type: 'storage-removed', area: 's2', document: 2, key: 'k', oldValue: 'v' },
      ]),
    ).to.deep.equal([0, 0, 2, null, 4, 2, 0, 0]);
  });
});
