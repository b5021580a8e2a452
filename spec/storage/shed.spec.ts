import { expect } from 'chai';
import { OwnerDouble } from '../event-loop/owner-double.ts';
import { Recorder, shedOf } from './shed-double.ts';

describe('a storage shed', () => {
  it('has one shelf for each key, whose area it announces when it is made', () => {
    const recorder = new Recorder();
    const shed = shedOf('session', { observer: recorder.observer, tab: 'tab2' });

    shed.create('https://a.example', 'https://a.example');
    shed.create('https://b.example', 'https://b.example');

    expect(shed.keys).to.deep.equal(['https://a.example', 'https://b.example']);
    expect(recorder.facts).to.deep.equal([
      { type: 'area-created', area: 1, kind: 'sessionStorage', origin: 'https://a.example', tab: 'tab2' },
      { type: 'area-created', area: 2, kind: 'sessionStorage', origin: 'https://b.example', tab: 'tab2' },
    ]);
  });

  it('has no area before it is made, and makes none when asked', () => {
    const shed = shedOf('local');

    expect([shed.area('k'), shed.get('k'), shed.keys]).to.deep.equal([undefined, undefined, []]);
  });

  it('gives an area the endpoint’s quota, or its own', () => {
    const shed = shedOf('local');
    shed.create('a', 'a');
    shed.quotaUnits = 10;
    shed.create('b', 'b');
    const small = shedOf('local', { quotaUnits: 3 });
    small.create('a', 'a');

    expect([shed.area('a')?.quotaUnits, shed.area('b')?.quotaUnits, small.area('a')?.quotaUnits]).to.deep.equal([5242880, 10, 3]);
    expect([shed.area('a')?.identifier, shed.area('a')?.origin]).to.deep.equal(['localStorage', 'a']);
  });

  it('is as new after a reset: what still holds an area of before is heard by nobody', () => {
    const recorder = new Recorder();
    const shed = shedOf('local', { observer: recorder.observer, audience: { broadcast: () => expect.fail('It was heard.') } });
    shed.create('k', 'k');
    const held = shed.area('k');

    shed.reset();
    const kept = held?.set('key', 'v', Object.assign(new OwnerDouble(1), { url: 'k', nonStorageKey: 'k', traversable: null }));

    expect([kept, held?.observer, shed.keys, shed.area('k')]).to.deep.equal([true, null, [], undefined]);
  });
});
