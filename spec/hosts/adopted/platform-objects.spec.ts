import { expect } from 'chai';
import { PlatformObjects } from '../../../lib/hosts/adopted/platform-objects.ts';
import { fromHappyDom, fromJsdom } from './windows.ts';

describe('platform objects of a window that others made', () => {
  for (const [name, make] of Object.entries({
    'happy-dom': fromHappyDom,
    jsdom: () => fromJsdom({ runScripts: 'outside-only' }),
  })) {
    it(`are those of its own classes, but for what ECMAScript has (${name})`, () => {
      const { window, end } = make();
      const platformObjects = new PlatformObjects(window);
      const named = (member: string): unknown => Reflect.get(window, member);
      const make1 = (className: string, ...args: readonly unknown[]): object =>
        Reflect.construct(named(className) as Function, args) as object;
      const platform = [
        ...[
          window,
          named('navigator'),
          named('history'),
          named('performance'),
          named('crypto'),
          named('screen'),
          named('location'),
        ],
        ...['FormData', 'Headers', 'AbortController', 'XMLHttpRequest', 'DOMException'].map((each) => make1(each)),
        ...[
          make1('URL', 'https://a.example/'),
          make1('MutationObserver', () => undefined),
          (make1('AbortController') as AbortController).signal,
        ],
      ] as readonly object[];
      const plain = [
        ...['Object', 'Array', 'Map', 'Set', 'Date', 'Error', 'TypeError'].map((each) => make1(each)),
        make1('Uint8Array', 2),
      ];
      class Cart {}
      Reflect.set(window, 'Cart', Cart);

      const answers = [...platform, ...plain, new Cart(), Object.create(null) as object].map((each) => platformObjects.has(each));

      expect(answers).to.deep.equal([...platform.map(() => true), ...plain.map(() => false), false, false]);
      end();
    });
  }

  it('are none where the surroundings make copies of their own', () => {
    const platformObjects = new PlatformObjects({ Blob, File, Event });

    expect([new Blob([]), new Event('x'), new TextEncoder()].map((each) => platformObjects.has(each))).to.deep.equal([
      false,
      true,
      true,
    ]);
  });
});
