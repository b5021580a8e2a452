import { expect } from 'chai';
import { checkedSchedule, formatSchedule, parseSchedule } from '../../lib/event-loop/schedule.ts';

describe('a schedule', () => {
  it('reads back what it wrote', () => {
    const schedule = [
      { choice: 0, lane: 'tab2.dom' },
      { choice: 12, lane: 'a:b.timer' },
    ];

    const text = formatSchedule(schedule);

    expect(text).to.equal('0:tab2.dom 12:a:b.timer');
    expect(parseSchedule(text)).to.deep.equal(schedule);
  });

  it('may be empty, and stand in any white space', () => {
    expect(formatSchedule([])).to.equal('');
    expect(parseSchedule(' \n')).to.deep.equal([]);
    expect(parseSchedule('\t1:a\n2:b ')).to.deep.equal([
      { choice: 1, lane: 'a' },
      { choice: 2, lane: 'b' },
    ]);
  });

  for (const text of ['tab1.dom', ':tab1.dom', '1:', 'x:a', '-1:a', '1.5:a', '0x1:a', '2:a 1:b', '1:a 1:b']) {
    it(`is not ${JSON.stringify(text)}`, () => {
      expect(parseSchedule(text)).to.equal(null);
    });
  }

  it('may be given as data, which is copied', () => {
    const schedule = [
      { choice: 0, lane: 'a' },
      { choice: 2, lane: 'b' },
    ];

    const checked = checkedSchedule(schedule);

    expect(checked).to.deep.equal(schedule);
    expect(checked?.[0]).not.to.equal(schedule[0]);
  });

  const wrong: Readonly<Record<string, unknown>> = {
    'a number': 5,
    'a record': {},
    'a list of texts': ['1:a'],
    'a list of nothing': [null],
    'a choice that is no whole number': [{ choice: 1.5, lane: 'a' }],
    'a choice below 0': [{ choice: -1, lane: 'a' }],
    'a choice twice': [
      { choice: 1, lane: 'a' },
      { choice: 1, lane: 'b' },
    ],
    'a lane without a name': [{ choice: 1, lane: '' }],
  };
  for (const [what, data] of Object.entries(wrong)) {
    it(`is not, as data, ${what}`, () => {
      expect(checkedSchedule(data)).to.equal(null);
    });
  }
});
