import { expect } from 'chai';
import { dateFlags, dateStepsOf, steppedDate } from '../../../lib/hosts/happy-dom/date-steps.ts';

interface Attributes {
  readonly min?: string;
  readonly max?: string;
  readonly step?: string;
  readonly value?: string;
}

const field = (type: string, value: string, attributes: Attributes = {}): Parameters<typeof dateFlags>[0] => ({
  type,
  value,
  getAttribute: (name) => (attributes as Readonly<Record<string, string>>)[name] ?? null,
});

const day = 86_400_000;

describe('the steps of a date or a time', () => {
  for (const [what, given, expected] of [
    ['count from min', field('date', '', { min: '1970-01-02' }), { min: day, max: Infinity, step: day, base: day }],
    ['count from the value that markup gives', field('date', '', { value: '1970-01-03' }), { base: 2 * day }],
    ['count weeks from the first one', field('week', ''), { step: 7 * day, base: -3 * day }],
    ['are minutes', field('time', ''), { step: 60_000, base: 0 }],
    ['are seconds where they are told so', field('datetime-local', '', { step: '5' }), { step: 5000 }],
    ['are one where the step is none', field('month', '', { step: '-1' }), { step: 1 }],
    ['may be any', field('month', '', { step: 'ANY' }), { step: null }],
  ] as const) {
    it(what, () => {
      expect(dateStepsOf(given)).to.include(expected);
    });
  }

  it('are none of another type, whose validity is not asked for here', () => {
    expect([dateStepsOf(field('text', 'x')), dateFlags(field('text', 'x')), dateFlags(field('date', ''))]).to.deep.equal([
      null,
      null,
      null,
    ]);
  });
});

describe('what a date or a time suffers from', () => {
  const suffers = (...args: Parameters<typeof field>): string[] =>
    Object.entries(dateFlags(field(...args)) ?? {})
      .filter(([, flag]) => flag)
      .map(([name]) => name);

  for (const [what, given, expected] of [
    ['nothing at its bounds', ['month', '2020-05', { min: '2020-05', max: '2020-05' }], []],
    ['an underflow', ['month', '2020-04', { min: '2020-05' }], ['rangeUnderflow']],
    ['an overflow', ['week', '2020-W06', { max: '2020-W05' }], ['rangeOverflow']],
    [
      'both in a range that is reversed',
      ['month', '2020-03', { min: '2020-05', max: '2020-01' }],
      ['rangeUnderflow', 'rangeOverflow'],
    ],
    [
      'both by day, where a time goes around midnight',
      ['time', '12:00', { min: '22:00', max: '02:00' }],
      ['rangeUnderflow', 'rangeOverflow'],
    ],
    ['nothing by night, then', ['time', '23:00', { min: '22:00', max: '02:00' }], []],
    ['a mismatch between two steps', ['week', '1970-W02', { step: '2' }], ['stepMismatch']],
    ['none where any will do', ['time', '10:00:30', { step: 'any' }], []],
  ] as const) {
    it(`is ${what}`, () => {
      const [type, value, attributes] = given;

      expect(suffers(type, value, attributes)).to.deep.equal(expected);
    });
  }
});

describe('a step of a date or a time', () => {
  for (const [what, given, count, expected] of [
    ['leads to the next', field('date', '2020-02-28'), 2, '2020-03-01'],
    ['leads back', field('datetime-local', '2020-01-01T00:00'), -1, '2019-12-31T23:59'],
    ['begins at the epoch where there is no value', field('month', ''), 1, '1970-02'],
    ['leads to the nearest step alone from between two', field('time', '10:00:30'), 5, '10:01'],
    ['leads to the nearest one below, too', field('time', '10:00:30'), -5, '10:00'],
    ['ends at max', field('date', '2020-01-01', { max: '2020-01-03' }), 9, '2020-01-03'],
    ['ends at min', field('date', '2020-01-03', { min: '2020-01-02' }), -9, '2020-01-02'],
    ['is none past the end', field('date', '2020-01-03', { max: '2020-01-02' }), 1, null],
    ['is none downwards before the start', field('date', '2020-01-01', { min: '2020-01-02' }), -1, null],
    ['is none in a range that is reversed', field('date', '2020-01-01', { min: '2020-01-03', max: '2020-01-02' }), 1, null],
    [
      'stays where one value alone is within',
      field('month', '2020-01', { min: '2020-01', max: '2020-01', value: '2020-01' }),
      1,
      '2020-01',
    ],
    ['is none where any will do', field('date', '2020-01-01', { step: 'any' }), 1, null],
    ['is none of a text', field('text', 'x'), 1, null],
  ] as const) {
    it(what, () => {
      expect(steppedDate(given, count)).to.equal(expected);
    });
  }
});
