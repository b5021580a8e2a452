import { expect } from 'chai';
import { runInNewContext } from 'node:vm';
import { Browser } from '../../../lib/index.ts';
import { everyHost } from '../every-host.ts';
import { holdsPlatformObject } from '../../../lib/html/messages/unserializable.ts';

class Platform {}
const holds = (value: unknown): boolean => holdsPlatformObject(value, (object) => object instanceof Platform);

describe('a platform object in a value', () => {
  it('is found as the value itself, and in objects, lists, maps, sets and instances, also of another realm', () => {
    const one = new Platform();
    const circle: unknown[] = [one];
    circle.unshift(circle);
    const values = [one, { a: { b: one } }, [[one]], new Map([[1, one]]), new Map([[one, 1]]), new Set([one]), circle];
    const foreign = runInNewContext('(one) => [{ one }, new Map([[1, one]]), new Set([one])]') as (one: object) => object[];

    expect([...values, ...foreign(one)].map(holds)).to.deep.equal(Array<boolean>(10).fill(true));
  });

  it('is in nothing else, and no accessor is asked', () => {
    const asked: string[] = [];
    const accessor = {
      get a() {
        asked.push('a');
        return new Platform();
      },
    };
    const hidden = Object.defineProperty({}, 'x', { value: new Platform(), enumerable: false });

    expect([1, null, 'x', new Uint8Array(4), new ArrayBuffer(4), new Date(), accessor, hidden, { a: [1] }].some(holds)).to.equal(
      false,
    );
    expect(asked).to.deep.equal([]);
  });

  it('is looked for in values with more parts than a call has room for arguments', () => {
    const many = Array.from({ length: 200_000 }, (_, n) => n);

    expect([holds(many), holds(new Set(many)), holds([...many, new Platform()])]).to.deep.equal([false, false, true]);
  });

  for (const [name, host] of everyHost) {
    it(`is no message, and neither is a DOMException (${name})`, async () => {
      await using browser = new Browser({ host: host() });
      const tab = await browser.open('https://a.example/');

      const sent = await tab.run((window) => {
        const channel = new window.BroadcastChannel('c');
        const objects = {
          ...{
            navigator: window.navigator,
            controller: new window.AbortController(),
            signal: new window.AbortController().signal,
          },
          ...{ headers: new window.Headers(), form: new window.FormData(), url: new window.URL('https://a.example/') },
          ...{ encoder: new window.TextEncoder(), exception: new window.DOMException('a', 'AbortError') },
          ...{ channel: new window.MessageChannel(), deep: [new window.Headers()] },
        };
        return Object.entries(objects).filter(([, object]) => {
          try {
            return channel.postMessage(object) === undefined;
          } catch (error) {
            return (error as Error).name !== 'DataCloneError';
          }
        });
      });

      expect(sent.map(([what]) => what)).to.deep.equal([]);
    });
  }
});
