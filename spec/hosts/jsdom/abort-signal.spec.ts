import { expect } from 'chai';
import { createRequire } from 'node:module';
import { abortSignal } from '../../../lib/hosts/jsdom/abort-signal.ts';

const { JSDOM } = createRequire(import.meta.url)('jsdom') as { readonly JSDOM: new () => { readonly window: object } };
const window = new JSDOM().window as Pick<typeof globalThis, 'AbortController' | 'AbortSignal'>;

describe('a signal of jsdom', () => {
  it('is known whichever window it is of, as is one of the surroundings, and nothing else', () => {
    const signals = [new window.AbortController().signal, new AbortController().signal].map((signal) => abortSignal(signal));

    expect(signals.map((signal) => [signal?.aborted, signal?.reason])).to.deep.equal([
      [false, undefined],
      [false, undefined],
    ]);
    expect([abortSignal({}), abortSignal(null), abortSignal('x'), abortSignal(new window.AbortController())]).to.deep.equal([
      null,
      null,
      null,
      null,
    ]);
    expect(abortSignal(window.AbortSignal.abort(7))?.reason).to.equal(7);
  });

  it('calls algorithms once, before the event, and none that was taken out', () => {
    const controller = new window.AbortController();
    const heard: unknown[] = [];
    controller.signal.addEventListener('abort', (event) => {
      heard.push('event');
      event.stopImmediatePropagation();
    });
    const signal = abortSignal(controller.signal);
    signal?.add((reason) => heard.push(reason));
    signal?.add(() => heard.push('taken out'))();
    controller.abort(5);
    controller.abort(6);

    expect(heard).to.deep.equal([5, 'event']);
    expect([signal?.aborted, signal?.reason]).to.deep.equal([true, 5]);
  });

  it('has an AbortError of its window for a reason where none was given', () => {
    const controller = new window.AbortController();
    const heard: unknown[] = [];
    abortSignal(controller.signal)?.add((reason) => heard.push(reason === controller.signal.reason || (reason as Error).name));
    abortSignal(controller.signal)?.add((reason) => heard.push((reason as Error).name));
    controller.abort();

    expect(heard[1]).to.equal('AbortError');
    expect((controller.signal.reason as Error).name).to.equal('AbortError');
  });
});
