import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { exploreArguments } from '../../../lib/cli/arguments/explore.ts';
import { exploreScenario } from '../../../lib/cli/explore/explore-scenario.ts';
import { commandFolder } from '../command-folder.ts';
import { counting, written } from './written.ts';

describe('the command explore', () => {
  const { folder, storageloom } = commandFolder();
  const file = (name: string, text: string): string => written(folder.path, name, text);
  const late = 'schedules: 400, timers: { lateness: 20 }';

  it('says that all orders pass', async () => {
    const found = await storageloom(['explore', file('safe.mjs', counting(true))]);

    expect(found).to.deep.equal({
      code: 0,
      out: 'The only order passes (storage shared, timers exact, random numbers of seed 1, until horizonMs, 60 s).\n',
      err: 'passed\n',
    });
  });

  it('shows a schedule that fails, with the command that repeats it, which does', async () => {
    const lost = file('lost.mjs', counting(false, late));

    const found = await storageloom(['explore', lost]);
    const again = /--replay '(.*)'\n$/.exec(found.out)?.[1] ?? '';
    const repeated = await storageloom(['explore', lost, '--replay', again]);

    expect([found.code, found.err]).to.deep.equal([1, 'failed: one was lost\n']);
    expect(found.out).to.match(/^one was lost \(schedule \d+ of 400, shrunk from .*\)\n {2}tab\d.* ms late/);
    expect(repeated.out).to.match(/^one was lost \(repeated\)\n/);
    expect(repeated.code).to.equal(1);
  });

  it('goes by its flags before what the scenario says', async () => {
    const name = file('flags.mjs', counting(true, late));

    const { out } = await storageloom(['explore', name, '--strategy', 'sampled', '--schedules', '7', '--seed', '5']);

    expect(out).to.match(/^7 schedules pass, of more \(storage shared, timers up to 20 ms late, seeds from 5 on/);
  });

  it('takes another storage than the scenario says, which the command that repeats a failure has too', async () => {
    const stored = `export default { options: {}, async test({ tabs, rest }) {
      for (const tab of tabs) tab.start(({ localStorage }) => localStorage.setItem('n', Number(localStorage.getItem('n')) + 1));
      await rest();
      if (tabs[0].localStorage.getItem('n') !== '2') throw new Error('one was lost');
    } }`;
    const name = file('stored.mjs', stored);
    const shared = await storageloom(['explore', name]);

    const found = await storageloom(['explore', name, '--storage', 'webkit']);
    const [command = ''] = /explore \S+ --storage webkit --replay '.*'\n$/.exec(found.out) ?? [];
    const again = await storageloom(['explore', name, '--storage', 'webkit', '--replay', /'(.*)'/.exec(command)?.[1] ?? '']);

    const sampled = ['explore', name, '--storage', 'webkit', '--strategy', 'sampled'];
    for (const number of [1, 2]) await storageloom([...sampled, '--shard', `${number}/2`, '-o', `webkit${number}.json`]);
    const merged = await storageloom(['explore', '--merge', 'webkit1.json', 'webkit2.json']);

    expect([shared.code, found.code, again.code]).to.deep.equal([0, 1, 1]);
    expect(merged.out).to.match(/explore \S+ --storage webkit --replay '.*'\n$/);
    expect(again.out).to.match(/^one was lost \(repeated\)\n/);
  });

  it('looks at no later timers than --to', async () => {
    const name = file('to.mjs', counting(true));

    const { code, out, err } = await storageloom(['explore', name, '--threshold', 'timers.lateness', '--to', '3']);

    expect([code, err]).to.deep.equal([0, 'passed\n']);
    expect(out).to.match(/^Timers may be late: no failure was found up to 3 ms/);
  });

  it('says up to where a test holds, which is an answer, unless it never does', async () => {
    const holds = await storageloom(['explore', file('holds.mjs', counting(false)), '--threshold', 'timers.lateness']);
    const never = 'export default { options: {}, test() { throw new Error("never") } }';
    const broken = await storageloom(['explore', file('never.mjs', never), '--threshold', 'timers.lateness']);

    const [, breaks] =
      /^Timers may be late: no failure was found up to \d+ ms in [\d,]+ schedules, which is no proof; it breaks at (\d+) ms\.\none was lost/.exec(
        holds.out,
      ) ?? [];
    expect([holds.code, holds.err]).to.deep.equal([0, `breaks at ${breaks} ms\n`]);
    expect([broken.code, broken.err]).to.deep.equal([1, 'failed: never\n']);
    expect(broken.out).to.match(/^Timers may be late: it breaks at 0 ms\.\n/);
  });

  it('says how long messages between processes may take', async () => {
    const slow = `export default {
      options: { storage: 'chromium', schedules: 200 },
      async test({ tabs: [a, b], rest }) {
        b.localStorage.getItem('k');
        let seen;
        a.start(({ localStorage }) => localStorage.setItem('k', '1'));
        b.start(({ localStorage, setTimeout }) => setTimeout(() => (seen = localStorage.getItem('k')), 10));
        await rest();
        if (seen !== '1') throw new Error('not there in time');
      },
    }`;

    const holds = await storageloom([
      'explore',
      file('late-messages.mjs', slow),
      '--threshold',
      'messages.latency',
      '--format',
      'json',
    ]);
    const shared = await storageloom(['explore', file('shared.mjs', counting(true)), '--threshold', 'messages.latency']);

    const report = JSON.parse(holds.out);
    expect([holds.code, report.parameter, report.options.storage]).to.deep.equal([0, 'messages.latency', 'chromium']);
    expect(report.summary).to.match(/^Messages may be late: no failure was found up to \d+ ms .*; it breaks at \d+ ms\.$/);
    expect(report.breaks).to.be.within(5, 11);
    expect(shared.code).to.equal(2);
    expect(shared.err).to.match(/messages\.latency .* cannot be used/);
  });

  it('splits a search into shards that are one search again when they are merged', async () => {
    const name = file('shards.mjs', counting(false, late));
    const whole = JSON.parse((await storageloom(['explore', name, '--strategy', 'sampled', '--format', 'json'])).out);
    const codes: number[] = [];
    for (const number of [1, 2, 3]) {
      const { code, err } = await storageloom([
        ...['explore', name, '--strategy', 'sampled'],
        ...['--shard', `${number}/3`, '-o', `${number}.json`],
      ]);
      codes.push(code);
      expect(err).to.match(new RegExp(`^wrote ${number}\\.json: json, \\d+ bytes\n`));
    }

    const merged = await storageloom(['explore', '--merge', '3.json', '1.json', '2.json', '-o', 'all.json']);
    const all = JSON.parse(readFileSync(join(folder.path, 'all.json'), 'utf8'));

    expect([merged.code, codes.includes(1)]).to.deep.equal([1, true]);
    expect(all.failure).to.deep.equal(whole.failure);
    expect(all.shards).to.deep.equal(['1/3', '2/3', '3/3']);
  });

  it('fails where a report of a shard is missing, though those that are there pass', async () => {
    const name = file('whole.mjs', counting(true, 'strategy: "sampled", schedules: 10'));
    for (const number of [1, 3]) await storageloom(['explore', name, '--shard', `${number}/3`, '-o', `part${number}.json`]);

    const merged = await storageloom(['explore', '--merge', 'part1.json', 'part3.json']);

    expect(merged.code).to.equal(1);
    expect(merged.err).to.include('failed: a report is missing: 2/3');
  });

  it('splits no search that is not drawn by lot, whoever says what it is', async () => {
    const every = file('every.mjs', counting(true, 'strategy: "exhaustive"'));
    const line = file('line.mjs', counting(true, 'replay: "seed=1"'));
    const whole = await storageloom(['explore', every, '--shard', '1/1']);
    const drawn = await storageloom(['explore', every, '--shard', '1/2', '--strategy', 'sampled', '--schedules', '10']);

    const refused = [
      await storageloom(['explore', every, '--shard', '1/2']),
      await storageloom(['explore', line, '--shard', '1/2', '--strategy', 'exhaustive']),
      await storageloom(['explore', line, '--shard', '1/2']),
      await storageloom(['explore', every, '--strategy', 'sampled', '--shard', '1/2', '--schedules', '1']),
      await storageloom(['explore', every, '--strategy', 'sampled', '--shard', '5/8', '--schedules', '7']),
    ];

    expect([whole.code, drawn.code, ...refused.map(({ code }) => code)]).to.deep.equal([0, 0, 2, 2, 2, 2, 2]);
    expect(refused[1]?.err).to.equal(refused[0]?.err);
    expect(refused.map(({ err }) => err.split('\n')[0])).to.deep.equal([
      ...new Array(2).fill("storageloom: A search with the strategy 'exhaustive' has no shards."),
      "storageloom: A scenario whose options have 'replay' has no shards.",
      "storageloom: --shard cannot be '1/2'.",
      "storageloom: --shard cannot be '5/8'.",
    ]);
    expect(refused.map(({ err }) => /has (\d+ schedules?), /.exec(err)?.[1]).slice(3)).to.deep.equal([
      '1 schedule',
      '7 schedules',
    ]);
  });

  it('fails where it was ended before any schedule counts', async () => {
    const brief = file(
      'brief.mjs',
      counting(
        true,
        'strategy: "sampled", limitMs: 1, browser: { pages: () => { const end = performance.now() + 3; while (performance.now() < end); return new Response("") } }',
      ),
    );

    const { code, err } = await storageloom(['explore', brief, '--shard', '2/2']);

    expect([code, err]).to.deep.equal([1, 'failed: limitMs ended it before a schedule could count\n']);
  });

  it('refuses what a scenario has beside its options', async () => {
    const beside = file('beside.mjs', counting(true).replace('async test(', 'replay: "seed=1", async test('));

    const { code, err } = await storageloom(['explore', beside]);

    expect([code, err.split('\n')[0]]).to.deep.equal([2, 'storageloom: A scenario of explore() has no member replay.']);
  });

  it('runs each schedule of a search in one shard', async () => {
    const name = file('passing.mjs', counting(true, 'strategy: "sampled", schedules: 10'));
    const counts: number[] = [];
    for (const number of [1, 2, 3]) {
      const { out } = await storageloom(['explore', name, '--shard', `${number}/3`, '--format', 'json']);
      counts.push(JSON.parse(out).schedules);
    }

    expect(counts).to.deep.equal([4, 3, 3]);
  });

  it('tells how it goes on, and stops where it is interrupted', async () => {
    const slow = `export default { options: { strategy: 'sampled', schedules: 1e6 }, async test({ rest }) { await rest() } }`;
    const interrupt = new AbortController();
    let now = 0;
    let err = '';
    const io = { stdout: { write: () => true }, env: {}, isTTY: true, columns: undefined, cwd: folder.path };
    const stderr = { write: (text: string) => ((err += text), interrupt.abort()) };

    const code = await exploreScenario(
      exploreArguments.read([file('slow.mjs', slow)], {}),
      { ...io, stderr, interrupt: interrupt.signal },
      () => (now += 600),
    );

    expect(code).to.equal(130);
    expect(err).to.match(/^\r\u001b\[K[\d,]+ schedules in 1 s.*\r\u001b\[Kinterrupted\n$/s);
  });

  it('stops where tabs are never loaded, and where nobody awaits what fails', async () => {
    const waiting = `export default { options: { browser: { pages: () => new Promise(() => {}) } }, test() {} }`;
    const name = file('waiting.mjs', waiting);
    const idle = new AbortController();
    const rejected = new AbortController();
    rejected.abort(new Error('forgotten'));

    idle.abort();
    const stuck = await storageloom(['explore', name], { idle: idle.signal });
    const forgotten = await storageloom(['explore', file('fine.mjs', counting(true))], { unhandled: rejected.signal });

    expect([stuck.code, stuck.err.split('\n')[0]]).to.deep.equal([
      2,
      'storageloom: A schedule came to an end, and the test did not.',
    ]);
    expect([forgotten.code, forgotten.err]).to.deep.equal([
      1,
      'failed: a promise was rejected and nobody awaited it: Error: forgotten\n',
    ]);
  });

  it('leaves no file where there is nothing to be written', async () => {
    const { code, err } = await storageloom(['explore', 'none.mjs', '-o', 'left.json']);

    expect([code, err.split('\n')[0]]).to.deep.equal([2, 'storageloom: There is no file none.mjs.']);
    expect(() => readFileSync(join(folder.path, 'left.json'))).to.throw('ENOENT');
  });
});
