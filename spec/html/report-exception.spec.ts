import { expect } from 'chai';
import type { Fact } from '../../lib/event-loop/observer.ts';
import { reportException } from '../../lib/html/report-exception.ts';

/** A document whose window's handler is `fireError`. */
function reporting(fireError: (kind: string, error: unknown) => boolean, destroyed = false) {
  const facts: Fact[] = [];
  const userAgent = { fact: (fact: Fact): void => void facts.push(fact) };
  return { facts, document: { id: 7, destroyed, isReporting: false, host: { fireError }, userAgent } };
}

describe('an exception of a page', () => {
  it('is told to the window, and to whoever watches whether that handled it', () => {
    const heard: unknown[] = [];
    const { facts, document } = reporting((...args) => heard.push(args) > 0);

    reportException(document, 'rejection', 'no');

    expect(heard).to.deep.equal([['rejection', 'no']]);
    expect(facts).to.deep.equal([{ type: 'error', document: 7, kind: 'rejection', message: 'no', handled: true }]);
  });

  it('that is thrown while another one is reported is not told to the window again', () => {
    let calls = 0;
    const { facts, document } = reporting(() => {
      calls++;
      reportException(document, 'exception', 'second');
      return false;
    });

    reportException(document, 'exception', 'first');

    expect(calls).to.equal(1);
    expect(facts.map((fact) => Reflect.get(fact, 'message') as string)).to.deep.equal(['second', 'first']);
    expect(document.isReporting).to.equal(false);
  });

  it('of a document that is gone is only recorded', () => {
    let calls = 0;
    const { facts, document } = reporting(() => ++calls > 0, true);

    reportException(document, 'exception', 'late');

    expect([calls, facts.length]).to.deep.equal([0, 1]);
  });
});
