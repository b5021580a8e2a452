import { expect } from 'chai';
import { ScriptExecution } from '../../lib/event-loop/script-execution.ts';

function draining(): { readonly scripts: ScriptExecution; readonly log: string[] } {
  const log: string[] = [];
  const scripts = new ScriptExecution();
  scripts.drain = () => log.push('drained');
  return { scripts, log };
}

describe('a microtask checkpoint', () => {
  it('is performed when no script runs', () => {
    const { scripts, log } = draining();

    expect([scripts.performMicrotaskCheckpoint(), log]).to.deep.equal([true, ['drained']]);
  });

  it('is not performed where nothing can drain', () => {
    expect(new ScriptExecution().performMicrotaskCheckpoint()).to.equal(false);
  });

  it('is not performed while a script runs, inside of another or not', () => {
    const { scripts, log } = draining();
    const performed: boolean[] = [];

    scripts.prepareToRunScript();
    scripts.prepareToRunScript();
    performed.push(scripts.performMicrotaskCheckpoint());
    scripts.cleanUpAfterRunningScript();
    performed.push(scripts.performMicrotaskCheckpoint());
    scripts.cleanUpAfterRunningScript();
    performed.push(scripts.performMicrotaskCheckpoint());

    expect([performed, log]).to.deep.equal([[false, false, true], ['drained']]);
  });

  it('is not performed inside of another one, and again after that', () => {
    const { scripts } = draining();
    const performed: boolean[] = [];
    scripts.drain = () => performed.push(scripts.performMicrotaskCheckpoint());

    scripts.performMicrotaskCheckpoint();
    scripts.performMicrotaskCheckpoint();

    expect(performed).to.deep.equal([false, false]);
  });

  it('ends also when draining throws', () => {
    const { scripts, log } = draining();
    const { drain } = scripts;
    scripts.drain = () => {
      throw new RangeError('thrown');
    };

    expect(() => scripts.performMicrotaskCheckpoint()).to.throw(RangeError);
    scripts.drain = drain;

    expect([scripts.performMicrotaskCheckpoint(), log]).to.deep.equal([true, ['drained']]);
  });
});

describe('script', () => {
  it('has run as soon as it is entered', () => {
    const scripts = new ScriptExecution();
    const before = scripts.ranScript;

    scripts.prepareToRunScript();

    expect([before, scripts.ranScript]).to.deep.equal([false, true]);
  });
});
