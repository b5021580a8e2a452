import { register } from 'node:module';
import { called } from './vitest-double.ts';

// The entry in a process of its own, in a global that has a document, with a double for Vitest.
const double = new URL('vitest-double.ts', import.meta.url).href;
const resolve = `export const resolve = (name, context, next) =>
  name === 'vitest' ? { url: '${double}', shortCircuit: true } : next(name, context);`;
register(`data:text/javascript,${encodeURIComponent(resolve)}`);
Object.assign(globalThis, { document: {} });
const entry = await import('../../../lib/testing/vitest/index.ts');
const first = entry.browser();
const firstSeed = first.trace.header.seed;
entry.install({ url: 'https://shop.example/', browser: { seed: 8 } });
console.log(
  JSON.stringify({
    called,
    exported: Object.keys(entry),
    fixtures: Object.keys(entry.test),
    seeds: [firstSeed, entry.browser().trace.header.seed],
    other: (await entry.otherTab()).url,
    own: entry.ownTab().url,
    further: (await entry.tabs(2)).length,
  }),
);
await Promise.all([first.close(), entry.browser().close()]);
