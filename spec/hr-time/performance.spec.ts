import { expect } from 'chai';
import { createPerformance, type PerformanceMembers } from '../../lib/hr-time/performance.ts';

describe('performance', () => {
  let nowMs: number;
  let performance: PerformanceMembers;

  beforeEach(() => {
    nowMs = 5;
    performance = createPerformance({
      url: 'https://a.example/',
      timeOrigin: 1_000,
      functionPrototype: Function.prototype,
      now: () => nowMs,
      navigationTiming: () => ({ type: 'back_forward', at: () => 7 }),
    }) as PerformanceMembers;
  });

  const names = (entries: object[]): string[] => entries.map((entry) => (entry as { name: string }).name);

  it('is the clock of the page, also where a member is taken off it', () => {
    const { now } = performance;

    expect([now(), performance.timeOrigin, JSON.stringify(performance)]).to.deep.equal([5, 1_000, '{"timeOrigin":1000}']);
    expect(Object.keys(performance)).to.include.members(['now', 'timing', 'navigation', 'timeOrigin', 'getEntriesByType']);
  });

  it('knows how its document came to be shown', () => {
    const [entry] = performance.getEntriesByType('navigation');

    expect(entry).to.include({ type: 'back_forward', name: 'https://a.example/', duration: 7 });
    expect(performance.timing).to.include({ navigationStart: 1_000, loadEventEnd: 1_007 });
    expect(performance.navigation).to.include({ type: 2 });
  });

  it('has marks and measures of one run', () => {
    let run = {};
    const sources = { url: 'https://a.example/', timeOrigin: 0, functionPrototype: Function.prototype, now: () => 1 };
    const navigationTiming = () => ({ type: 'navigate', at: () => 7 }) as const;
    const lasting = createPerformance({ ...sources, navigationTiming, run: () => run }) as PerformanceMembers;
    lasting.mark('a');
    expect(lasting.getEntriesByType('mark')).to.have.lengthOf(1);
    run = {};

    expect(lasting.getEntriesByType('mark')).to.have.lengthOf(0);
  });

  it('keeps marks and measures', () => {
    performance.mark('a', { detail: 'why' });
    nowMs = 9;
    performance.mark('b');
    performance.mark('early', { startTime: 1 });

    expect(performance.measure('between', 'a', 'b')).to.include({ startTime: 5, duration: 4 });
    expect(performance.measure('since')).to.include({ startTime: 0, duration: 9 });
    expect(performance.measure('by options', { start: 'early', duration: 2 })).to.include({ startTime: 1, duration: 2 });
    expect(performance.measure('by numbers', { start: 3, end: 4 })).to.include({ startTime: 3, duration: 1 });
    expect(names(performance.getEntriesByType('mark'))).to.deep.equal(['a', 'b', 'early']);
    expect(performance.getEntriesByName('a')).to.have.length(1);
    expect(performance.getEntriesByName('a', 'measure')).to.have.length(0);
    expect(performance.getEntriesByName('a')[0]).to.include({ detail: 'why' });
  });

  it('forgets those that it is told to', () => {
    for (const name of ['a', 'b']) performance.mark(name);
    performance.measure('a');

    performance.clearMarks('a');
    const left = names(performance.getEntries());
    performance.clearMarks();
    performance.clearMeasures();

    expect(left).to.deep.equal(['https://a.example/', 'b', 'a']);
    expect(names(performance.getEntries())).to.deep.equal(['https://a.example/']);
  });
});
