import { expect } from 'chai';
import { acceptable, sameFact } from './expected.ts';
import type { Facts, Json, RecordedScenario } from './recording.ts';
import { complaints } from './verdict.ts';

const scenario = (standard: Facts | null, ...runs: readonly (readonly Facts[])[]): RecordedScenario => ({
  id: 'topic/name',
  topic: 'topic',
  question: 'Is it so?',
  standard,
  steps: [],
  engines: runs.map((each, index) => ({ name: `engine ${index}`, runs: each })),
});
const found = (facts: Readonly<Record<string, Json>>) => ({ facts: new Map(Object.entries(facts)), why: 'no step tells' });
const row = { scenario: 'topic/name', fact: 'a', reason: 'because' };

describe('The value that a fact may have', () => {
  it('is what all engines did, of an engine whose runs differ any run', () => {
    expect(acceptable(scenario({ a: 9 }, [{ a: 1 }, { a: 2 }], [{ a: 2 }], [{ a: 2 }, { a: 3 }]), 'a')).to.deep.equal([2]);
  });

  it('is what the standard says where engines differ, and what any engine did where it says nothing', () => {
    expect(acceptable(scenario({ a: null }, [{ a: 1 }], [{ a: 2 }]), 'a')).to.deep.equal([null]);
    expect(acceptable(scenario({ b: 1 }, [{ a: 1 }], [{ a: 2 }], [{ a: 1 }]), 'a')).to.deep.equal([1, 2]);
    expect(acceptable(scenario(null, [{ a: 1 }], [{ a: 2 }]), 'a')).to.deep.equal([1, 2]);
  });

  it('is what the engine did that was asked for, of which each run counts, and nothing else', () => {
    const two = [
      { name: 'chromium', runs: [{ a: 1 }, { a: 2 }, { a: 1 }] },
      { name: 'webkit', runs: [{ b: 3 }] },
    ];
    const recorded = { ...scenario({ a: 9 }), engines: two };

    expect([acceptable(recorded, 'a', 'chromium'), acceptable(recorded, 'a', 'webkit')]).to.deep.equal([[1, 2], [null]]);
    expect(complaints(recorded, found({ a: 9, b: null }), [], 'chromium')).to.have.length(1);
  });

  it('has no order of members, and none of one area against the other', () => {
    expect(sameFact({ a: 1, b: [2] }, { b: [2], a: 1 })).to.equal(true);
    expect(sameFact(['local a', 'session b', 'local c'], ['session b', 'local a', 'local c'])).to.equal(true);
    expect(sameFact(['local a', 'local c'], ['local c', 'local a'])).to.equal(false);
    expect(sameFact(['a', 'b'], ['b', 'a'])).to.equal(false);
  });
});

describe('The verdict on a replay', () => {
  const one = scenario({ a: 1 }, [{ a: 1 }], [{ a: 1 }]);

  it('has nothing to say of a fact as expected, nor of another one that has a row', () => {
    expect(complaints(one, found({ a: 1 }), [])).to.deep.equal([]);
    expect(complaints(one, found({ a: 2 }), [row])).to.deep.equal([]);
    expect(complaints(one, found({}), [{ ...row, fact: '*' }])).to.deep.equal([]);
  });

  it('tells of any other fact what was expected and found, and what each engine did', () => {
    expect(complaints(one, found({ a: 2 }), [])).to.deep.equal([
      '"a"\n      expected: 1\n      found: 2\n      engine 0: 1\n      engine 1: 1',
    ]);
    expect(complaints(one, found({}), [])[0]).to.include('found: no step tells');
  });

  it('refuses a row whose fact is as expected, is none, or could be found after all', () => {
    expect(complaints(one, found({ a: 1 }), [row])[0]).to.include('its row must go');
    expect(complaints(one, found({ a: 1 }), [{ ...row, fact: 'b' }])[0]).to.include('no such fact');
    expect(complaints(one, found({ a: 2 }), [{ ...row, notComparable: true }])[0]).to.include('can be compared');
  });
});
