import { EventEmitter } from 'node:events';
import { PassThrough, Readable, Writable } from 'node:stream';
import { expect } from 'chai';
import { processIO, type Surroundings } from '../../lib/cli/process-io.ts';

class Stream extends Writable {
  readonly written: string[] = [];
  isTTY: boolean | undefined;
  columns: number | undefined;

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.written.push(String(chunk));
    setImmediate(done);
  }
}

class Fake extends EventEmitter {
  readonly stdout: Stream = new Stream();
  readonly stderr: Stream = new Stream();
  readonly env: Record<string, string> = { NO_COLOR: '1' };
  readonly exits: [code: number, written: number][] = [];

  cwd(): string {
    return '/somewhere';
  }

  exit(code: number): void {
    this.exits.push([code, this.stdout.written.length]);
  }
}

/** One cast for a process that is not one: `exit` never returns in the real one. */
function surroundings(fake: Fake): Surroundings {
  return fake as unknown as Surroundings;
}

describe('the surroundings of the command', () => {
  it('are those of the process', () => {
    const fake = new Fake();
    fake.stdout.isTTY = true;
    fake.stdout.columns = 100;

    const { io } = processIO(surroundings(fake));

    expect(io).to.include({
      stdout: fake.stdout,
      stderr: fake.stderr,
      env: fake.env,
      isTTY: true,
      columns: 100,
      cwd: '/somewhere',
    });
  });

  it('can ask a person where input and output are a terminal', async () => {
    const fake = Object.assign(new Fake(), { stdin: Object.assign(new PassThrough(), { isTTY: false }) });
    const { io } = processIO(surroundings(fake));
    const nobody: unknown[] = [io.ask, io.terminal];
    fake.stdin.isTTY = true;
    nobody.push(io.ask, io.terminal);
    fake.stdout.isTTY = true;

    const answer = io.ask?.('? ');
    fake.stdin.write('2\n');

    expect(nobody).to.deep.equal([undefined, undefined, undefined, undefined]);
    expect(io.terminal?.size).to.deep.equal({ columns: 80, rows: 24 });
    expect(await answer).to.equal('2');
  });

  it('have what is piped in, and do not touch it before it is read', async () => {
    const fake = new Fake();
    const { io } = processIO(surroundings(fake));
    Object.assign(fake, { stdin: Readable.from(['a', 'b']) });

    const read: unknown[] = [];
    for await (const piece of io.stdin ?? []) read.push(piece);

    expect(read).to.deep.equal(['a', 'b']);
  });

  it('are no terminal where the stream does not say so', () => {
    const { io } = processIO(surroundings(new Fake()));

    expect([io.isTTY, io.columns]).to.deep.equal([false, undefined]);
  });

  it('hear the first interruption, and leave the second to the process', () => {
    const fake = new Fake();
    const { io } = processIO(surroundings(fake));

    fake.emit('SIGINT');

    expect([io.interrupt?.aborted, fake.listenerCount('SIGINT')]).to.deep.equal([true, 0]);
  });

  it('tell that nothing is left to do, and of the first rejection that nobody handles', () => {
    const fake = new Fake();
    const { io } = processIO(surroundings(fake));

    fake.emit('beforeExit', 0);
    fake.emit('unhandledRejection', 'first');
    fake.emit('unhandledRejection', 'second');

    expect([io.idle?.aborted, io.unhandled?.reason]).to.deep.equal([true, 'first']);
  });

  it('leave rejections to the process once the outcome is known', async () => {
    const fake = new Fake();
    const { leave } = processIO(surroundings(fake));

    await leave(0);

    expect(fake.listenerCount('unhandledRejection')).to.equal(0);
  });

  it('are left with the code once all output is written', async () => {
    const fake = new Fake();
    const { io, leave } = processIO(surroundings(fake));
    io.stdout.write('a');
    io.stdout.write('b');

    await leave(1);

    expect(fake.exits).to.deep.equal([[1, 3]]);
  });

  it('survive a reader that has gone, and no other failure of a stream', () => {
    const fake = new Fake();
    processIO(surroundings(fake));

    expect(() => fake.stdout.emit('error', Object.assign(new Error('broken pipe'), { code: 'EPIPE' }))).not.to.throw();
    expect(() => fake.stderr.emit('error', Object.assign(new Error('disk full'), { code: 'ENOSPC' }))).to.throw('disk full');
  });
});
