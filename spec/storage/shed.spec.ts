import { expect } from 'chai';
import { ObserverDouble } from '../event-loop/observer-double.ts';
import { OwnerDouble } from '../event-loop/owner-double.ts';
import { UserAgentDouble } from '../web-storage/document-double.ts';
import { shedOf, storageKeys } from './shed-double.ts';

const keyOf = storageKeys();
const [keyA, keyB] = [keyOf('https://a.example/'), keyOf('https://b.example/')];
const source = Object.assign(new OwnerDouble(1), { url: 'https://a.example/', traversable: null });

describe('a storage shed', () => {
  it('has one shelf for each key, whose area it announces by its name when it is made', () => {
    const observer = new ObserverDouble();
    const [local, session] = [shedOf('local', { observer }), shedOf('session', { observer, tab: 'tab2' })];

    local.create(keyA);
    session.create(keyA);
    session.create(keyB);

    expect([local.keys, session.keys]).to.deep.equal([[keyA], [keyA, keyB]]);
    expect([local.area(keyA)?.name, session.area(keyB)?.name]).to.deep.equal([
      'localStorage https://a.example',
      'sessionStorage https://b.example tab2',
    ]);
    const [a, b] = ['https://a.example', 'https://b.example'];
    expect(observer.facts).to.deep.equal([
      { type: 'area-created', area: `localStorage ${a}`, kind: 'localStorage', origin: a, tab: null },
      { type: 'area-created', area: `sessionStorage ${a} tab2`, kind: 'sessionStorage', origin: a, tab: 'tab2' },
      { type: 'area-created', area: `sessionStorage ${b} tab2`, kind: 'sessionStorage', origin: b, tab: 'tab2' },
    ]);
  });

  it('has no area before it is made, and makes none when asked', () => {
    const shed = shedOf('local');

    expect([shed.area(keyA), shed.get(keyA), shed.keys]).to.deep.equal([undefined, undefined, []]);
  });

  it('gives an area the endpoint’s quota, which whoever hears of it may change', () => {
    const shed = shedOf('local', {
      policy: { areaMade: (area, key) => (area.quotaUnits = key === keyB ? 10 : area.quotaUnits), lasts: () => true },
    });
    shed.create(keyA);
    shed.create(keyB);

    expect([shed.area(keyA), shed.area(keyB)].map((area) => area?.quotaUnits)).to.deep.equal([5242880, 10]);
    expect([shed.area(keyA)?.identifier, shed.area(keyA)?.origin]).to.deep.equal(['localStorage', 'https://a.example']);
  });

  it('is as new after a reset: what still holds an area of before is heard by nobody', () => {
    const shed = shedOf('local', { observer: new ObserverDouble(), broadcast: () => expect.fail('It was heard.') });
    shed.create(keyA);
    const held = shed.area(keyA);

    shed.reset();
    const kept = held?.set('key', 'v', source);

    expect([kept, held?.observer, shed.keys, shed.area(keyA)]).to.deep.equal([true, null, [], undefined]);
  });

  it('has nothing to empty where nothing was used', () => {
    const shed = shedOf('local');

    shed.reset();

    expect(shed.keys).to.deep.equal([]);
  });
});

describe('the documents of a storage shed', () => {
  const userAgent = new UserAgentDouble();
  const [one, two] = [userAgent.document('https://a.example/'), userAgent.document('https://a.example/')];

  it('are those of an area from its beginning, in the order in which they joined', () => {
    const shed = shedOf('local');

    shed.join(keyA, one);
    shed.create(keyA);
    shed.create(keyB);
    shed.join(keyA, two);

    expect([shed.area(keyA)?.recipients, shed.area(keyB)?.recipients]).to.deep.equal([[one, two], []]);
  });

  it('leave it again, and may return to the same area', () => {
    const shed = shedOf('local');
    shed.join(keyA, one);
    shed.create(keyA);

    shed.leave(keyA, one);
    const left = [...(shed.area(keyA)?.recipients ?? [])];
    shed.join(keyA, two);

    expect([left, shed.area(keyA)?.recipients]).to.deep.equal([[], [two]]);
  });

  it('hear of the areas of the next run, and not of those of before', () => {
    const shed = shedOf('local');
    shed.join(keyA, one);
    shed.create(keyA);
    const before = shed.area(keyA);

    shed.reset();
    shed.create(keyA);

    expect([before?.recipients, shed.area(keyA)?.recipients]).to.deep.equal([[], [one]]);
  });

  it('have joined before they leave', () => {
    const shed = shedOf('local');

    expect(() => shed.leave(keyA, one)).to.throw('a document leaves a key that it has joined');
  });
});
