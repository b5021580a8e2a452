import { expect } from 'chai';
import fc from 'fast-check';
import type { BareMessagePort } from '../../../lib/hosts/bare/index.ts';
import { Browser, seeded, type BareWindow } from '../../../lib/index.ts';
import { runsOf } from '../../soak.ts';

const frames = 3;

type Op = { readonly post: number } | { readonly moveTo: number } | { readonly steps: number };

const op: fc.Arbitrary<Op> = fc.oneof(
  fc.record({ post: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ moveTo: fc.nat(frames - 1) }),
  fc.record({ steps: fc.integer({ min: 1, max: 4 }) }),
);

/** What was heard at the end of a channel that goes from frame to frame while the other end posts 1, 2, 3… */
async function run(seed: number, ops: readonly Op[]): Promise<{ readonly posted: number; readonly heard: unknown[] }> {
  const browser = new Browser({ scheduler: seeded(seed) });
  const tab = await browser.open('https://a.example/');
  const heard: unknown[] = [];
  let held: { readonly port: BareMessagePort; readonly window: BareWindow } | null = null;
  const take = (port: BareMessagePort, window: BareWindow): void => {
    held = { port, window };
    port.onmessage = ({ data }) => heard.push(data);
  };
  for (let index = 0; index < frames; index++) {
    const { window } = await tab.addFrame(`https://f${index % 2}.example/`);
    window.onmessage = ({ ports: [port] }) => take(port as BareMessagePort, window);
  }
  const { port1, port2 } = new tab.window.MessageChannel();
  take(port2, tab.window);
  let posted = 0;
  for (const each of [...ops, { post: 1 }]) {
    if ('post' in each) for (let index = 0; index < each.post; index++) port1.postMessage({ n: ++posted });
    else if ('steps' in each) for (let index = 0; index < each.steps; index++) await browser.step();
    else if (held !== null) {
      const { port, window }: { readonly port: BareMessagePort; readonly window: BareWindow } = held;
      held = null;
      (Reflect.get(window.top, each.moveTo) as BareWindow).postMessage('take it', '*', [port]);
    }
  }
  await browser.settle();
  return { posted, heard };
}

describe('a channel whose end goes from document to document', () => {
  it('delivers each message once, and in order, whatever runs first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1000), fc.array(op, { maxLength: 12 }), async (seed, ops) => {
        const { posted, heard } = await run(seed, ops);

        expect(heard).to.deep.equal(Array.from({ length: posted }, (_, index) => ({ n: index + 1 })));
      }),
      { numRuns: runsOf('ports'), seed: 6 },
    );
  });
});
