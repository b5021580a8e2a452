import { expect } from 'chai';
import type { Lane, Owner } from '../../lib/event-loop/task.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import { StepsTask } from '../../lib/event-loop/task.ts';
import { Recorder, type RecorderOptions } from '../../lib/trace/recorder.ts';
import type { TraceEvent } from '../../lib/trace/trace-event.ts';

const owner: Owner = { id: 7, active: true, destroyed: false, ownTasks: null };
const area = { name: 'localStorage https://a.example' };
const lane: Lane = createLane('tab1', 'DOM manipulation', 0);

function recorder(options: Partial<RecorderOptions> = {}): Recorder {
  return new Recorder({
    level: 'full',
    capacity: 1000,
    host: 'bare',
    engine: 'standard',
    scheduler: 'fifo',
    seed: 1,
    ...options,
  });
}

function task(seq: number, label: string, by: Owner | null = owner): StepsTask {
  const made = new StepsTask('DOM manipulation', by, label, () => {});
  made.seq = seq;
  made.lane = lane;
  return made;
}

function types(of: Recorder): string[] {
  return [...of.events()].map(({ type }) => type);
}

describe('the recorder', () => {
  it('keeps nothing of a task whose label throws', () => {
    const log = recorder();
    const spoiled = task(0, 'x');
    Object.defineProperty(spoiled, 'label', {
      get: () => {
        throw new TypeError('no label');
      },
    });

    expect(() => log.queued(spoiled)).to.throw('no label');

    log.queued(task(1, 'y'));
    expect(types(log)).to.deep.equal(['task-queued']);
  });

  it('keeps the life of a task, from queueing to the last microtask', () => {
    const log = recorder();
    const first = task(0, 'storage k');

    log.queued(first);
    log.time(40);
    log.started(first, true);
    log.fired(area, owner, 'k', null, 'v', 'https://a.example/', true);
    log.checkpoint();
    log.ended(first);

    expect([...log.events()]).to.deep.equal([
      {
        i: 0,
        ms: 0,
        step: -1,
        type: 'task-queued',
        task: 0,
        source: 'DOM manipulation',
        lane: 'tab1.dom',
        document: 7,
        label: 'storage k',
        by: -1,
      },
      { i: 1, ms: 40, step: -1, type: 'time', now: 40 },
      { i: 2, ms: 40, step: 0, type: 'task-started', task: 0, lane: 'tab1.dom', natural: true },
      {
        i: 3,
        ms: 40,
        step: 0,
        type: 'event-fired',
        area: 'localStorage https://a.example',
        document: 7,
        task: 0,
        key: 'k',
        oldValue: null,
        newValue: 'v',
        url: 'https://a.example/',
      },
      { i: 4, ms: 40, step: 0, type: 'checkpoint' },
      { i: 5, ms: 40, step: 0, type: 'task-ended', task: 0 },
    ]);
  });

  it('keeps reads, writes, removals, clearings and refusals of storage', () => {
    const log = recorder();
    log.started(task(0, 'x'), true);

    log.read(area, owner, 'k', undefined);
    log.read(area, owner, null, undefined);
    log.wrote(area, owner, 'k', null, 'v');
    log.wrote(area, owner, 'k', 'v', null);
    log.wrote(area, owner, null, null, null);
    log.refused(area, owner, 'big', 'value');

    const at = { ms: 0, step: 0, area: 'localStorage https://a.example', document: 7 };
    expect([...log.events()].slice(1)).to.deep.equal([
      { ...at, i: 1, type: 'storage-read', key: 'k', value: null, length: 0 },
      { ...at, i: 2, type: 'storage-read', key: null, value: null, length: 0 },
      { ...at, i: 3, type: 'storage-written', key: 'k', oldValue: null, newValue: 'v' },
      { ...at, i: 4, type: 'storage-removed', key: 'k', oldValue: 'v' },
      { ...at, i: 5, type: 'storage-cleared' },
      { ...at, i: 6, type: 'write-refused', key: 'big', units: 8 },
    ]);
  });

  it('makes one step of all that a test does in one document before anything else happens', () => {
    const log = recorder();
    const other = { ...owner, id: 8 };

    log.read(area, owner, 'k', undefined);
    log.wrote(area, owner, 'k', null, 'v');
    log.wrote(area, other, 'k', 'v', 'w');
    log.started(task(0, 'x'), true);
    log.ended(task(0, 'x'));
    log.refused(area, owner, 'big', 'value');
    log.time(5);

    expect([...log.events()].map(({ step, type }) => `${step} ${type}`)).to.deep.equal([
      '0 outside-started',
      '0 storage-read',
      '0 storage-written',
      '0 outside-ended',
      '1 outside-started',
      '1 storage-written',
      '1 outside-ended',
      '2 task-started',
      '2 task-ended',
      '3 outside-started',
      '3 write-refused',
      '3 outside-ended',
      '-1 time',
    ]);
    expect(log.steps).to.equal(4);
  });

  it('takes cookies, and windows that were not opened, for a call from outside, too, and ends it before any other fact', () => {
    const log = recorder();

    log.fact({ type: 'cookie-written', document: 7, area: 'cookies a.example', name: 'a', value: '1' });
    log.fact({ type: 'refused', document: 7, what: 'window', url: 'https://a.example/', reason: 'no' });
    log.fact({ type: 'note', text: 'n' });

    expect(types(log)).to.deep.equal(['outside-started', 'cookie-written', 'refused', 'outside-ended', 'note']);
  });

  it('keeps what became of tasks that could not run', () => {
    const log = recorder();
    const waiting = task(4, 'x', null);
    waiting.lane = null;

    log.queued(waiting);
    log.held(waiting);
    log.returned(waiting);
    log.removed(waiting, 'cancelled');

    expect([...log.events()].slice(1)).to.deep.equal([
      { i: 1, ms: 0, step: -1, type: 'task-held', task: 4 },
      { i: 2, ms: 0, step: -1, type: 'task-returned', task: 4 },
      { i: 3, ms: 0, step: -1, type: 'task-removed', task: 4, reason: 'cancelled' },
    ]);
    expect([...log.events()][0]).to.include({ document: null, lane: '' });
  });

  it('numbers steps in order, calls from outside among them, also those made inside of a task', () => {
    const log = recorder();
    const first = task(0, 'x');

    log.started(first, false);
    log.fact({ type: 'outside-started', document: 7, label: 'call' });
    log.fact({ type: 'note', text: 'inside' });
    log.fact({ type: 'outside-ended', document: 7 });
    log.queued(task(1, 'y'));
    log.ended(first);
    log.fact({ type: 'note', text: 'outside' });

    expect([...log.events()].map(({ step }) => step)).to.deep.equal([0, 1, 1, 1, 0, 0, -1]);
    expect([...log.events()][4]).to.include({ by: 0 });
  });

  it('cuts texts at 256 code units and tells how long they were', () => {
    const log = recorder();
    const long = 'x'.repeat(300);
    log.started(task(1, 'x'), true);

    log.queued(task(0, long));
    log.read(area, owner, long, long);
    log.wrote(area, owner, 'k', null, long);
    log.fact({ type: 'note', text: long });

    const cut = 'x'.repeat(256);
    const [, queued, read, written, note] = [...log.events()];
    expect(queued).to.deep.include({ label: cut, cut: { label: 300 } });
    expect(read).to.deep.include({ key: cut, value: cut, length: 300, cut: { key: 300, value: 300 } });
    expect(written).to.deep.include({ newValue: cut, cut: { newValue: 300 } });
    expect(note).to.deep.include({ text: cut, cut: { text: 300 } });
  });

  it('leaves reads and checkpoints out at the level tasks', () => {
    const log = recorder({ level: 'tasks' });
    log.started(task(0, 'x'), true);

    log.read(area, owner, 'k', 'v');
    log.checkpoint();
    log.wrote(area, owner, 'k', null, 'v');

    expect(types(log)).to.deep.equal(['task-started', 'storage-written']);
  });

  it('tells of writes that change nothing: what is there already, or that nothing is', () => {
    const log = recorder();
    log.started(task(0, 'x'), true);

    log.unchanged(area, owner, 'k', 'v');
    log.unchanged(area, owner, 'gone', null);
    log.unchanged(area, owner, null, null);
    log.access();

    const told = [...log.events()].flatMap((event) => (event.type === 'storage-unchanged' ? [event] : []));
    expect(told.map(({ key, value }) => [key, value])).to.deep.equal([['k', 'v'], ['gone', null], [null, null]]); // prettier-ignore
  });

  it('keeps the names of areas apart, also where parts were dropped', () => {
    const log = recorder({ capacity: 8 });
    const other = { name: 'sessionStorage https://a.example tab1' };
    log.started(task(0, 'x'), true);

    for (const key of 'abcdefghij') log.wrote(key < 'e' ? area : other, owner, key, null, key);
    log.wrote({ ...area }, owner, 'k', null, 'k');

    const written = [...log.events()].flatMap((event) => (event.type === 'storage-written' ? [[event.area, event.key]] : []));
    expect(written.slice(-7)).to.deep.equal([...[...'efghij'].map((key) => [other.name, key]), [area.name, 'k']]);
  });

  it('drops the oldest events at its limit, and counts them', () => {
    const log = recorder({ capacity: 8 });

    for (let n = 0; n < 21; n++) log.time(n);

    const events = [...log.events()];
    expect(log.header.dropped).to.equal(14);
    expect(events.map(({ i }) => i)).to.deep.equal([14, 15, 16, 17, 18, 19, 20]);
    expect(events[0]).to.deep.equal({ i: 14, ms: 14, step: -1, type: 'time', now: 14 });
  });

  it('keeps its place in time and step when a part is dropped in the middle of a step', () => {
    const log = recorder({ capacity: 12 });
    log.time(5);
    log.started(task(0, 'x'), true);
    log.fact({ type: 'outside-started', document: 7, label: 'call' });

    for (let n = 0; n < 10; n++) log.checkpoint();
    log.fact({ type: 'outside-ended', document: 7 });
    log.checkpoint();

    const kept: TraceEvent[] = [...log.events()];
    expect(log.header.dropped).to.equal(3);
    expect(kept.slice(-3).map(({ ms, step, type }) => ({ ms, step, type }))).to.deep.equal([
      { ms: 5, step: 1, type: 'checkpoint' },
      { ms: 5, step: 1, type: 'outside-ended' },
      { ms: 5, step: 0, type: 'checkpoint' },
    ]);
  });

  it('remembers the tabs, documents and areas that still live, however long ago they were made', () => {
    const log = recorder({ capacity: 4 });
    log.fact({ type: 'tab-opened', tab: 'tab1' });
    log.fact({ type: 'document-created', document: 7, tab: 'tab1', url: 'https://a.example/', origin: 'https://a.example' });

    for (let n = 0; n < 10; n++) log.checkpoint();

    expect(types(log).slice(0, 3)).to.deep.equal(['tab-opened', 'document-created', 'checkpoint']);
    expect(log.header.dropped).to.equal(12 - types(log).length);
  });

  it('has a header that names host, engine, scheduler and seed', () => {
    expect(recorder().header).to.deep.equal({
      storageloom: 'trace',
      version: 1,
      host: 'bare',
      engine: 'standard',
      scheduler: 'fifo',
      seed: 1,
      dropped: 0,
    });
  });
});
