import { behaviourWith } from '../behaviour/presets.ts';
import type { CoherenceModel } from '../coherence/coherence-model.ts';
import { shared } from '../coherence/shared.ts';
import { StorageloomError } from '../infra/failure.ts';
import { takePolicy } from '../policy/check-policy.ts';
import type { StoragePolicyOptions } from '../policy/policy.ts';
import type { BrowserOptions } from './options.ts';

/** What copies of storage have nothing to do with. */
const harmless: ReadonlySet<string> = new Set(['policy.persist', 'policy.linkCookies']);

/** Throws BAD_OPTION for what does not go together with copies of storage, which know sizes and nothing else of a policy. */
export function checkCopies({
  storage = 'shared',
  policy = {},
  engine = 'standard',
  behaviour = {},
}: Partial<BrowserOptions<object>> | Partial<BrowserOptions<never>>): void {
  if (storage === 'shared') return;
  checkPolicyOfCopies(policy);
  const { quotaMeasure } = behaviourWith(behaviour, engine);
  if (quotaMeasure !== 'utf-16') throw refused('storage', `behaviour.quotaMeasure is "${quotaMeasure}", and copies count utf-16`);
}

/** Throws BAD_OPTION for what copies of storage would not heed. */
export function checkPolicyOfCopies(policy: StoragePolicyOptions): void {
  const { quota, ...others } = policy;
  const given = Object.entries(others).filter(([, value]) => value !== undefined && value !== null);
  const names = given.map(([name]) => `policy.${name}`);
  if (typeof quota === 'object' && (quota.measure ?? 'utf-16') !== 'utf-16') names.push('policy.quota.measure');
  const name = names.find((each) => !harmless.has(each));
  if (name !== undefined) throw refused(name, 'Processes have copies of storage, in which only sizes are heeded');
}

/** A policy for a browser that has been made. Throws BAD_OPTION for what cannot be meant, or what its copies would not heed. */
export function takePolicyOf(coherence: CoherenceModel, policy: StoragePolicyOptions): StoragePolicyOptions {
  const taken = takePolicy(policy);
  if (coherence !== shared) checkPolicyOfCopies(taken);
  return taken;
}

function refused(name: string, why: string): StorageloomError {
  return new StorageloomError('BAD_OPTION', {
    what: `The option ${name} cannot be used with copies of storage.`,
    why: `${why}.`,
    mend: "Leave it out, or give new Browser() storage: 'shared'.",
  });
}
