import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { Browser } from '../../lib/index.ts';
import type { TraceData } from '../../lib/trace/reader.ts';
import { traceSchema } from '../../lib/trace/schema.ts';
import { faultsOf, isEvent, isHeader, isTrace } from './schema-validator.ts';

type Members = Readonly<Record<string, unknown>>;

/** A life with most of what a trace tells of. */
async function lived(): Promise<TraceData> {
  const browser = new Browser({
    pages: ({ url }) => new Response(url, { headers: { 'set-cookie': 'a=b' } }),
    limits: { keptPages: 1 },
  });
  const [tab, other] = [await browser.open('https://a.example/1'), await browser.open('https://a.example/x')];
  tab.localStorage.setItem('k', 'v'.repeat(300));
  tab.localStorage.setItem('k', 'v'.repeat(300));
  tab.localStorage.removeItem('gone');
  tab.document.cookie = 'c=d';
  browser.setPolicy({ quota: { localStorage: 10 } });
  await tab.run(({ setTimeout, clearTimeout, localStorage }) => {
    clearTimeout(setTimeout(() => undefined, 10));
    setTimeout(() => localStorage.clear(), 5);
  });
  await browser.settle({ timers: true });
  for (const path of ['/2', '/3']) await tab.goto(path);
  await tab.back();
  await other.hide();
  browser.note('x');
  (await tab.duplicate()).crash();
  await browser.close();
  return browser.trace.toJSON();
}

/** Changes one thing of an object; null: that cannot be done to it. */
type Mutation = (members: Members, name: string) => Members | null;

const mutations: Readonly<Record<string, Mutation>> = {
  'a member less': (members, name) => Object.fromEntries(Object.entries(members).filter(([each]) => each !== name)),
  'a member more': (members, name) => ({ ...members, [`${name}2`]: 1 }),
  'a member of another type': (members, name) => ({
    ...members,
    [name]: typeof members[name] === 'object' ? true : [members[name]],
  }),
  'a number below all': (members, name) => (typeof members[name] === 'number' ? { ...members, [name]: -2 } : null),
  'a part of a number': (members, name) =>
    typeof members[name] === 'number' && !['ms', 'now', 'seed'].includes(name)
      ? { ...members, [name]: members[name] + 0.5 }
      : null,
  'another type of event': (members) => ({ ...members, type: 'storage-forgotten' }),
  'another reason': (members) =>
    Array.isArray(reasons.get(String(members['type']))) ? { ...members, ...reasons.get(String(members['type']))?.[0] } : null,
};

/** A text that the closed set of its type does not have. */
const reasons: ReadonlyMap<string, readonly Members[]> = new Map([
  ['task-queued', [{ source: 'whim' }]],
  ['task-removed', [{ reason: 'whim' }]],
  ['area-created', [{ kind: 'whim' }]],
  ['navigation-started', [{ cause: 'whim' }]],
  ['visibility-changed', [{ visibility: 'whim' }]],
]);

describe('the JSON Schema of a trace', () => {
  it('is the file that the package has', () => {
    const text = readFileSync(new URL('../../docs/trace.schema.json', import.meta.url), 'utf8');

    expect(JSON.parse(text)).to.deep.equal(traceSchema);
  });

  it('accepts a trace as it is, and each of its lines', async () => {
    const data = JSON.parse(JSON.stringify(await lived())) as TraceData;

    expect(faultsOf(isTrace, data)).to.deep.equal([]);
    expect(faultsOf(isHeader, data.header)).to.deep.equal([]);
    expect(data.events.flatMap((event) => faultsOf(isEvent, event))).to.deep.equal([]);
  });

  it('rejects 1,000 traces with one mutation each', async () => {
    const { header, events } = JSON.parse(JSON.stringify(await lived())) as TraceData;
    const lines: Members[] = [{ ...header }, ...events.map((event) => ({ ...event }))];
    const optional = new Set(['loop', 'cut', 'reason', 'storageKey', 'request']);
    let rejected = 0;
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.constantFrom(...Object.keys(mutations)), (line, member, how) => {
        const members = lines[line % lines.length] as Members;
        const names = Object.keys(members).filter((name) => how !== 'a member less' || !optional.has(name));
        const mutant = mutations[how]?.(members, names[member % names.length] as string) ?? null;
        fc.pre(mutant !== null && !(how === 'another type of event' && members === lines[0]));
        const data = { header, events };
        const isFirst = members === lines[0];
        const mutated = isFirst
          ? { ...data, header: mutant }
          : { ...data, events: events.with((line % lines.length) - 1, mutant as never) };
        expect(isTrace(mutated), `${how}: ${JSON.stringify(mutant)}`).to.equal(false);
        rejected++;
      }),
      { numRuns: 1_000 },
    );
    expect(rejected).to.be.at.least(1_000);
  });
});
