import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Ask } from '../../lib/cli/ask.ts';
import { commandFolder } from './command-folder.ts';
import { lessonText } from './lesson-source.ts';

/** A person who types these lines, and then nothing any more. */
function person(...lines: readonly string[]): { ask: Ask; asked: string[] } {
  const [left, asked] = [[...lines], [] as string[]];
  const ask: Ask = async (prompt) => {
    asked.push(prompt);
    return left.shift() ?? null;
  };
  return { ask, asked };
}

describe('storageloom lesson', () => {
  const { folder, storageloom } = commandFolder();

  before(() => {
    writeFileSync(join(folder.path, 'small.mjs'), `export default ${lessonText()};`);
    const other = lessonText("run: async () => 'c', needs: 'html'");
    writeFileSync(join(folder.path, 'other.mjs'), `export default ${other};`);
    writeFileSync(
      join(folder.path, 'throws.mjs'),
      `export default ${lessonText("run: async () => { throw new Error('no'); }")};`,
    );
  });

  it('asks, runs, draws, and says that the answer was right, and why', async () => {
    const { code, out, err } = await storageloom(['lesson', 'small.mjs', '--answer', '1']);

    expect([code, err]).to.deep.equal([0, 'small.mjs on bare, seed 1\n']);
    expect(out).to.equal(
      [
        'A small one',
        '',
        'There is one tab.',
        '',
        'a or b?',
        '  1  It is a.',
        '  2  It is b.',
        '',
        'ms  tab1          local',
        ' 0  ┃ ⇢ a.example │',
        '    ┃ k=v ───────►│',
        '    ─ ✓ a ──────────────────────────────',
        '    │             │',
        '│ lifeline   ┃ acts   ─► write   ✓ holds   ⇢ navigates   ── note',
        '',
        '✓ 1 is right: It is a.',
        '',
        'Because of a.',
        '',
        'In the standard:',
        '  A standard',
        '    https://a.example/#a',
        '',
        'And if it were so: There is none.',
        '  storageloom lesson small.mjs --variant',
        '',
      ].join('\n'),
    );
  });

  it('says what is right where the answer was wrong, and has passed all the same', async () => {
    const { code, out } = await storageloom(['lesson', 'small.mjs', '--answer', '2']);

    expect(code).to.equal(0);
    expect(out).to.include('\n✗ Not 2. 1 is right: It is a.\n\nBecause of a.\n');
  });

  it('asks the variant instead, and leads nowhere from there', async () => {
    const { code, out } = await storageloom(['lesson', 'small.mjs', '--variant', '--answer', '2']);

    expect(code).to.equal(0);
    expect(out).to.match(/^A small one: the variant\n\nThere is one tab\.\n\nBut now: There is none\.\n/);
    expect(out).to.match(
      /✓ 2 is right: It is b\.\n\nBecause of b\.\n\nIn the standard:\n  A standard\n    https:\/\/a\.example\/#b\n$/,
    );
  });

  it('asks a person on a terminal, until there is an answer, and offers the variant', async () => {
    const { ask, asked } = person('', '3', 'x', ' 1 ', 'y', '1');

    const { code, out } = await storageloom(['lesson', 'small.mjs'], { ask });

    expect(asked).to.deep.equal([
      '1 to 2, or q: ',
      '1 to 2, or q: ',
      "'3' is no answer. Type the number of one: 1 to 2, or q: ",
      "'x' is no answer. Type the number of one: 1 to 2, or q: ",
      'Shall it be asked? (y/n) ',
      '1 to 2, or q: ',
    ]);
    expect(code).to.equal(0);
    expect(out).to.match(/✓ 1 is right: It is a\.[^]*\n\nA small one: the variant\n[^]*✗ Not 1\. 2 is right: It is b\./);
  });

  it('leaves when the person has had enough', async () => {
    const [left, declined] = [person('q'), person('2', 'n')];

    const [first, second] = [
      await storageloom(['lesson', 'small.mjs'], { ask: left.ask }),
      await storageloom(['lesson', 'small.mjs'], { ask: declined.ask }),
    ];

    expect([first.code, second.code]).to.deep.equal([0, 0]);
    expect(first.out).not.to.include('lifeline');
    expect(second.out).not.to.include(': the variant');
  });

  it('ends as interrupted when no answer comes any more', async () => {
    const [nothing, one] = [person(), person('1')];

    const codes = [
      (await storageloom(['lesson', 'small.mjs'], { ask: nothing.ask })).code,
      (await storageloom(['lesson', 'small.mjs'], { ask: one.ask })).code,
    ];

    expect(codes).to.deep.equal([130, 130]);
  });

  it('says what to do where nobody can be asked, below the question', async () => {
    const { code, out, err } = await storageloom(['lesson', 'small.mjs']);

    expect(code).to.equal(2);
    expect(out).to.match(/a or b\?\n  1  It is a\.\n  2  It is b\.\n\n$/);
    expect(err).to.equal(
      'storageloom: Nobody can be asked.\n  Standard input and output are no terminal.\n  Give the answer: storageloom lesson small.mjs --answer 1\n',
    );
  });

  it('refuses an answer that is none of the choices', async () => {
    const { code, out, err } = await storageloom(['lesson', 'small.mjs', '--answer', '3']);

    expect([code, out]).to.deep.equal([2, '']);
    expect(err).to.include("--answer cannot be '3'.\n  There are 2 answers to choose from.");
  });

  it('gives a pipe the trace in the format that it asks for, and nothing else', async () => {
    const { out, err } = await storageloom(['lesson', 'small.mjs', '--answer', '1', '--format', 'json']);

    const types = out
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => (JSON.parse(line) as { type: string }).type);
    expect(types).to.include.members(['storage-written', 'check']);
    expect(err).to.match(/^A small one\n[^]*✓ 1 is right/);
  });

  it('writes the trace into a file, and the words to the terminal', async () => {
    const { out, err } = await storageloom(['lesson', 'small.mjs', '--answer', '1', '-o', 'run.jsonl']);

    expect(err).to.match(/^small\.mjs on bare, seed 1\nwrote run\.jsonl: json, \d+ bytes\n$/);

    expect(existsSync(join(folder.path, 'run.jsonl'))).to.equal(true);
    expect(readFileSync(join(folder.path, 'run.jsonl'), 'utf8')).to.match(/^\{"storageloom":"trace"/);
    expect(out).to.match(/^A small one\n[^]*2  It is b\.\n\n\n✓ 1 is right/);
  });

  it('runs on the host that is asked for, or that the lesson needs', async () => {
    const [asked, needed] = [
      await storageloom(['lesson', 'lost-update', '--answer', '2', '--host', 'happy-dom']),
      await storageloom(['lesson', 'other.mjs', '--answer', '2']),
    ];

    expect(asked.err).to.equal('lost-update on happy-dom, seed 1\n');
    expect(needed.err).to.equal('other.mjs on happy-dom, seed 1\n');
  });

  it('fails where the run shows something else than the lesson tells', async () => {
    const { code, out } = await storageloom(['lesson', 'other.mjs', '--answer', '2']);

    expect(code).to.equal(1);
    expect(out).to.include('The lesson is wrong: it says a, the run observed c.');
  });

  it('fails where the scenario of the lesson throws, and says how to run it again', async () => {
    const { code, err } = await storageloom(['lesson', 'throws.mjs', '--variant', '--answer', '1']);
    const thrown = await storageloom(['lesson', 'throws.mjs', '--answer', '1']);

    expect([code, err]).to.deep.equal([0, 'throws.mjs on bare, seed 1\n']);
    expect(thrown.code).to.equal(1);
    expect(thrown.err).to.match(/failed: Error: no\n[^]*npx storageloom lesson throws\.mjs --answer 1 --seed 1\n$/);
  });

  it('says everything in ASCII where it is asked to', async () => {
    const { out } = await storageloom(['lesson', 'small.mjs', '--answer', '1', '--ascii']);

    expect(out).to.match(/^[\n -~]+$/);
    expect(out).to.include('\nV 1 is right: It is a.\n');
  });

  it('can be read at twenty columns', async () => {
    const { out } = await storageloom(['lesson', 'small.mjs', '--answer', '1', '--width', '20']);

    expect(out).to.match(/^A small one\n\nThere is one tab\.\n\na or b\?\n  1  It is a\.\n/);
    expect(out).to.include('✓ 1 is right: It is\n  a.\n');
  });
});
