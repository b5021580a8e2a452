import { expect } from 'chai';
import { Pipe } from '../../lib/coherence/pipe.ts';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import type { Scheduler } from '../../lib/event-loop/scheduler.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';

const [one, other] = [{}, {}];

function piped(scheduler: Scheduler = fifo()): {
  kernel: Kernel;
  pipe: Pipe;
  got: string[];
  send: (text: string, topic?: object) => void;
} {
  const kernel = new Kernel(scheduler, null);
  const pipe = new Pipe(kernel, 'tab1', 'browser');
  const got: string[] = [];
  return { kernel, pipe, got, send: (text, topic = one) => pipe.send(text, topic, () => got.push(text)) };
}

function runAll(kernel: Kernel): void {
  while (kernel.begin(null) === 'begun') kernel.end(false);
}

describe('a pipe between processes', () => {
  it('is a lane of nobody, named after both, in which each message is a step', () => {
    const { kernel, got, send } = piped();

    send('a');
    send('b');

    expect(kernel.runnable().map(({ lane, label }) => [lane?.name, lane?.agent, label])).to.deep.equal([
      ['tab1>browser', -1, 'a'],
    ]);
    kernel.begin(null);
    kernel.end(false);
    expect(got).to.deep.equal(['a']);
    runAll(kernel);
    expect(got).to.deep.equal(['a', 'b']);
  });

  it('has what is about one topic received at once, and the rest in its turn', () => {
    const { kernel, pipe, got, send } = piped();
    send('a');
    send('b', other);
    send('c');

    pipe.receiveNow(one);

    expect(got).to.deep.equal(['a', 'c']);
    runAll(kernel);
    expect(got).to.deep.equal(['a', 'c', 'b']);
    send('d');
    send('e', other);
    pipe.receiveNow(null);
    pipe.receiveNow(null);
    expect(got.slice(3)).to.deep.equal(['d', 'e']);
    expect(kernel.hasRunnable(null)).to.equal(false);
  });

  it('drops what is about one topic', () => {
    const { kernel, pipe, got, send } = piped();
    send('a');
    send('b', other);

    pipe.drop(one, 'pipe replaced');
    runAll(kernel);

    expect(got).to.deep.equal(['b']);
  });

  it('lets a message take as long as the scheduler says, and never overtake one that was sent before', () => {
    const latencies = [5, 2, 9, 1];
    const { kernel, got, send } = piped({ ...fifo(), latenessMs: () => latencies.shift() ?? 0 });
    send('a');
    kernel.moveTo(1);
    send('b');
    send('c');
    send('d');

    runAll(kernel);
    expect(got).to.deep.equal([]);
    kernel.moveTo(5);
    runAll(kernel);
    expect(got).to.deep.equal(['a', 'b']);
    kernel.moveTo(10);
    runAll(kernel);
    expect(got).to.deep.equal(['a', 'b', 'c', 'd']);
  });
});
