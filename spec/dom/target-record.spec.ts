import { expect } from 'chai';
import { Dispatch } from '../../lib/dom/dispatch.ts';
import { TargetRecord } from '../../lib/dom/target-record.ts';
import { WindowDouble } from './window-double.ts';

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
    const run = new Dispatch(new window.Event('x'), window.record);
    run.next();

    window.record.removeAllListeners();

    expect([run.next(), order]).to.deep.equal([false, ['first']]);
  });
});
