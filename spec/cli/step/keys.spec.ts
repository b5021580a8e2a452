import { expect } from 'chai';
import { keysHelp, keysIn } from '../../../lib/cli/step/keys.ts';

function kinds(sent: string): string[] {
  return keysIn(sent).map(({ kind }) => kind);
}

describe('the keys of storageloom step', () => {
  it('are plain ones, and those that move a cursor, however a terminal sends them', () => {
    expect(kinds('ln\u001b[C\u001bOC')).to.deep.equal(['forward', 'forward', 'forward', 'forward']);
    expect(kinds('hp\u001b[D')).to.deep.equal(['back', 'back', 'back']);
    expect(kinds('k\u001b[Aj\u001b[B')).to.deep.equal(['up', 'up', 'down', 'down']);
    expect(kinds('g\u001b[H\u001b[1~G\u001bOF\u001b[4~')).to.deep.equal(['begin', 'begin', 'begin', 'end', 'end', 'end']);
    expect(kinds(' ce?\u001b')).to.deep.equal(['idle', 'choice', 'explain', 'help', 'leave']);
    expect(kinds('q\u0004\u0003')).to.deep.equal(['quit', 'quit', 'interrupt']);
  });

  it('are digits that choose', () => {
    expect(keysIn('19')).to.deep.equal([
      { kind: 'choose', number: 1 },
      { kind: 'choose', number: 9 },
    ]);
  });

  it('are no others, and none that objects have by themselves', () => {
    expect(keysIn('0x\u001b[Zé🙂\u001b[1;5Q')).to.deep.equal([]);
    expect(keysIn('')).to.deep.equal([]);
  });

  it('are all told of', () => {
    for (const key of ['→', '←', 'space', 'c ', '1 to 9', 'g G', '↑ ↓', 'e ', '?', 'q ']) {
      expect(keysHelp.some((line) => line.startsWith(key))).to.equal(true, key);
    }
  });
});
