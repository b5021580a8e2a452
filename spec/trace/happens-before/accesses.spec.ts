import { expect } from 'chai';
import { Accesses } from '../../../lib/trace/happens-before/accesses.ts';
import { StepGraph } from '../../../lib/trace/happens-before/step-graph.ts';
import { first, local, queued, ran, read, runOf, wrote, type Body } from './runs.ts';

/** What a step with these events did, with positions among them in place of the uses. */
function usesOf(...inside: readonly Body[]): object {
  const graph = new StepGraph();
  const accesses = new Accesses();
  for (const event of runOf(queued(0, 1), ran(0, ...inside))) {
    const placed = graph.note(event);
    const node = graph.nodeOf(event.step);
    if (node !== undefined) accesses.note(placed, node);
  }
  const use = accesses.of(graph.nodes[0]!)?.get(local);
  const at = (one: { readonly i: number; readonly access: string } | null | undefined): string | null =>
    one == null ? null : `${one.access} ${one.i - first - 2}`;
  return {
    keys: [...(use?.keys ?? [])].map(([key, own]) => [key, at(own.read), at(own.write)]),
    keysRead: at(use?.keysRead),
    keysChanged: at(use?.keysChanged),
    cleared: at(use?.cleared),
  };
}

const none = { keys: [], keysRead: null, keysChanged: null, cleared: null };

describe('what a step did to an area', () => {
  it('is the first read and the first change of each key', () => {
    expect(usesOf(read(1, 'k'), wrote(1, 'k', '1'), read(1, 'k'), wrote(1, 'k', '2'), read(1, 'l'))).to.deep.equal({
      ...none,
      keys: [
        ['k', 'read 0', 'write 1'],
        ['l', 'read 4', null],
      ],
    });
  });

  it('is a change of the set of keys where one is new or removed', () => {
    const removed = { type: 'storage-removed', area: local, document: 1, key: 'k', oldValue: 'v' } as const;

    expect(usesOf(wrote(1, 'k', '1'), wrote(1, 'l', '1', null))).to.deep.include({ keysChanged: 'write 1' });
    expect(usesOf(removed)).to.deep.include({ keysChanged: 'write 0' });
  });

  it('is a read where a write changed nothing or was refused', () => {
    const of = { area: local, document: 1 } as const;

    expect(usesOf({ type: 'storage-unchanged', key: 'k', value: 'v', ...of })).to.deep.equal({
      ...none,
      keys: [['k', 'read 0', null]],
    });
    expect(usesOf({ type: 'storage-unchanged', key: null, value: null, ...of })).to.deep.equal({ ...none, keysRead: 'read 0' });
    expect(usesOf({ type: 'write-refused', key: 'k', units: 9, ...of })).to.deep.equal({
      ...none,
      keys: [['k', 'read 0', null]],
    });
  });

  it('is a clearing, by a page or by the user agent', () => {
    expect(usesOf({ type: 'storage-cleared', area: local, document: 1 })).to.deep.equal({ ...none, cleared: 'write 0' });
    expect(usesOf({ type: 'area-emptied', area: local, reason: 'expired' })).to.deep.equal({ ...none, cleared: 'write 0' });
  });

  it('is a write where a change of another process was applied', () => {
    const applied = { type: 'applied', area: local, oldValue: null, by: 'tab2' } as const;

    expect(usesOf({ ...applied, key: null, newValue: null })).to.deep.equal({ ...none, cleared: 'write 0' });
    expect(usesOf({ ...applied, key: 'k', newValue: 'v' })).to.deep.equal(
      usesOf({ type: 'storage-written', area: local, document: 1, key: 'k', oldValue: null, newValue: 'v' }),
    );
  });

  it('is nothing where it used no storage', () => {
    expect(usesOf({ type: 'note', text: 'x' })).to.deep.equal(none);
  });
});
