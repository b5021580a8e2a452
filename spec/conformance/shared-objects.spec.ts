import { expect } from 'chai';
import { failing } from '../test-failure.ts';
import { Browser, type BareWindow } from '../../lib/index.ts';
import { reachable } from '../hosts/reachable.ts';

/** ECMAScript's intrinsics and what windows take over from the platform: a window without a realm shares them with its surroundings. */
const platform: ReadonlySet<string> = new Set([
  ...[
    'Object',
    'Function',
    'Array',
    'Error',
    'TypeError',
    'Promise',
    'Symbol',
    'Map',
    'Set',
    'WeakMap',
    'Math',
    'JSON',
    'Reflect',
  ],
  ...['Intl', 'Atomics', 'WebAssembly', 'URL', 'Iterator'],
]);

function surroundings(): Set<object> {
  const globals = Object.getOwnPropertyNames(globalThis).filter(
    (name) => platform.has(name) || /^[A-Z]|^(?:eval|is|parse|decode|encode|escape|unescape|atob|btoa)/.test(name),
  );
  const roots = Object.fromEntries(globals.map((name) => [name, Reflect.get(globalThis, name)]));
  const own = function* (): Generator<object> {
    for (const root of Object.values(roots)) if (typeof root === 'function' || typeof root === 'object') yield root;
  };
  return new Set(reachable(Object.fromEntries([...own()].map((root, index) => [String(index), root])), new Set()).keys());
}

/** A window that has been used in every way that hands out objects. */
async function used(): Promise<Readonly<Record<string, object>>> {
  const browser = new Browser();
  const tab = await browser.open('https://a.example/');
  const other = await browser.open('https://a.example/');
  const { window } = tab;
  const objects: Record<string, object> = { window };
  const keep = (event: object): void => void (objects[`a ${String(Reflect.get(event, 'type'))} event`] = event);
  for (const type of ['storage', 'error', 'popstate', 'message', 'x'] as const) window.addEventListener(type, keep);
  window.setTimeout(() => {
    throw new window.DOMException('thrown', 'DataError');
  });
  other.window.localStorage.setItem('k', 'v');
  window.history.pushState({}, '', '#a');
  window.history.back();
  window.postMessage({}, '*');
  const { port1, port2 } = new window.MessageChannel();
  Object.assign(objects, { port1, port2 });
  await failing(browser.settle({ timers: true }));
  window.dispatchEvent(new window.CustomEvent('x'));
  return objects;
}

describe('windows of two Browsers (bare)', () => {
  it('share nothing that page code could reach and change, but for what all code shares', async () => {
    const beyond = surroundings();
    const [one, other] = [reachable(await used(), beyond), reachable(await used(), beyond)];

    const shared = [...one].filter(([object]) => other.has(object) && !Object.isFrozen(object)).map(([, path]) => path);

    expect(shared).to.deep.equal([]);
    for (const path of [
      'window.__proto__.__proto__',
      'a storage event.__proto__',
      'a message event.__proto__',
      'port1.__proto__',
    ]) {
      expect([...one.values()]).to.include(path);
    }
  });

  it('take a value of their own for a name of ECMAScript', async () => {
    const window = (await new Browser().open()).window as BareWindow & { Array: unknown };

    window.Array = 1;

    expect([window.Array, Object.hasOwn(window, 'Array')]).to.deep.equal([1, true]);
    expect(Reflect.get((await new Browser().open()).window, 'Array')).to.equal(Array);
  });
});
