import { EventEmitter } from 'node:events';
import { expect } from 'chai';
import { processTerminal, type Terminal, type TerminalProcess } from '../../../lib/cli/step/terminal.ts';

class Input extends EventEmitter {
  isTTY: boolean | undefined = true;
  readonly calls: string[] = [];
  setRawMode(raw: boolean): void {
    this.calls.push(raw ? 'raw' : 'cooked');
  }
  resume(): void {
    this.calls.push('resume');
  }
  pause(): void {
    this.calls.push('pause');
  }
  ref(): void {
    this.calls.push('ref');
  }
  unref(): void {
    this.calls.push('unref');
  }
}

class Screen extends EventEmitter {
  isTTY: boolean | undefined = true;
  columns = 100;
  rows = 30;
  text = '';
  write(text: string): void {
    this.text += text;
  }
}

class Fake extends EventEmitter {
  readonly stdin: Input = new Input();
  readonly stdout: Screen = new Screen();
  readonly exits: number[] = [];
  exit(code: number): void {
    this.exits.push(code);
    this.emit('exit', code);
  }

  get listeners_(): number {
    return [this, this.stdin, this.stdout].flatMap((each) => each.eventNames()).length;
  }
}

const opened = '\u001b[?1049h\u001b[?25l\u001b[2J';
const closed = '\u001b[?25h\u001b[?1049l';

function terminalOf(fake: Fake): Terminal {
  const terminal = processTerminal(fake as unknown as TerminalProcess);
  if (terminal === undefined) throw new Error('It is no terminal.');
  return terminal;
}

describe('the terminal of a process', () => {
  it('is none where input or output is none', () => {
    const [input, output] = [new Fake(), new Fake()];
    input.stdin.isTTY = undefined;
    output.stdout.isTTY = undefined;

    expect([input, output].map((fake) => processTerminal(fake as unknown as TerminalProcess))).to.deep.equal([
      undefined,
      undefined,
    ]);
  });

  it('has its size, or a usual one where it does not know', () => {
    const fake = new Fake();
    const terminal = terminalOf(fake);
    const known = terminal.size;
    fake.stdout.columns = fake.stdout.rows = 0;

    expect([known, terminal.size]).to.deep.equal([
      { columns: 100, rows: 30 },
      { columns: 80, rows: 24 },
    ]);
  });

  it('gives keys one by one on a screen of its own, and is left as it was', () => {
    const fake = new Fake();
    const typed: string[] = [];
    let resized = 0;

    const open = terminalOf(fake).open({ typed: (text) => void typed.push(text), resized: () => void resized++ });
    fake.stdin.emit('data', Buffer.from('é\u001b[C'));
    fake.stdout.emit('resize');
    open[Symbol.dispose]();
    open[Symbol.dispose]();
    fake.stdin.emit('data', Buffer.from('x'));

    expect([typed, resized]).to.deep.equal([['é\u001b[C'], 1]);
    expect(fake.stdin.calls).to.deep.equal(['raw', 'resume', 'cooked', 'pause']);
    expect(fake.stdout.text).to.equal(opened + closed);
    expect(fake.listeners_).to.equal(0);
  });

  it('is left as it was when the process is ended, exits by itself, or fails', () => {
    for (const [end, exits] of [
      [(fake: Fake) => fake.emit('SIGTERM'), [143]],
      [(fake: Fake) => fake.emit('SIGHUP'), [129]],
      [(fake: Fake) => fake.emit('exit'), []],
      [(fake: Fake) => fake.emit('uncaughtExceptionMonitor', new Error('bad')), []],
    ] as const) {
      const fake = new Fake();
      terminalOf(fake).open({ typed: () => {}, resized: () => {} });

      end(fake);

      expect(fake.exits).to.deep.equal(exits);
      expect(fake.stdout.text).to.equal(opened + closed);
      expect(fake.stdin.calls.slice(2)).to.deep.equal(['cooked', 'pause']);
      expect(fake.listeners_).to.equal(0);
    }
  });

  it('shows lines from the first row on, and nothing of what was there', () => {
    const fake = new Fake();

    terminalOf(fake).show(['a', 'b']);

    expect(fake.stdout.text).to.equal('\u001b[Ha\u001b[K\r\nb\u001b[K\u001b[J');
  });

  it('watches one run, and keeps no process alive meanwhile', () => {
    const fake = new Fake();
    const watch = terminalOf(fake).watch();
    const before = [watch.idle.aborted, watch.unhandled.aborted];

    fake.emit('beforeExit');
    fake.emit('unhandledRejection', 'why');
    watch[Symbol.dispose]();

    expect(before).to.deep.equal([false, false]);
    expect([watch.idle.aborted, watch.unhandled.reason]).to.deep.equal([true, 'why']);
    expect([fake.stdin.calls, fake.listeners_]).to.deep.equal([['unref', 'ref'], 0]);
  });
});
