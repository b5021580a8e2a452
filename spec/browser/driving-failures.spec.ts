import { expect } from 'chai';
import { cutOff, cutOffLoading, noAnswer, noLoader, notEnabled, tooManyNavigations } from '../../lib/browser/driving-failures.ts';
import { ThingDouble } from '../event-loop/thing-double.ts';

describe('the failures of driving calls', () => {
  it('say what has no answer, since when and why', () => {
    const thing = new ThingDouble('GET https://a.example/');
    thing.sinceMs = 40;
    const missing = noAnswer('tab1', thing, 1000);
    thing.neverArrives();
    const never = noAnswer('tab1', thing, 1000);

    expect([missing.code, missing.what]).to.deep.equal(['NO_ANSWER', 'tab1 cannot load: GET https://a.example/ has no answer.']);
    expect([missing.why, never.why]).to.deep.equal([
      'It was asked at 40 ms of virtual time, and nothing came within 1000 ms of real time, limits.waitMs.',
      'It was asked at 40 ms of virtual time, and pages answered with never().',
    ]);
  });

  it('say what a call waited for when it was cut off', () => {
    const failure = cutOff('browser.settle()', new ThingDouble('GET https://a.example/'));

    expect([failure.code, failure.what, failure.why]).to.deep.equal([
      'BROWSER_CLOSED',
      'browser.settle() was cut off.',
      'The Browser was closed while GET https://a.example/ had no answer.',
    ]);
  });

  it('say how often a page navigated, and which lanes could be chosen', () => {
    expect(tooManyNavigations('tab1', 'https://a.example/', 7)).to.include({
      code: 'NAVIGATION_LIMIT',
      what: 'tab1 navigated 7 times while it loaded, at last to https://a.example/.',
    });
    expect(notEnabled('tab9.dom', [])).to.include({ code: 'LANE_NOT_RUNNABLE', why: 'Nothing may run at all.' });
  });

  it('say that nothing loads modules, and that loading was cut off', () => {
    expect(noLoader('tab1', './a.ts')).to.include({ code: 'NO_LOADER', why: 'The Browser was made without a loader.' });
    expect(cutOffLoading('./a.ts')).to.include({ code: 'BROWSER_CLOSED', what: 'The import of ./a.ts was cut off.' });
  });
});
