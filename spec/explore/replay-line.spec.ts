import { expect } from 'chai';
import fc from 'fast-check';
import { formatLine, parseLine, type Deviations } from '../../lib/explore/replay-line.ts';
import { failureOf } from '../browser/expect-failure.ts';
import { runsOf } from '../soak.ts';

const lane = fc.constantFrom(
  ...['tab1.timer', 'tab2.dom', 'tab1-popup1.timer', 'tab1/frame2.timer', 'tab1>browser', 'tab1@[::1]:8080 alone.dom'],
  ...['tab1@a,b.example alone.dom', '50%20#1:2'],
);
const number = fc.integer({ min: 1, max: 99 });
const value = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true, noDefaultInfinity: true }).map(Math.abs);
const deviations: fc.Arbitrary<Deviations> = fc.record({
  seed: fc.maxSafeInteger(),
  order: fc
    .uniqueArray(fc.record({ choice: fc.nat(999), lane }), { selector: ({ choice }) => choice, maxLength: 5 })
    .map((order) => order.sort((a, b) => a.choice - b.choice)),
  late: fc.uniqueArray(fc.record({ lane, number, ms: number }), {
    selector: (each) => `${each.lane}#${each.number}`,
    maxLength: 4,
  }),
  random: fc.uniqueArray(fc.record({ agent: fc.constantFrom('tab1', 'test', 'tab1@a,b.example alone'), number, value }), {
    selector: (each) => `${each.agent}#${each.number}`,
    maxLength: 4,
  }),
});

describe('a replay line', () => {
  it('names the seed, the order, late timers and random numbers, and leaves out what is natural', () => {
    const line = formatLine({
      seed: 150,
      order: [
        { choice: 4, lane: 'tab2.dom' },
        { choice: 9, lane: 'tab1.timer' },
      ],
      late: [{ lane: 'tab1.timer', number: 3, ms: 5 }],
      random: [{ agent: 'tab1', number: 2, value: 0.25 }],
    });

    expect(line).to.equal('seed=150 order=4:tab2.dom,9:tab1.timer late=tab1.timer#3:5 random=tab1#2:0.25');
    expect(formatLine({ seed: 1, order: [], late: [], random: [] })).to.equal('seed=1');
  });

  it('encodes what would part the names of lanes and agents', () => {
    const name = 'tab1@a,b.example alone';
    const line = formatLine({
      seed: 1,
      order: [{ choice: 4, lane: `${name}.dom` }],
      late: [{ lane: `${name}.timer`, number: 1, ms: 5 }],
      random: [{ agent: name, number: 2, value: 0.25 }],
    });

    const encoded = 'tab1@a%2Cb.example%20alone';
    expect(line).to.equal(`seed=1 order=4:${encoded}.dom late=${encoded}.timer#1:5 random=${encoded}#2:0.25`);
  });

  it('survives being printed and read', () => {
    const check = (each: Deviations): void => {
      expect(parseLine(formatLine(each))).to.deep.equal(each);
    };

    fc.assert(fc.property(deviations, check), { numRuns: runsOf('ordered maps') });
  });

  it('is read only as it would be printed', () => {
    const misprint = fc.record({ each: deviations, at: fc.nat(), cut: fc.nat(1), more: fc.constantFrom(...'01.e-+x,:#=%') });
    const check = ({ each, at, cut, more }: { each: Deviations; at: number; cut: number; more: string }): void => {
      const line = formatLine(each);
      const place = at % (line.length + 1);
      const other = line.slice(0, place) + more + line.slice(place + cut);
      let read: Deviations;
      try {
        read = parseLine(other);
      } catch (error) {
        expect(error).to.have.property('code', 'BAD_REPLAY');
        return;
      }
      expect(formatLine(read)).to.equal(other);
    };

    fc.assert(fc.property(misprint, check), { numRuns: runsOf('ordered maps') });
  });

  for (const [line, why] of [
    ['', '"" is no part of one.'],
    ['seed1', '"seed1" is no part of one.'],
    ['seed=1 lateX', '"lateX" is no part of one.'],
    ['seed=1 seed=2', '"seed=2" is no part of one.'],
    ['seed=1 orders=', '"orders=" is no part of one.'],
    ['order=4:tab2.dom', 'It has no seed.'],
    ...['', 'x', '0x10', '1e3', '1.0', '+1', '-0', '9007199254740992'].map(
      (seed) => [`seed=${seed}`, `"${seed}" is no seed, which is a whole number.`] as const,
    ),
    ...['', 'tab', '4:', ':tab2.dom', '00:tab2.dom', '-1:tab2.dom', '99999999999999999999:tab2.dom'].map(
      (entry) => [`seed=1 order=${entry}`, `"${entry}" of its order is no choice, a whole number from 0 on, and lane.`] as const,
    ),
    ['seed=1 order=0:tab2.user,', '"" of its order is no choice, a whole number from 0 on, and lane.'],
    ['seed=1 order=4:tab1.dom,4:tab2.dom', '"4:tab2.dom" of its order does not come after choice 4.'],
    ['seed=1 order=4:tab1.dom,0:tab2.dom', '"0:tab2.dom" of its order does not come after choice 4.'],
    ...['4:tab%', '4:tab%31', '4:tab%2c'].map(
      (entry) => [`seed=1 order=${entry}`, `"${entry}" of its order is no choice, a whole number from 0 on, and lane.`] as const,
    ),
    ['seed=1 late=tab%2#1:3', '"tab%2#1:3" of late has no name, number and value.'],
    ['seed=1 late=', '"" of late has no name, number and value.'],
    ['seed=1 late=tab1.timer:3', '"tab1.timer:3" of late has no name, number and value.'],
    ['seed=1 late=tab1.timer#1:3,', '"" of late has no name, number and value.'],
    ['seed=1 late=tab1.timer#0:3', '"tab1.timer#0:3" of late has no number from 1 on.'],
    ['seed=1 late=tab1.timer#01:3', '"tab1.timer#01:3" of late has no number from 1 on.'],
    ...['0', '1.5', '05', ''].map(
      (ms) =>
        [
          `seed=1 late=tab1.timer#1:${ms}`,
          `"tab1.timer#1:${ms}" of late has no value that is a whole number of ms from 1 on.`,
        ] as const,
    ),
    ['seed=1 late=tab1.timer#1:3,tab1.timer#1:5', '"tab1.timer#1:5" of late is the second of tab1.timer#1.'],
    ['seed=1 random=tab1#0:0.5', '"tab1#0:0.5" of random has no number from 1 on.'],
    ...['1', '-', '-0.5', '.5', '0.50'].map(
      (drawn) =>
        [
          `seed=1 random=tab1#1:${drawn}`,
          `"tab1#1:${drawn}" of random has no value that is a number from 0 on and below 1.`,
        ] as const,
    ),
    ['seed=1 random=tab1#1:0.5,tab1#1:0.7', '"tab1#1:0.7" of random is the second of tab1#1.'],
  ] as const) {
    it(`is not "${line}"`, async () => {
      const failure = await failureOf(() => parseLine(line));

      expect([failure.code, failure.why]).to.deep.equal(['BAD_REPLAY', why]);
    });
  }

  it('counts the timers of each lane and the numbers of each agent by themselves', () => {
    const { late, random } = parseLine('seed=1 late=tab1.timer#1:3,tab2.timer#1:3,tab1.timer#2:3 random=tab1#1:0,test#1:0');

    expect([late.length, random.length]).to.deep.equal([3, 2]);
  });
});
