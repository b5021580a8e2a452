import { expect } from 'chai';
import { StorageloomError } from '../../lib/infra/failure.ts';
import { checkFilter, checkRaceOptions, checkStepNumber, checkTimelineOptions } from '../../lib/trace/check-options.ts';

function refusal(body: () => void): string {
  try {
    body();
  } catch (error) {
    if (error instanceof StorageloomError && error.code === 'BAD_OPTION') return `${error.what} ${error.mend}`;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('the options of a timeline', () => {
  it('are width, color and detail', () => {
    expect(() => checkTimelineOptions({})).not.to.throw();
    expect(() => checkTimelineOptions({ width: 80, color: true, detail: 'full', steps: true })).not.to.throw();
    expect(() => checkTimelineOptions({ width: undefined, detail: undefined })).not.to.throw();
    expect(refusal(() => checkTimelineOptions({ widht: 10 }))).to.equal(
      'There is no option widht of a timeline. Did you mean width?',
    );
    expect(refusal(() => checkTimelineOptions({ zoom: 10 }))).to.equal(
      'There is no option zoom of a timeline. Give one of these.',
    );
  });

  it('have values that can be meant', () => {
    expect(refusal(() => checkTimelineOptions({ width: '80' }))).to.match(/^The option width of a timeline cannot be used\./);
    expect(refusal(() => checkTimelineOptions({ width: Infinity }))).to.match(/^The option width/);
    expect(refusal(() => checkTimelineOptions({ width: 1e308 }))).to.include('from 20 to 10000.');
    expect(refusal(() => checkTimelineOptions({ detail: 'ful' }))).to.equal("There is no detail 'ful'. Did you mean full?");
    expect(refusal(() => checkTimelineOptions({ detail: 3 }))).to.equal('There is no detail 3. Give one of these.');
  });
});

describe('a filter of events', () => {
  it('has the members type, tab, step, document, area, key, task, name, message and request', () => {
    const all = { type: ['check', 'note'], tab: 'tab1', step: 0, document: 1, area: 'localStorage https://a.example', task: 1 };
    const talk = { name: 'session', message: 1, request: 1 };

    expect(() => checkFilter(all)).not.to.throw();
    expect(() => checkFilter(talk)).not.to.throw();
    expect(() => checkFilter({ type: undefined })).not.to.throw();
    expect(refusal(() => checkFilter({ typ: 'check' }))).to.equal('There is no filter typ of events. Did you mean type?');
  });

  it('asks for types of events that exist', () => {
    expect(refusal(() => checkFilter({ type: 'event-fird' }))).to.equal(
      "There is no type of event 'event-fird'. Did you mean event-fired?",
    );
    expect(refusal(() => checkFilter({ type: ['check', 'storage-writen'] }))).to.include('Did you mean storage-written?');
    expect(refusal(() => checkFilter({ type: 7 }))).to.equal('There is no type of event 7. Give one of these.');
  });
});

describe('the options of races', () => {
  it('are a limit from 1 on', () => {
    expect(() => checkRaceOptions({ limit: 5 })).not.to.throw();
    expect(() => checkRaceOptions({})).not.to.throw();
    expect(refusal(() => checkRaceOptions({ limti: 5 }))).to.equal('There is no option limti of races. Did you mean limit?');
    for (const limit of [0, 1.5, '5']) {
      expect(refusal(() => checkRaceOptions({ limit }))).to.equal(
        'The option limit of races cannot be used. Give a whole number from 1 on.',
      );
    }
  });
});

describe('the number of a step', () => {
  it('is a number', () => {
    expect(() => checkStepNumber('causes', 0)).not.to.throw();
    expect(refusal(() => checkStepNumber('causes', '0'))).to.equal(
      'trace.causes() takes the number of a step, and got a string. Write trace.causes(0).',
    );
    expect(refusal(() => checkStepNumber('happensBefore', null))).to.match(/Write trace\.happensBefore\(0, 1\)\.$/);
  });
});
