import { expect } from 'chai';
import { signalReader } from '../../lib/dom/abort-signal.ts';

const read = signalReader(AbortSignal);

describe('an AbortSignal as the platform sees it', () => {
  it('is told from everything else by its class, not by its members', () => {
    const { signal } = new AbortController();
    const alike = { aborted: false, reason: 1, addEventListener: () => undefined };

    expect(read?.(signal)).not.to.equal(null);
    expect(
      [alike, Object.create(AbortSignal.prototype), Object.create(signal), null, 'x', undefined].map((value) => read?.(value)),
    ).to.deep.equal(Array.from({ length: 6 }, () => null));
  });

  it('shows whether it is aborted and why, whatever page code has put on it', () => {
    const controller = new AbortController();
    Object.defineProperty(controller.signal, 'aborted', { value: 'faked' });
    const signal = read?.(controller.signal);
    const before = signal?.aborted;
    controller.abort('why');

    expect([before, signal?.aborted, signal?.reason]).to.deep.equal([false, true, 'why']);
  });

  it('calls an algorithm once, at once, even where a listener stops the event, and none that was taken out', () => {
    const controller = new AbortController();
    const heard: unknown[] = [];
    controller.signal.addEventListener('abort', (event) => event.stopImmediatePropagation());
    read?.(controller.signal)?.add((reason) => heard.push(reason));
    read?.(controller.signal)?.add(() => heard.push('taken out'))();
    controller.abort(5);
    controller.abort(6);

    expect(heard).to.deep.equal([5]);
  });

  it('listens itself where signals cannot depend on each other', () => {
    class Older extends EventTarget {
      readonly #reason = 7;
      get aborted(): boolean {
        return false;
      }
      get reason(): unknown {
        return this.#reason;
      }
    }
    const signal = new Older();
    const heard: unknown[] = [];
    signalReader(Older)?.(signal)?.add((reason) => heard.push(reason));
    signal.dispatchEvent(new Event('abort'));

    expect(heard).to.deep.equal([7]);
  });

  it('is of no class that has not what a signal has', () => {
    class Deaf {
      get aborted(): boolean {
        return false;
      }
      get reason(): unknown {
        return 1;
      }
    }
    const Bound = (): void => undefined;
    class Plain {
      aborted = false;
    }

    expect([undefined, {}, Bound, Deaf, Plain].map((each) => signalReader(each))).to.deep.equal(
      Array.from({ length: 5 }, () => null),
    );
  });
});
