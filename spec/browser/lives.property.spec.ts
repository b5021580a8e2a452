import { expect } from 'chai';
import fc from 'fast-check';
import { allHosts, propertyHosts } from '../conformance/hosts.ts';
import { livesPrograms, type Program } from './lives-program.ts';
import { runLives } from './lives-run.ts';
import { itSoaks, runsOf } from '../soak.ts';

/** To turn a failure red again: what the failing run printed. */
const { LIVES_PROGRAM: given, LIVES_HOST: givenHost = 'bare' } = process.env;

/** Calls in each sequence, at most. */
const calls = 70;

async function firstBroken(program: Program, hostName: string): Promise<string | null> {
  const { broken } = await runLives(program, hostOf(hostName));
  return broken[0] ?? null;
}

function hostOf(name: string): Parameters<typeof runLives>[1] {
  const found = allHosts.find((host) => host.name === name);
  if (found === undefined) throw new Error(`There is no host ${name}.`);
  return found.host();
}

function againLine(program: Program, hostName: string): string {
  return `LIVES_HOST=${hostName} LIVES_PROGRAM='${JSON.stringify(program)}' npx mocha spec/browser/lives.property.spec.ts -g 'given sequence'`;
}

/** Runs random programs; the smallest one that breaks a claim is written down so that it can be run again. */
async function assertForAll(hostName: 'bare' | 'happy-dom' | 'jsdom'): Promise<void> {
  const property = fc.asyncProperty(livesPrograms(calls), async (program) => {
    const broken = await firstBroken(program, hostName);
    if (broken !== null) throw new Error(broken);
  });
  const result = await fc.check(property, { numRuns: runsOf(`lives, ${hostName}`) });
  if (!result.failed) return;
  const [program] = result.counterexample ?? [];
  const lines = [
    String(result.errorInstance),
    `  after ${result.numRuns} sequences and ${result.numShrinks} smaller ones; again:`,
  ];
  throw new Error([...lines, `  ${program === undefined ? 'nothing was run' : againLine(program, hostName)}`].join('\n'));
}

/** In how many of some sequences each thing happens. */
async function sharesOf(hostName: string, numRuns: number): Promise<Readonly<Record<string, number>>> {
  const programs = fc.sample(livesPrograms(calls), { numRuns, seed: 1 });
  const counts = new Map<string, number>();
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const program of programs) {
    const { did, delivered, browser } = await runLives(program, hostOf(hostName));
    for (const name of did) count(name);
    if (delivered > 0) count('(heard)');
    if (browser.schedule !== '') count('(unnatural)');
  }
  return Object.fromEntries([...counts].map(([name, times]) => [name, times / programs.length]));
}

describe('whatever users and pages do to tabs', () => {
  if (given !== undefined) {
    it('holds in the given sequence', async () => {
      // What a failing run has printed.
      const program = JSON.parse(given) as Program;

      const broken = await firstBroken(program, givenHost);

      expect(broken, broken ?? '').to.equal(null);
    });
  }

  for (const { name } of propertyHosts) {
    it(`events, tasks, sessions and storage keep their rules after every task: ${name}`, async () => {
      await assertForAll(name);
    });
  }
});

describe('the sequences', () => {
  itSoaks('are of every kind: an event is heard in a fifth of them, and each action is carried out in a twentieth', async () => {
    const shares = await sharesOf('bare', 300);
    const withMarkup = await sharesOf('happy-dom', 60);

    if (process.env['LIVES_SHARES'] !== undefined) console.log(shares, withMarkup);
    const called = ['open', 'goto', 'reload', 'back', 'forward', 'run', 'outside', 'hide', 'show', 'close', 'crash', 'duplicate'];
    const others = [
      '(a tab in a sandbox)',
      'addFrame',
      'remove frame',
      'run in frame',
      'restart drop',
      'restart restore',
      'step',
      'settle',
      'advance',
    ];
    const handlers = ['storage', 'beforeunload', 'beforeunload, to stay', 'pagehide', 'unload', 'pageshow', 'popstate'];
    const windows = [
      'window.open',
      'window.open, noopener',
      'window.open by name',
      'disown',
      'lead',
      'close other',
      'postMessage',
    ];
    const frames = ['insert frame', 'insert frame, boxed', '(a frame in a frame)'];
    const meetings = ['(a foreign window)', '(a message heard)', '(a message of a foreign origin heard)', '(another group)'];
    const channels = ['open channel, done', 'post to channel, done', 'close channel, done', '(a channel message heard)'];
    const locks = ['request lock, done', 'release lock, done', '(a lock granted)', '(a lock waited for)'];
    const moves = ['history.back', 'history.go(-2)', 'history.go(1)', 'pushState', 'replaceState', 'assign', 'location.replace'];
    const writes = ['setItem', 'removeItem', 'clear'].flatMap((act) => [`${act} localStorage`, `${act} sessionStorage`]);
    const timers = ['setTimeout', 'setInterval', 'remove itself'];
    const acts = [...moves, ...writes, ...handlers.map((type) => `on ${type}`), ...timers, 'window.close', 'crash inside'];
    for (const name of [...called, ...others, ...acts, ...windows, ...frames, ...meetings, ...channels, ...locks])
      expect(shares[name] ?? 0, name).to.be.at.least(0.05);
    expect(shares['(heard)']).to.be.at.least(0.2);
    expect(shares['(unnatural)']).to.be.at.least(0.05);
    for (const name of ['link', '(srcdoc)']) expect(withMarkup[name] ?? 0, name).to.be.at.least(0.05);
  });
});
