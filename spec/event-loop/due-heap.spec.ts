import { expect } from 'chai';
import fc from 'fast-check';
import { before, DueHeap } from '../../lib/event-loop/due-heap.ts';
import type { Task } from '../../lib/event-loop/task.ts';
import { TaskDouble } from './task-double.ts';
import { runsOf } from '../soak.ts';

function task(earliest: number, seq: number): TaskDouble {
  const made = new TaskDouble(`${earliest}/${seq}`, []);
  made.earliest = earliest;
  made.seq = seq;
  return made;
}

const labels = (tasks: Iterable<Task>): string[] => Array.from(tasks, ({ label }) => label).sort();

describe('the natural order', () => {
  it('is earliest due, then first queued', () => {
    expect(before(task(1, 9), task(2, 0))).to.equal(true);
    expect(before(task(2, 0), task(1, 9))).to.equal(false);
    expect(before(task(1, 0), task(1, 1))).to.equal(true);
    expect(before(task(1, 1), task(1, 1))).to.equal(false);
  });

  it('is between these by the time that was asked for', () => {
    const [old, asked] = [task(5, 0), task(5, 1)];
    old.asked = 5;
    asked.asked = 4;

    expect([before(asked, old), before(old, asked)]).to.deep.equal([true, false]);
    expect(before(task(4, 0), asked)).to.equal(true);
  });
});

describe('the heap of tasks that are not yet due', () => {
  it('is empty at first', () => {
    const heap = new DueHeap();

    expect([heap.size, heap.first, [...heap]]).to.deep.equal([0, null, []]);
  });

  it('lets go of a task that is the last one in it', () => {
    const heap = new DueHeap();
    const only = task(1, 0);
    heap.add(only);

    heap.remove(only);

    expect([heap.size, heap.first, only.heapIndex]).to.deep.equal([0, null, -1]);
  });

  it('gives tasks in natural order, whichever came and went', () => {
    const dues = fc.array(fc.record({ earliest: fc.nat(99), remove: fc.option(fc.nat(99)) }), { maxLength: 80, size: 'max' });

    fc.assert(
      fc.property(dues, (steps) => {
        const heap = new DueHeap();
        const literal: TaskDouble[] = [];
        for (const [seq, { earliest, remove }] of steps.entries()) {
          literal.push(task(earliest, seq));
          heap.add(literal.at(-1)!);
          if (remove !== null) heap.remove(literal.splice(remove % literal.length, 1)[0]!);
          expect(labels({ [Symbol.iterator]: () => heap[Symbol.iterator]() })).to.deep.equal(labels(literal));
        }

        const order: string[] = [];
        for (let first = heap.first; first !== null; first = heap.first) {
          order.push(first.label);
          heap.remove(first);
        }

        const expected = literal.sort((a, b) => a.earliest - b.earliest || a.seq - b.seq).map(({ label }) => label);
        expect(order).to.deep.equal(expected);
      }),
      { numRuns: runsOf('heaps of tasks') },
    );
  });
});
