import { expect } from 'chai';
import { mapStacks, tellOf } from '../../lib/vite/surroundings.ts';

function mapsIn(env: Record<string, string>): boolean[] {
  const set: boolean[] = [];
  mapStacks({ env, setSourceMapsEnabled: (on) => void set.push(on) });
  return set;
}

describe('what vite() does to the process', () => {
  it('has Node map stacks to files, but in runners that do so by themselves', () => {
    expect([mapsIn({}), mapsIn({ VITEST: 'true' }), mapsIn({ JEST_WORKER_ID: '1' })]).to.deep.equal([[true], [], []]);
  });

  it('tells of packages that are bundled when it takes a while', async () => {
    const lines: string[] = [];
    const bundling: { ready: () => void } = { ready: () => undefined };

    const waiting = tellOf(['react', 'vue'], new Promise<void>((resolve) => (bundling.ready = resolve)), {
      print: (line) => lines.push(line),
      after: (callback) => {
        callback();
        return { [Symbol.dispose]: () => void lines.push('(over)') };
      },
    });
    bundling.ready();
    await waiting;

    expect(lines).to.deep.equal(['storageloom: Vite bundles react, vue, once for this project', '(over)']);
  });

  it('tells on stderr, and waits a while before it does', async () => {
    const { stderr } = process;
    const write = Object.getOwnPropertyDescriptor(stderr, 'write');
    const written: unknown[] = [];
    Object.defineProperty(stderr, 'write', { value: (text: unknown) => written.push(text), configurable: true });
    try {
      await tellOf(['react'], Promise.resolve(), {
        after: (callback) => {
          callback();
          return { [Symbol.dispose]: () => undefined };
        },
      });
      await tellOf(['vue'], Promise.resolve());
    } finally {
      Reflect.deleteProperty(stderr, 'write');
      if (write !== undefined) Object.defineProperty(stderr, 'write', write);
    }

    expect(written).to.deep.equal(['storageloom: Vite bundles react, once for this project\n']);
  });

  it('is silent when it does not, and passes on that it fails', async () => {
    const lines: string[] = [];
    const error = new Error('no');

    const failed = await tellOf(['react'], Promise.reject(error), { print: (line) => lines.push(line) }).catch(
      (thrown: unknown) => thrown,
    );

    expect([failed, lines]).to.deep.equal([error, []]);
  });
});
