import { expect } from 'chai';
import { runInNewContext } from 'node:vm';
import { isBoundToAgents } from '../../../lib/html/messages/agent-bound.ts';
import { Browser } from '../../../lib/index.ts';
import { type AnyWindow, everyHost } from '../every-host.ts';

const shared = new SharedArrayBuffer(8);
const { Module } = Reflect.get(globalThis, 'WebAssembly') as { readonly Module: new (bytes: Uint8Array) => object };
/** The smallest one that there is. */
const module = new Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));

describe('what is of an agent cluster', () => {
  it('is shared memory and compiled modules, at any depth, also of another realm', () => {
    const circle: unknown[] = [shared];
    circle.unshift(circle);
    const foreign = runInNewContext('[new SharedArrayBuffer(1), new Map([[1, new Uint8Array(new SharedArrayBuffer(1))]])]') as [];
    const views = [new Uint8Array(shared), new DataView(shared)];
    const values = [shared, module, { a: [module] }, new Map([[shared, 1]]), new Map([[1, module]]), new Set([shared]), circle];

    expect([...values, ...views, ...foreign].map(isBoundToAgents)).to.deep.equal(Array<boolean>(11).fill(true));
  });

  it('is nothing else', () => {
    const buffer = new ArrayBuffer(8);
    const tagged = { [Symbol.toStringTag]: 'Map' };
    const values = [1, null, 'x', buffer, new Uint8Array(buffer), new DataView(buffer), { a: [1] }, new Map([[1, {}]]), tagged];

    expect(values.some(isBoundToAgents)).to.equal(false);
  });

  for (const [name, host] of everyHost) {
    it(`arrives in a window of the same agent, and elsewhere as a messageerror (${name})`, async () => {
      await using browser = new Browser({ host: host() });
      const [one, two] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
      const listen = (window: AnyWindow, heard: string[]): void => {
        const channel = new window.BroadcastChannel('c');
        channel.onmessage = channel.onmessageerror = ({ type }) => void heard.push(type);
      };
      const [near, far]: [string[], string[]] = [[], []];
      await one.run((window) => listen(window, near));
      await two.run((window) => listen(window, far));

      await one.run((window) => {
        const channel = new window.BroadcastChannel('c');
        for (const message of [{ shared }, [module], { plain: 1 }]) channel.postMessage(message);
      });
      await browser.settle();

      expect([near, far]).to.deep.equal([
        ['message', 'message', 'message'],
        ['messageerror', 'messageerror', 'message'],
      ]);
    });
  }
});
