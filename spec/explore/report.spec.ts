import { inspect } from 'node:util';
import { expect } from 'chai';
import { exploredOf, failureOf, oneLine, ScheduleFailed, toldOf } from '../../lib/explore/report.ts';
import type { FailingSchedule, Found } from '../../lib/explore/search-schedules.ts';
import { settingsOf } from '../../lib/explore/settings.ts';
import type { Trace } from '../../lib/index.ts';

const settings = settingsOf({ options: {}, test: () => undefined });
const passing: Found = {
  ...{ schedules: 3, orders: null, redundant: 0, drawn: true, limited: false, timersLeft: false, failing: null },
};
const failing: FailingSchedule = {
  ...{
    error: new Error('lost\nin the second line'),
    steps: 9,
    schedule: 1_150,
    before: 9,
    shrinking: 15,
    unused: [],
    unrested: false,
  },
  deviations: {
    seed: 150,
    order: [{ choice: 4, lane: 'tab2.dom' }],
    late: [{ lane: 'tab1.timer', number: 3, ms: 5 }],
    random: [{ agent: 'tab1', number: 2, value: 0.5 }],
  },
};
const trace = { toText: () => 'timeline\n' } as Trace;

describe('a report', () => {
  it('says what passed, and under which conditions', () => {
    expect(String(exploredOf({ ...passing, orders: 1 }, settings))).to.match(/^The only order passes \(/);
    expect(String(exploredOf({ ...passing, orders: 1_814 }, settings))).to.match(/^All 1,814 orders pass \(/);
    expect(String(exploredOf(passing, settings))).to.match(/^3 schedules pass, of more \(/);
  });

  it('says that time ended the search', () => {
    const explored = exploredOf({ ...passing, limited: true }, settings);

    expect(String(explored)).to.contain(', ended by limitMs, 2 s).');
    expect(explored.limited).to.equal(true);
  });

  it('claims seeds and edges only where schedules were drawn by lot', () => {
    expect(String(exploredOf(passing, settings))).to.contain('seeds from 1 on, random numbers often at their edges, ');
    expect(String(exploredOf({ ...passing, drawn: false }, settings))).to.contain('random numbers of seed 1, until ');
  });

  it('says which one fails, and claims no orders then', () => {
    const explored = exploredOf({ ...passing, orders: 5, failing }, settings);

    expect([String(explored), explored.orders, explored.exhaustive]).to.deep.equal(['Schedule 1,150 fails.', null, false]);
  });

  it('tells where a failure was found and how small it is', () => {
    expect(toldOf(failing, 2_000, false)).to.equal('schedule 1,150 of 2,000, shrunk from 9 deviations to 3 in 15 schedules');
    expect(toldOf({ ...failing, before: 4, shrinking: 1 }, 2_000, false)).to.contain('from 4 deviations to 3 in 1 schedule');
    expect(toldOf({ ...failing, before: 3 }, 2_000, false)).to.equal('schedule 1,150 of 2,000, with 3 deviations');
    expect(toldOf({ ...failing, before: 0 }, 2_000, false)).to.equal('it fails without any reordering');
    expect(toldOf(failing, 2_000, true)).to.equal('repeated');
  });

  it('does not say that a failure is repeated whose line is not of it', () => {
    expect(toldOf({ ...failing, unused: ['tab2.timer#2 is 13 ms late'] }, 2_000, true)).to.equal(
      'of the line these never came: tab2.timer#2 is 13 ms late; the failure is another one, or the test has changed',
    );
  });

  it('asks for the await that is missing', () => {
    expect(toldOf({ ...failing, before: 0, unrested: true }, 2_000, false)).to.equal(
      'it fails without any reordering; world.rest() was called and had not run yet: is it awaited?',
    );
  });

  it('has each deviation in words, the timeline, and the line that repeats it', () => {
    const failure = failureOf(failing, trace);
    const failed = new ScheduleFailed(failure, 'told');

    expect(failed.message).to.equal(`lost
in the second line
(told)
  tab1.timer#3 is 5 ms late, tab2.dom goes first at choice 4, random number 2 of tab1 is 0.5

timeline

To repeat it: explore({ …, replay: 'seed=150 order=4:tab2.dom late=tab1.timer#3:5 random=tab1#2:0.5' }, test); of a scenario: explore(scenario, { replay })`);
    expect([failed.code, failed.cause, failed.failure]).to.deep.equal(['SCHEDULE_FAILED', failing.error, failure]);
  });

  it('names in that line the storage, which may have come from the command', () => {
    const failed = new ScheduleFailed(failureOf(failing, trace), 'told', 'webkit');

    expect(failed.mend).to.match(/^explore\(\{ …, storage: 'webkit', replay: 'seed=150 /);
    expect(failed.message).to.match(/explore\(scenario, \{ storage: 'webkit', replay \}\)$/);
  });

  it('is printed as a whole by whoever prints the stack, as runners do', () => {
    const failed = new ScheduleFailed(failureOf(failing, trace), 'told');

    expect(failed.stack).to.contain(`${failed.message}\n    at `);
    expect(inspect(failed)).to.contain(failed.message.split('\n').at(-1));
  });

  it('keeps what an assertion expected and got, and no more of a long one', () => {
    const lines = Array.from({ length: 9 }, (_, number) => `line ${number}`);
    const failed = new ScheduleFailed(failureOf({ ...failing, error: new Error(`lost:\n\n${lines.join('\n')}`) }, trace), 'told');

    expect(failed.message).to.match(/^lost:\nline 0\nline 1\nline 2\nline 3\nline 4\n\(told\)\n/);
    const long = new ScheduleFailed(failureOf({ ...failing, error: new Error('x'.repeat(9_999)) }, trace), 'told');
    expect(long.message.split('\n')[0]).to.equal(`${'x'.repeat(2_000)}… (told)`);
    expect(failed.what).to.equal('lost: line 0 line 1 line 2 line 3 line 4');
    expect(new ScheduleFailed(failureOf({ ...failing, error: 'text' }, trace), 'told').message).to.match(/^text \(told\)\n/);
  });

  it('is printed once by who prints an error with its members, and says where the test threw', () => {
    const failed = new ScheduleFailed(failureOf(failing, trace), 'told');

    const printed = inspect(failed);

    expect(printed.split('timeline')).to.have.lengthOf(2);
    expect(printed).to.contain('report.spec.ts');
    expect(Object.keys(failed)).not.to.include('failure');
  });

  it('leaves a stack alone that has no frames', () => {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      expect(new ScheduleFailed(failureOf(failing, trace), 'told').stack).not.to.contain('\n    at ');
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  });

  it('has something to say of whatever was thrown', () => {
    expect([oneLine(new Error('')), oneLine('text'), oneLine(undefined)]).to.deep.equal(['Error', 'text', 'undefined']);
  });
});
