import { expect } from 'chai';
import fc from 'fast-check';
import { Journal } from '../../lib/storage/journal.ts';

function journalOf(changes: readonly (readonly [key: string | null, value: string | null])[]): Journal {
  const journal = new Journal(() => undefined);
  for (const [key, value] of changes) journal.changed(key, value);
  return journal;
}

describe('a journal', () => {
  it('has the keys that were written, each once, in the order in which they came', () => {
    const { changes } = journalOf([
      ['b', '1'],
      ['a', '1'],
      ['b', '2'],
    ]);

    expect(changes).to.deep.equal({ cleared: false, removed: [], written: ['b', 'a'], purges: false });
  });

  it('has the keys that were removed, and those that came again in both lists', () => {
    const { changes } = journalOf([
      ['a', '1'],
      ['b', '1'],
      ['a', null],
      ['c', null],
      ['a', '2'],
      ['b', null],
    ]);

    expect(changes).to.deep.include({ removed: ['a', 'b', 'c'], written: ['a'] });
  });

  it('forgets what was before everything went', () => {
    const { changes } = journalOf([
      ['a', '1'],
      ['b', null],
      [null, null],
      ['c', '1'],
    ]);

    expect(changes).to.deep.equal({ cleared: true, removed: [], written: ['c'], purges: false });
  });

  it('says that it was emptied by the user, or by a server', () => {
    const journal = journalOf([['a', '1']]);
    journal.emptied();

    expect(journal.changes).to.deep.equal({ cleared: true, removed: [], written: [], purges: true });
  });

  it('says so once: what is written later is only written', () => {
    const journal = journalOf([]);
    journal.emptied();
    journal.forget();

    journal.changed('a', '1');

    expect(journal.changes).to.deep.equal({ cleared: false, removed: [], written: ['a'], purges: false });
  });

  it('tells once of its first note, until it has been read', () => {
    const begun: Journal[] = [];
    const journal = new Journal((each) => begun.push(each));

    journal.changed('a', '1');
    journal.changed('b', '1');
    expect(begun).to.deep.equal([journal]);
    journal.forget();
    expect(journal.changes).to.deep.equal({ cleared: false, removed: [], written: [], purges: false });
    journal.emptied();

    expect(begun).to.deep.equal([journal, journal]);
  });

  it('leads from what was kept to what is there, in the same order, wherever it is read', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd');
    const act = fc.oneof(
      { weight: 6, arbitrary: fc.tuple(key, fc.constantFrom<string | null>('1', '2', null)) },
      { weight: 1, arbitrary: fc.constant([null, null] as const) },
      { weight: 2, arbitrary: fc.constant('read' as const) },
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const [there, kept] = [new Map<string, string>(), new Map<string, string>()];
        const journal = new Journal(() => undefined);
        for (const one of [...acts, 'read' as const]) {
          if (one === 'read') {
            const { cleared, removed, written } = journal.changes;
            if (cleared) kept.clear();
            for (const name of removed) kept.delete(name);
            for (const name of written) kept.set(name, there.get(name) as string);
            journal.forget();
            expect([...kept]).to.deep.equal([...there]);
            continue;
          }
          const [name, value] = one;
          if (name === null) there.clear();
          else if (value === null) there.delete(name);
          else there.set(name, value);
          journal.changed(name, value);
        }
      }),
    );
  });
});
