import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import type { CommandIO } from '../../lib/cli/command-io.ts';
import { commandFolder } from './command-folder.ts';
import { lessonText } from './lesson-source.ts';

const twoTabs = `
const one = await browser.open('https://a.example/');
const two = await browser.open('https://a.example/');
one.localStorage.setItem('k', 'v');
await browser.settle();
`;

describe('storageloom run', () => {
  const { folder, scenario, storageloom } = commandFolder();

  describe('with a scenario that passes', () => {
    it('prints the timeline and then the result; all else goes to the error stream', async () => {
      const file = scenario(`${twoTabs} return 'heard ' + two.heard.length;`);

      const { code, out, err } = await storageloom(['run', file]);

      expect([err, code]).to.deep.equal([`${file} on bare, seed 1\npassed\n`, 0]);
      expect(out).to.match(/k=v[^]*\n\nheard 1\n$/);
    });

    it('prints a result that is data, and none where nothing is returned', async () => {
      const data = await storageloom(['run', scenario('return { heard: [1, 2] };')]);
      const nothing = await storageloom(['run', scenario('')]);

      expect(data.out).to.equal(`${nothing.out}\n{ heard: [ 1, 2 ] }\n`);
    });

    it('prints nothing but JSON Lines for --format json', async () => {
      const file = scenario(`${twoTabs} return 'done';`);

      const { code, out, err } = await storageloom(['run', file, '--format', 'json']);

      const events: unknown[] = out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(code).to.equal(0);
      expect(events.length).to.be.greaterThan(5);
      expect(err).to.match(/seed 1\ndone\npassed\n$/);
    });

    it('writes the trace in a format, and the result beside it', async () => {
      const file = scenario(`${twoTabs} return 'done';`);

      const [piped, written] = [
        await storageloom(['run', file, '--format', 'mermaid']),
        await storageloom(['run', file, '-o', 'trace.mmd']),
      ];

      expect(piped.out).to.match(/^sequenceDiagram\n/);
      expect(piped.err).to.match(/done\npassed\n$/);
      expect([written.code, written.out]).to.deep.equal([0, 'done\n']);
      expect(written.err).to.match(/\nwrote trace.mmd: mermaid, \d+ bytes\npassed\n$/);
      expect(readFileSync(join(folder.path, 'trace.mmd'), 'utf8')).to.equal(piped.out);
    });

    it('runs nothing where the trace cannot be written', async () => {
      const { code, out, err } = await storageloom(['run', scenario(twoTabs), '-o', 'nowhere/trace.mmd']);

      expect([code, out]).to.deep.equal([2, '']);
      expect(err).to.match(/^storageloom: nowhere\/trace.mmd cannot be written.\n/);
    });

    it('prints the same text each time', async () => {
      const file = scenario(twoTabs);

      const [first, second] = [await storageloom(['run', file]), await storageloom(['run', file])];

      expect(first).to.deep.equal(second);
    });

    it('keeps the timeline to the width of the terminal, and to COLUMNS or 80 characters in a pipe', async () => {
      const file = scenario(twoTabs.replaceAll('https://a.example/', `https://a.example/${'long/'.repeat(40)}`));
      const widest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));

      const [narrow, piped] = [
        await storageloom(['run', file], { isTTY: true, columns: 60, env: { NO_COLOR: '1', COLUMNS: '100' } }),
        await storageloom(['run', file], { columns: 200, env: { COLUMNS: 'wide' } }),
      ];
      const told = await storageloom(['run', file], { env: { COLUMNS: '50' } });

      expect(widest(narrow.out)).to.be.within(51, 60);
      expect(widest(piped.out)).to.be.within(61, 80);
      expect(widest(told.out)).to.be.within(41, 50);
    });

    it('has colour on a terminal only, and not with NO_COLOR', async () => {
      const file = scenario(twoTabs);
      const colored = async (io: Partial<CommandIO>): Promise<boolean> =>
        (await storageloom(['run', file], io)).out.includes('\u001b[');

      const found = [
        await colored({ isTTY: true }),
        await colored({ isTTY: true, env: { NO_COLOR: '' } }),
        await colored({ isTTY: true, env: { NO_COLOR: '1' } }),
        await colored({ isTTY: false }),
      ];

      expect(found).to.deep.equal([true, true, false, false]);
    });
  });

  describe('with a lesson', () => {
    const lessonFile = (name: string, more = ''): string => {
      writeFileSync(join(folder.path, name), `export default ${lessonText(more)};`);
      return name;
    };

    it('runs it and its variant', async () => {
      const { code, err } = await storageloom(['run', lessonFile('fine.mjs')]);

      expect([code, err]).to.deep.equal([
        0,
        'fine.mjs on bare, seed 1\npassed\nfine.mjs, the variant, on bare, seed 1\npassed\n',
      ]);
    });

    it('fails where the variant does, and says what the two tell', async () => {
      const file = lessonFile('wrong.mjs', "choices: [{ text: 'A', predicts: 'a' }, { text: 'C', predicts: 'c' }]");

      const { code, err } = await storageloom(['run', file]);

      expect(code).to.equal(1);
      expect(err).to.include('failed: Error: The variant of the lesson is wrong: it says c, the run observed b.\n');
      expect(err).to.match(/npx storageloom run wrong\.mjs --seed 1\n$/);
    });

    it('has its title over the picture, unless another is asked for', async () => {
      const file = lessonFile('titled.mjs');

      const [own, other] = [
        await storageloom(['run', file, '--format', 'svg']),
        await storageloom(['run', file, '--format', 'svg', '--title', 'Mine']),
      ];

      expect(own.out).to.include('A small one</title>');
      expect(other.out).to.include('Mine</title>');
    });
  });

  describe('the order', () => {
    it('is told where a choice of a schedule never came up', async () => {
      const { code, err } = await storageloom(['run', scenario(twoTabs), '--order', '7:tab9.dom']);

      expect([code, err.split('\n').at(-3)]).to.deep.equal([
        0,
        'of the schedule, this never came up, or was the natural choice: 7:tab9.dom',
      ]);
    });

    const race = `${twoTabs.replace('one.local', 'await Promise.all([]); one.window.setTimeout(() => {}); two.window.setTimeout(() => {}); one.local')}
      for (let n = 0; n < 9; n++) { one.localStorage.setItem('n', n); two.localStorage.setItem('n', -n); }
      await browser.settle({ timers: true }); throw 1;`;

    it('is the natural one, unless a flag says that it follows from the seed', async () => {
      const file = scenario(race);

      const [natural, seeded] = [await storageloom(['run', file]), await storageloom(['run', file, '--order', 'seeded'])];

      expect(natural.err).not.to.include('replay(');
      expect(seeded.err).to.match(/^\S+ on bare, seed 1, seeded order\n/);
      expect(seeded.err).to.match(
        / --order seeded --seed 1\nthe same order in a test:\n {2}new Browser\(\{ seed: 1, scheduler: replay\('.+'\) \}\)\n$/,
      );
    });

    it('is the natural one where the flag says so, whatever the options say', async () => {
      const options = `import { seeded } from '${pathToFileURL('lib/index.ts').href}'; export const options = { scheduler: seeded(1) };`;
      const file = scenario(race, options);

      const [own, natural] = [await storageloom(['run', file]), await storageloom(['run', file, '--order', 'natural'])];

      expect([own.err.includes('replay('), natural.err.includes('replay(')]).to.deep.equal([true, false]);
    });
  });

  describe('the host', () => {
    it('is happy-dom for a scenario that needs HTML', async () => {
      const { code, err } = await storageloom(['run', scenario('', "export const needs = 'html';")]);

      expect([code, err.split(',')[0]]).to.deep.equal([0, `${folder.files}.mjs on happy-dom`]);
    });

    it('is the one of the options, unless a flag says another', async () => {
      const host = pathToFileURL('lib/hosts/happy-dom/index.ts').href;
      const file = scenario('', `import { happyDom } from '${host}'; export const options = { host: happyDom() };`);

      const [own, flag] = [await storageloom(['run', file]), await storageloom(['run', file, '--host', 'bare'])];

      expect([own.err, flag.err].map((text) => text.split(',')[0])).to.deep.equal([`${file} on happy-dom`, `${file} on bare`]);
    });

    it('must have HTML where the scenario needs it', async () => {
      const file = scenario('', "export const needs = 'html';");

      const { code, err } = await storageloom(['run', file, '--host', 'bare']);

      expect(code).to.equal(2);
      expect(err).to.include(`storageloom: ${file} cannot run on the host bare.`);
    });
  });

  it('takes the seed of the options, unless a flag says another', async () => {
    const file = scenario('', 'export const options = { seed: 5 };');

    const [own, flag] = [await storageloom(['run', file]), await storageloom(['run', file, '--seed', '9'])];

    expect([own.err, flag.err].map((text) => text.split('\n')[0])).to.deep.equal([
      `${file} on bare, seed 5`,
      `${file} on bare, seed 9`,
    ]);
  });

  it('refuses options that the Browser refuses', async () => {
    const { code, err } = await storageloom(['run', scenario('', "export const options = { clock: 'sundial' };")]);

    expect(code).to.equal(2);
    expect(err).to.match(/^storageloom: /);
  });

  it('hides no bug behind an explanation of wrong use', async () => {
    const file = scenario('', "export const options = { get seed() { throw new RangeError('a bug'); } };");

    const error: unknown = await storageloom(['run', file]).catch((reason: unknown) => reason);

    expect(error).to.be.instanceOf(RangeError);
  });

  it('prints what pages threw on the error stream', async () => {
    const file = scenario(
      "const tab = await browser.open('https://a.example/'); await tab.evaluate('setTimeout(() => { throw new Error(1) }); 1'); await browser.advance(9);",
    );

    const { code, err } = await storageloom(['run', file]);

    expect(code).to.equal(0);
    expect(err).to.match(/\ntab1 https:\/\/a\.example\/: uncaught exception: .*\npassed\n$/);
  });
});
