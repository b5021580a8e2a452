import { expect } from 'chai';
import { DueList } from '../../lib/event-loop/due-list.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import type { Lane } from '../../lib/event-loop/task.ts';
import { TaskDouble } from './task-double.ts';

describe('the list of tasks that are due', () => {
  let list: DueList;
  let a: Lane;
  let b: Lane;

  beforeEach(() => {
    list = new DueList();
    a = createLane('a', 'DOM manipulation', 1);
    b = createLane('b', 'DOM manipulation', 2);
  });

  function task(seq: number, lane: Lane): TaskDouble {
    const made = new TaskDouble(`${lane.name[0]}${seq}`, []);
    made.seq = seq;
    made.lane = lane;
    return made;
  }

  /** Read from both ends, so that a wrong link shows. */
  function inOrder(): string[] {
    const labels: string[] = [];
    let last = list.first;
    for (let each = list.first; each !== null; each = each.nextDue) {
      labels.push(each.label);
      last = each;
    }
    const back: string[] = [];
    for (let each = last; each !== null; each = each.previousDue) back.unshift(each.label);
    expect(back).to.deep.equal(labels);
    return labels;
  }

  function inLane(lane: Lane): string[] {
    const labels: string[] = [];
    for (let each = lane.head; each !== null; each = each.nextInLane) labels.push(each.label);
    const back: string[] = [];
    for (let each = lane.tail; each !== null; each = each.previousInLane) back.unshift(each.label);
    expect(back).to.deep.equal(labels);
    return labels;
  }

  it('keeps the order of all, and of each lane, in which tasks were added', () => {
    for (const [seq, lane] of [a, b, a].entries()) list.append(task(seq, lane));

    expect(inOrder()).to.deep.equal(['a0', 'b1', 'a2']);
    expect([inLane(a), inLane(b)]).to.deep.equal([['a0', 'a2'], ['b1']]);
    expect(list.lanes).to.deep.equal([a, b]);
  });

  it('inserts a task at its place: before all, between, behind all, and alone', () => {
    for (const each of [task(4, a), task(1, b), task(2, a), task(6, b), task(5, a)]) list.insert(each);

    expect(inOrder()).to.deep.equal(['b1', 'a2', 'a4', 'a5', 'b6']);
    expect([inLane(a), inLane(b)]).to.deep.equal([
      ['a2', 'a4', 'a5'],
      ['b1', 'b6'],
    ]);
    expect(list.lanes).to.deep.equal([a, b]);
  });

  it('merges tasks at their places: before all, between, behind all', () => {
    const [first, second, third, last] = [task(0, a), task(3, b), task(4, a), task(9, a)];
    for (const each of [task(2, a), task(5, b), task(6, a)]) list.append(each);

    list.merge([first, second, third, last]);

    expect(inOrder()).to.deep.equal(['a0', 'a2', 'b3', 'a4', 'b5', 'a6', 'a9']);
    expect([inLane(a), inLane(b)]).to.deep.equal([
      ['a0', 'a2', 'a4', 'a6', 'a9'],
      ['b3', 'b5'],
    ]);
  });

  it('merges into nothing', () => {
    list.merge([task(1, a), task(2, a)]);

    expect(inOrder()).to.deep.equal(['a1', 'a2']);
    expect(inLane(a)).to.deep.equal(['a1', 'a2']);
  });

  for (const place of [0, 1, 2]) {
    it(`removes the task at place ${place} of three from both orders`, () => {
      const tasks = [task(0, a), task(1, a), task(2, a)];
      for (const each of tasks) list.append(each);
      const [removed] = tasks.slice(place) as [TaskDouble];

      list.remove(removed);
      const left = tasks.filter((each) => each !== removed).map(({ label }) => label);

      expect(inOrder()).to.deep.equal(left);
      expect(inLane(a)).to.deep.equal(left);
      expect([removed.nextDue, removed.previousDue, removed.nextInLane, removed.previousInLane]).to.deep.equal([
        null,
        null,
        null,
        null,
      ]);
    });
  }

  it('knows the lanes that have tasks, and each its place among them', () => {
    const c = createLane('c', 'DOM manipulation', 3);
    const [ofA, ofB, ofC] = [task(0, a), task(1, b), task(2, c)];
    for (const each of [ofA, ofB, ofC]) list.append(each);

    list.remove(ofA);
    const withoutA = [...list.lanes];
    list.append(ofA);
    const places = list.lanes.map(({ place }) => place);
    for (const each of [ofB, ofA, ofC]) list.remove(each);

    expect(withoutA).to.deep.equal([c, b]);
    expect(places).to.deep.equal([0, 1, 2]);
    expect(list.lanes).to.deep.equal([]);
    expect([a.place, b.place, c.place]).to.deep.equal([-1, -1, -1]);
    expect(inOrder()).to.deep.equal([]);
  });
});
