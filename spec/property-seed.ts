// Loaded before all specs: properties try the same inputs in every run, so that a failure always has a reason. `STORAGELOOM_SEED=random`
// draws others, a number those of that number.
import fc from 'fast-check';

const { STORAGELOOM_SEED: asked = '20261129' } = process.env;
if (asked !== 'random') {
  const seed = Number(asked);
  if (!Number.isInteger(seed)) throw new Error(`STORAGELOOM_SEED is ${asked}, which is neither a whole number nor random.`);
  fc.configureGlobal({ seed });
}
