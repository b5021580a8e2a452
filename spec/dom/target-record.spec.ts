import { expect } from 'chai';
import { begin, proceed } from '../../lib/dom/dispatch.ts';
import { TargetRecord } from '../../lib/dom/target-record.ts';
import { stateOf, WindowDouble } from './window-double.ts';

describe('the record of an event target', () => {
  it('has no parent, and is no window, unless it says so', () => {
    const record = new TargetRecord(new WindowDouble(), {});

    expect([record.parentFor('x'), record.isGlobal, record.passiveByDefault]).to.deep.equal([null, false, false]);
  });

  it('can silence all listeners, also in a dispatch under way', () => {
    const window = new WindowDouble();
    const order: string[] = [];
    window.window.addEventListener('x', () => order.push('first'));
    window.window.addEventListener('x', () => order.push('second'));
    const event = stateOf(new window.Event('x'));
    begin(event, window.record);
    proceed(event);

    window.record.removeAllListeners();

    expect([proceed(event), order]).to.deep.equal([false, ['first']]);
  });
});
