import { expect } from 'chai';
import type { Lane, Owner } from '../../lib/event-loop/task.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import { StepsTask } from '../../lib/event-loop/task.ts';
import { Recorder } from '../../lib/trace/recorder.ts';

const owner: Owner = { id: 7, active: true, destroyed: false, ownTasks: null };
const area = { name: 'localStorage https://a.example' };
const lane: Lane = createLane('tab1', 'DOM manipulation', 0);

function recorder(): Recorder {
  return new Recorder({ level: 'full', capacity: 1000, host: 'bare', engine: 'standard', scheduler: 'fifo', seed: 1 });
}

function task(seq: number, label: string): StepsTask {
  const made = new StepsTask('DOM manipulation', owner, label, () => {});
  made.seq = seq;
  made.lane = lane;
  return made;
}

describe('a step from outside of all tasks', () => {
  it('takes channels, messages and requests for locks for a call from outside, too, and the tasks that they queue', () => {
    const log = recorder();
    const about = { document: 7, name: 'c' } as const;
    const lock = { storageKey: 'https://a.example', mode: 'exclusive', option: 'none' } as const;

    log.fact({ type: 'channel-opened', channel: 1, ...about });
    log.fact({ type: 'message-posted', message: 1, ...about, via: 'channel', data: '1', to: 1 });
    log.queued(task(0, 'channel c'));
    log.fact({ type: 'message-refused', ...about, via: 'channel', error: 'DataCloneError' });
    log.fact({ type: 'channel-closed', channel: 1, ...about });
    log.fact({ type: 'lock-requested', request: 1, ...about, ...lock });
    log.started(task(0, 'channel c'), true);

    expect([...log.events()].map(({ step, type }) => `${step} ${type}`)).to.deep.equal([
      '0 outside-started',
      '0 channel-opened',
      '0 message-posted',
      '0 task-queued',
      '0 message-refused',
      '0 channel-closed',
      '0 lock-requested',
      '0 outside-ended',
      '1 task-started',
    ]);
  });

  it('gives calls from outside the name that is told, each a step of its own', () => {
    const log = recorder();
    log.read(area, owner, 'k', undefined);

    const answer = log.calledFromOutside('condition', () => {
      log.read(area, owner, 'k', undefined);
      return 'answered';
    });
    log.calledFromOutside('idle', () => undefined);
    log.read(area, owner, 'k', undefined);

    expect(answer).to.equal('answered');
    const labels = [...log.events()].flatMap((event) => (event.type === 'outside-started' ? [event.label] : []));
    expect(labels).to.deep.equal(['call from outside', 'condition', 'call from outside']);
  });

  it('says of an event that nothing there listened, and nothing where something did', () => {
    const log = recorder();

    log.fired(area, owner, 'k', null, 'v', 'https://a.example/', false);
    log.fired(area, owner, 'k', null, 'v', 'https://a.example/', true);

    const [unheard, heard] = [...log.events()];
    expect([unheard, heard]).to.deep.equal([
      { ...heard, i: 0, listeners: false },
      { ...heard, i: 1 },
    ]);
    expect(heard).not.to.have.property('listeners');
  });
});
