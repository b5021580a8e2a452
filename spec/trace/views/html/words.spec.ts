import { expect } from 'chai';
import { areaTitle, momentLine, momentTitle, rowWords } from '../../../../lib/trace/views/html/words.ts';
import { local, rowOf, session, storyOf } from '../../rows.ts';

const story = storyOf([]);
const { area } = local;

describe('the words of a report', () => {
  it('say where a row’s arrow leads, how often, and for whom something is queued', () => {
    const queued = [{ tab: 'tab2', task: 1 }];

    expect(rowWords(rowOf({ arrow: { area, direction: 'to' }, queued }), story)).to.equal('k=v to local; queued for tab2');
    expect(rowWords(rowOf({ text: 'k? v', times: 2, arrow: { area, direction: 'from' } }), story)).to.equal('k? v ×2 from local');
    expect(rowWords(rowOf({ arrow: { area, direction: 'refused' } }), story)).to.equal('k=v refused by local');
    expect(rowWords(rowOf({ arrow: { area: 'nowhere', direction: 'to' } }), story)).to.equal('k=v');
  });

  it('name a moment by its step, its time and its tabs', () => {
    expect(momentTitle({ step: 4, rows: [rowOf({ ms: 2.5 }), rowOf({ tab: 'tab2' })], events: 0 })).to.equal(
      'Step 4, 2.5 ms, tab1, tab2',
    );
    expect(momentTitle({ step: -1, rows: [rowOf({ tab: null })], events: 0 })).to.equal('Between steps, 0 ms');
  });

  it('tell a moment in one line, with marks as words', () => {
    const rows = [rowOf({ mark: '●', text: 'k=v' }), rowOf({ mark: '▸', text: 'timer' }), rowOf({ mark: '✗', text: 'claim' })];

    expect(momentLine({ step: 1, rows, events: 0 }, story)).to.equal('Step 1, 0 ms, tab1: hears k=v. timer. fails: claim');
  });

  it('name an area with its tab and its origin, and show what would hide', () => {
    expect(areaTitle(local)).to.equal('localStorage, a.example');
    expect(areaTitle(session)).to.equal('sessionStorage of tab1, a.example');
    expect(areaTitle({ ...session, tab: 'x\u202e' })).to.equal('sessionStorage of x�, a.example');
  });
});
