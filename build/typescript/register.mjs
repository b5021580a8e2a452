import { register } from 'node:module';

// `node --import ./build/typescript/register.mjs FILE` runs a file of this repository from its sources, as `tsx` does, but as fast as the
// package runs: `tsx` keeps the name of each function by a call that is made whenever a function is, which makes exploring three times
// slower. So specs are run, but where lines are counted.
register('./hooks.mjs', import.meta.url);
process.setSourceMapsEnabled(true);
