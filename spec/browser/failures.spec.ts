import { expect } from 'chai';
import { Failures, pageErrorText, type PageErrors } from '../../lib/browser/failures.ts';
import type { PageError } from '../../lib/html/records/page-error.ts';
import { StorageloomError } from '../../lib/infra/failure.ts';

const error: PageError = {
  ...{ kind: 'exception', name: 'tab1', document: 'https://a.example/', message: 'TypeError: no', error: new TypeError('no') },
  ...{ url: 'https://a.example/app.js', line: 12, column: 5, stack: ['at save (https://a.example/app.js:12:5)'] },
};

function ports(printed: string[], failed: unknown[] = []): ConstructorParameters<typeof Failures>[1] {
  return { print: (text) => void printed.push(text), fail: (each) => void failed.push(each) };
}

function driven(mode: PageErrors, body: (failures: Failures) => void): { printed: string[]; thrown: unknown } {
  const printed: string[] = [];
  const failures = new Failures(mode, ports(printed));
  failures.begin();
  body(failures);
  try {
    failures.end({ value: 1 });
    return { printed, thrown: null };
  } catch (thrown) {
    return { printed, thrown };
  }
}

describe('failures of pages', () => {
  it('are printed with tab, message, place and stack', () => {
    const { printed, thrown } = driven('print', (failures) => failures.ofPage(error));

    expect(printed).to.deep.equal([
      '[tab1] Uncaught TypeError: no (https://a.example/app.js:12:5)\n    at save (https://a.example/app.js:12:5)',
    ]);
    expect(thrown).to.equal(null);
  });

  it('that are rejections say so, and have their URL where no place is known', () => {
    expect(pageErrorText({ ...error, kind: 'rejection', line: 0, stack: [] })).to.equal(
      '[tab1] Uncaught (in promise) TypeError: no (https://a.example/app.js)',
    );
  });

  it('that are alike are printed once, and counted; of many kinds ten are printed', () => {
    const { printed } = driven('print', (failures) => {
      for (let times = 0; times < 1_000; times++) failures.ofPage(error);
      for (let line = 1; line <= 20; line++) failures.ofPage({ ...error, line, stack: [] });
    });

    expect(printed).to.have.lengthOf(12);
    expect(printed.slice(-2)).to.deep.equal([
      '[tab1] TypeError: no (https://a.example/app.js:12:5): 1000 more',
      '10 other failures of pages are not printed; see tab.errors.',
    ]);
  });

  it('can be thrown: the first one, with the original as its cause, and how many followed', () => {
    const { printed, thrown } = driven('throw', (failures) => [1, 2, 3].forEach(() => failures.ofPage(error)));

    expect(printed).to.deep.equal([]);
    expect(thrown)
      .to.be.instanceOf(StorageloomError)
      .that.includes({
        ...{ code: 'PAGE_ERROR', cause: error.error },
        what: 'tab1 threw an exception that its page did not handle: TypeError: no.',
        why: 'It is in https://a.example/app.js, line 12, column 5. 2 more failed in the same call; see tab.errors.',
      });
  });

  it('can be left to the trace', () => {
    expect(driven('trace', (failures) => failures.ofPage(error))).to.deep.equal({ printed: [], thrown: null });
  });

  it('can be told to a function, and what it throws fails the call', () => {
    const told: unknown[] = [];
    const mine = new Error('mine');

    const { thrown } = driven(
      (each) => {
        told.push(each);
        throw mine;
      },
      (failures) => failures.ofPage(error),
    );

    expect([told, thrown]).to.deep.equal([[error], mine]);
  });

  it('outside of a call are printed at once, and all of them', () => {
    const printed: string[] = [];
    const failures = new Failures('print', ports(printed));

    for (let times = 0; times < 3; times++) failures.ofPage(error);

    expect(printed).to.have.lengthOf(3);
  });

  it('outside of a call are for the runner where they are thrown', () => {
    const failed: unknown[] = [];

    new Failures('throw', ports([], failed)).ofPage(error);

    expect(failed).to.have.lengthOf(1);
    expect(failed[0]).to.be.instanceOf(StorageloomError).that.includes({ code: 'PAGE_ERROR', cause: error.error });
  });

  it('fail the call that ran them, and not the next one', () => {
    const printed: string[] = [];
    const failures = new Failures('throw', ports(printed));
    failures.begin();
    failures.ofPage(error);
    expect(() => failures.end({ value: 1 })).to.throw(StorageloomError);

    failures.begin();

    expect([failures.end({ value: 2 }), printed]).to.deep.equal([2, []]);
  });
});

describe('failures of the test', () => {
  it('are thrown in every mode, the first one; others are printed', () => {
    for (const mode of ['print', 'throw', 'trace'] as const) {
      const { printed, thrown } = driven(mode, (failures) => {
        failures.ofTest('first');
        failures.ofTest('second');
      });

      expect([printed, thrown]).to.deep.equal([['Another failure in the same call: second'], 'first']);
    }
  });

  it('fail the call also where it is `undefined` that was thrown', () => {
    const failures = new Failures('trace', ports([]));
    failures.begin();
    failures.ofTest(undefined);

    let thrown: unknown = 'nothing';
    try {
      failures.end({ value: 1 });
    } catch (caught) {
      thrown = caught;
    }

    expect(thrown).to.equal(undefined);
  });

  it('fail the call that ran them, and not the next one', () => {
    const failures = new Failures('trace', ports([]));
    failures.begin();
    failures.ofTest('mine');
    expect(() => failures.end({ value: 1 })).to.throw();

    failures.begin();

    expect(failures.end({ value: 2 })).to.equal(2);
  });

  it('go before those of pages', () => {
    const { printed, thrown } = driven('throw', (failures) => {
      failures.ofPage(error);
      failures.ofTest('mine');
    });

    expect(thrown).to.equal('mine');
    expect(printed[0]).to.match(/^Another failure in the same call: StorageloomError: tab1 threw an exception/);
  });

  it('are printed where the call has failed already', () => {
    const printed: string[] = [];
    const failures = new Failures('trace', ports(printed));
    failures.begin();
    failures.ofTest('mine');

    expect(() => failures.end({ error: new Error('its own') })).to.throw('its own');
    expect(printed).to.deep.equal(['Another failure in the same call: mine']);
  });

  it('outside of a call are for the runner', () => {
    const failed: unknown[] = [];

    new Failures('trace', ports([], failed)).ofTest('mine');

    expect(failed).to.deep.equal(['mine']);
  });
});
