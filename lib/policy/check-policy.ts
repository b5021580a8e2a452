import { parsedURL } from '../infra/can-parse-url.ts';
import { checkReadable, isArray, isRecord, kindOf, told } from '../infra/arguments.ts';
import { StorageloomError } from '../infra/failure.ts';
import { nearest } from '../infra/nearest.ts';
import { measures } from '../storage/measure.ts';
import type { StoragePolicyOptions } from './policy.ts';
import { isFault, parseSitePattern } from './site-pattern.ts';

type Check = (name: string, value: unknown) => void;

const areaNames: readonly string[] = ['localStorage', 'sessionStorage'];
const measureNames: readonly string[] = Object.keys(measures);

const checks: Readonly<Record<string, Check>> = {
  quota: checkQuota,
  block: checkBlock,
  thirdParty: oneOf(['allow', 'partition', 'session-only', 'block']),
  consent: (name, value) => {
    if (value !== null && typeof value !== 'function')
      throw bad(name, `It is ${told(value)}`, 'Give a function that answers true or false, or null.');
  },
  expireAfterMs: (name, value) => {
    if (value === null || (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1)) return;
    throw bad(name, `It is ${told(value)}`, 'Give a whole number of ms from 1 on, or null for never.');
  },
  expire: oneOf(['written', 'used']),
  persist: (name, value) => {
    if (typeof value !== 'boolean' && typeof value !== 'function')
      throw bad(name, `It is ${told(value)}`, 'Give true, false, or a function that answers one of them.');
  },
  linkCookies: (name, value) => {
    if (typeof value !== 'boolean') throw bad(name, `It is ${told(value)}`, 'Give true or false.');
  },
};

/**
 * A copy of what is set, which nobody can change any more: read once, and checked. Throws BAD_OPTION for what cannot be read, or cannot be
 * meant.
 */
export function takePolicy(options: unknown): StoragePolicyOptions {
  checkPolicy(options);
  const taken = copyOf(options);
  checkPolicy(taken);
  return taken as StoragePolicyOptions;
}

/** Of records and lists, however deep; all else is as it is. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return (value as readonly unknown[]).map((each) => each);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copyOf(member)]));
}

/** Throws BAD_OPTION for what cannot be meant. What is undefined is left as it is. */
export function checkPolicy(options: unknown): void {
  checkMembers('policy', options, Object.keys(checks), (name, value) => checks[name]?.(`policy.${name}`, value));
}

/** Throws BAD_OPTION for what is no size of an area. */
export function checkSize(name: string, value: unknown): void {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return;
  const mend =
    value === Infinity
      ? 'Give a whole number; Number.MAX_SAFE_INTEGER is as good as no limit.'
      : 'Give a whole number from 0 on; 0 is an area that nothing fits in.';
  throw bad(name, `It is ${told(value)}`, mend);
}

function checkQuota(name: string, quota: unknown): void {
  if (!isRecord(quota)) {
    checkSize(name, quota);
    return;
  }
  checkMembers(name, quota, [...areaNames, 'measure', 'origins'], (member, value) => {
    if (areaNames.includes(member)) checkSize(`${name}.${member}`, value);
    else if (member === 'measure') checkMeasure(`${name}.measure`, value);
    else checkOrigins(`${name}.origins`, value);
  });
}

function checkMeasure(name: string, measure: unknown): void {
  if (typeof measure === 'function' || measureNames.includes(measure as string)) return;
  throw bad(name, `It is ${told(measure)}`, `Give ${listed(measureNames)}, or a function that says how much a text takes.`);
}

function checkOrigins(name: string, origins: unknown): void {
  if (!isRecord(origins))
    throw bad(name, `It is ${kindOf(origins)}`, "Give a record such as { 'https://shop.example': { localStorage: 0 } }.");
  checkReadable(name, origins, []);
  for (const [origin, sizes] of Object.entries(origins)) {
    checkOrigin(`${name}['${origin}']`, origin);
    checkMembers(`${name}['${origin}']`, sizes, areaNames, (member, value) => checkSize(`${name}['${origin}'].${member}`, value));
  }
}

/** Throws BAD_OPTION for what no document has as its origin. */
export function checkOrigin(name: string, origin: unknown): void {
  const url = typeof origin === 'string' ? parsedURL(origin) : null;
  if (url !== null && url.origin !== 'null' && url.origin === url.href.replace(/\/$/, '')) return;
  const mend = url === null || url.origin === 'null' ? 'https://shop.example' : url.origin;
  throw bad(name, `${told(origin)} is no origin, which is a scheme, a host and perhaps a port`, `Write ${mend}.`);
}

function checkBlock(name: string, block: unknown): void {
  if (!isArray(block)) throw bad(name, `It is ${told(block)}`, 'Give a list such as ["ads.example"].');
  checkReadable(name, block, ['length']);
  for (let index = 0; index < block.length; index++) {
    const site = block[index];
    if (typeof site !== 'string') throw bad(name, `It holds ${told(site)}`, 'Give hosts and origins as texts.');
    const pattern = parseSitePattern(site.trim());
    if (isFault(pattern)) throw bad(name, `"${site}" cannot be blocked: ${pattern.why}`, pattern.mend);
  }
}

function oneOf(values: readonly string[]): Check {
  return (name, value) => {
    if (!values.includes(value as string)) throw bad(name, `It is ${told(value)}`, `Give ${listed(values)}.`);
  };
}

function checkMembers(name: string, record: unknown, known: readonly string[], check: Check): void {
  if (!isRecord(record)) throw bad(name, `It is ${kindOf(record)}`, `Give a record with some of ${known.join(', ')}.`);
  checkReadable(name, record, known);
  for (const [member, value] of Object.entries(record)) {
    if (!known.includes(member)) {
      const close = nearest(member, known);
      throw bad(
        `${name}.${member}`,
        'There is no such option',
        close === undefined ? `Known are ${known.join(', ')}.` : `Write ${close}.`,
      );
    }
    if (value !== undefined) check(member, value);
  }
}

function listed(values: readonly string[]): string {
  return values.map((value) => `"${value}"`).join(' or ');
}

function bad(name: string, why: string, mend: string): StorageloomError {
  return new StorageloomError('BAD_OPTION', { what: `The option ${name} cannot be used.`, why: `${why}.`, mend });
}
