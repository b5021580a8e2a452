import { expect } from 'chai';
import { LastWords } from '../../lib/browser/last-words.ts';

class Ending {
  readonly written: string[] = [];
  readonly listeners: Set<() => void> = new Set<() => void>();
  readonly stderr: { write(text: string): unknown } = { write: (text) => this.written.push(text) };
  exitCode: unknown = undefined;

  on(_event: 'exit', listener: () => void): void {
    this.listeners.add(listener);
  }
  off(_event: 'exit', listener: () => void): void {
    this.listeners.delete(listener);
  }
  end(exitCode: unknown): void {
    this.exitCode = exitCode;
    for (const listener of this.listeners) listener();
  }
}

describe('the last words of a process', () => {
  it('are those of each Browser that has some, where an await is not settled', () => {
    const node = new Ending();
    const words = new LastWords(node);

    words.watch(() => 'one');
    words.watch(() => null);
    words.watch(() => 'two');
    node.end(13);

    expect(node.written).to.deep.equal(['storageloom: one\n', 'storageloom: two\n']);
  });

  it('are none where it ends otherwise', () => {
    const node = new Ending();
    new LastWords(node).watch(() => 'one');

    for (const code of [undefined, 0, 1]) node.end(code);

    expect(node.written).to.deep.equal([]);
  });

  it('need one listener, as long as somebody may have some', () => {
    const node = new Ending();
    const words = new LastWords(node);
    const counts: number[] = [];

    const [one, two] = [words.watch(() => null), words.watch(() => null)];
    counts.push(node.listeners.size);
    one[Symbol.dispose]();
    one[Symbol.dispose]();
    counts.push(node.listeners.size);
    two[Symbol.dispose]();
    counts.push(node.listeners.size);

    expect(counts).to.deep.equal([1, 1, 0]);
  });

  it('are not asked for where the process has no end that could be heard', () => {
    const watching = new LastWords({}).watch(() => 'one');

    expect(() => watching[Symbol.dispose]()).not.to.throw();
  });
});
