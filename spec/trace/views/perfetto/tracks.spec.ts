import { expect } from 'chai';
import { Tracks } from '../../../../lib/trace/views/perfetto/tracks.ts';

describe('tracks of a Chrome trace', () => {
  it('are a process for each loop, a thread for each of its tabs, and a process for each area', () => {
    const tracks = new Tracks();

    expect([
      tracks.ofStep({ loop: 'tab1', tab: 'tab1' }),
      tracks.ofStep({ loop: 'tab1', tab: 'tab2' }),
      tracks.ofStep({ loop: 'tab1', tab: 'tab1' }),
      tracks.ofStep({ loop: null, tab: 'tab1' }),
      tracks.ofStep({ loop: null, tab: null }),
      tracks.ofUserAgent(),
      tracks.ofArea('tab1'),
    ]).to.deep.equal([
      ...[
        [1, 1],
        [1, 2],
        [1, 1],
        [1, 1],
        [2, 3],
        [2, 3],
        [3, 4],
      ].map(([pid, tid]) => ({ pid, tid })),
    ]);
  });

  it('are named once, with their numbers before', () => {
    const tracks = new Tracks();
    tracks.ofStep({ loop: 'tab1', tab: '\u202etab2' });
    tracks.ofStep({ loop: 'tab1', tab: '\u202etab2' });

    expect(tracks.takeNames()).to.deep.equal([
      { ph: 'M', name: 'process_name', pid: 1, args: { name: '1 event loop of tab1' } },
      { ph: 'M', name: 'thread_name', pid: 1, tid: 1, args: { name: '1 �tab2' } },
    ]);
    expect(tracks.takeNames()).to.deep.equal([]);
  });
});
