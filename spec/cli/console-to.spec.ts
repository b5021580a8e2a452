import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { expect } from 'chai';
import { sendConsoleTo } from '../../lib/cli/console-to.ts';

function sink(): { stream: Writable; written: string[] } {
  const written: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done): void {
      written.push(String(chunk));
      done();
    },
  });
  return { stream, written };
}

describe('a console that was sent elsewhere', () => {
  it('writes everything to that one stream, also for who kept the object', () => {
    const [before, after] = [sink(), sink()];
    const console = new Console(before.stream);
    const kept = console;

    sendConsoleTo(after.stream, console);
    kept.log('a %d', 1);
    kept.info('b');
    kept.error('c');

    expect([before.written, after.written]).to.deep.equal([[], ['a 1\n', 'b\n', 'c\n']]);
  });

  it('writes where it did before once that is taken back', () => {
    const [before, after] = [sink(), sink()];
    const console = new Console(before.stream);

    sendConsoleTo(after.stream, console)[Symbol.dispose]();
    console.log('a');

    expect([before.written, after.written]).to.deep.equal([['a\n'], []]);
  });
});
