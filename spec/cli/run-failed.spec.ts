import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { commandFolder } from './command-folder.ts';

const twoTabs = `
const one = await browser.open('https://a.example/');
const two = await browser.open('https://a.example/');
one.localStorage.setItem('k', 'v');
await browser.settle();
`;

describe('storageloom run', () => {
  const { folder, scenario, storageloom } = commandFolder();

  describe('with a scenario that fails', () => {
    it('says what failed and where, and what to paste to see it again', async () => {
      const file = scenario("\n  assert.fail('one tab too few');\n", "import assert from 'node:assert/strict';");

      const { code, err } = await storageloom(['run', file, '--seed', '7']);

      expect(code).to.equal(1);
      expect(err).to.equal(
        `${file} on bare, seed 7\n` +
          `failed: AssertionError: one tab too few\n    at ${join(folder.path, file)}:3:10\n` +
          `seed 7; to run it again:\n  npx storageloom run ${file} --seed 7\n`,
      );
    });

    it('still prints the timeline up to there', async () => {
      const file = scenario(`${twoTabs} throw new Error('late');`);

      const { code, out } = await storageloom(['run', file]);

      expect(code).to.equal(1);
      expect(out).to.match(/k=v/);
    });

    it('has what failed in every picture, with its values', async () => {
      const file = scenario(`${twoTabs} assert.equal(two.heard.length, 2);`, "import assert from 'node:assert/strict';");
      const shown = async (format: string): Promise<string> => (await storageloom(['run', file, '--format', format])).out;

      expect(await shown('json')).to.match(
        /"type":"check",.*"text":"Expected values to be strictly equal: 1 !== 2",.*"passed":false/,
      );
      expect(await shown('text')).to.match(/✗ Expected values/);
      expect(await shown('svg')).to.match(/; 1 failure\.<\/desc>/);
      expect(await shown('mermaid')).to.match(/✗ Expected values to be strictly equal/);
      expect(await shown('html')).to.match(/Expected values to be strictly equal/);
    });

    it('has a promise that nobody awaited as a failure in the picture, too', async () => {
      const unhandled = AbortSignal.abort(new Error('lost'));

      const { out } = await storageloom(['run', scenario('await new Promise(() => {});')], { unhandled });

      expect(out).to.match(/✗ Error: lost/);
    });

    it('names the schedule that was given where it does not fit, and no other run', async () => {
      const { err } = await storageloom([
        ...['run', scenario(twoTabs.replace('await browser.settle', "two.localStorage.setItem('j', 'w'); await browser.settle"))],
        ...['--order', '0:tab9.dom'],
      ]);

      expect(err).to.include("the same order in a test:\n  new Browser({ seed: 1, scheduler: replay('0:tab9.dom') })\n");
      expect(err).not.to.include('again: new');
    });

    it('counts wrong use by the scenario as its failure, not as wrong use of the command', async () => {
      const file = scenario("await browser.open('nonsense');");

      const { code, err } = await storageloom(['run', file]);

      expect(code).to.equal(1);
      expect(err).to.match(/failed: StorageloomError: /);
    });

    it('ends with the last steps, unless the timeline is on the terminal above', async () => {
      const file = scenario(`${twoTabs} throw new Error('bad');`);

      const [piped, terminal, elsewhere] = [
        await storageloom(['run', file]),
        await storageloom(['run', file], { isTTY: true }),
        await storageloom(['run', file, '-o', 'failed.txt'], { isTTY: true }),
      ];

      expect(piped.err).to.match(
        /failed: Error: bad\n.*\nstorageloom: the last \d+ steps; seed 1\n[^]*⇢ a.example[^]*k=v[^]*\nseed 1; to run it again:\n/,
      );
      expect(piped.err.split('\n').length).to.be.below(40);
      expect(terminal.err).not.to.include('the last');
      expect(elsewhere.err).to.include('the last');
    });

    it('shows no steps for wrong use, and those of a failure that the run led to', async () => {
      const wrong = await storageloom(['run', scenario(`${twoTabs} await browser.advance(-1);`)]);
      const led = await storageloom(['run', scenario(`${twoTabs} await browser.runUntil(() => false);`)]);

      expect(wrong.err).to.include('failed: StorageloomError: ').and.not.include('the last');
      expect(led.err)
        .to.include('failed: StorageloomError: ')
        .and.match(/\nstorageloom: the last \d+ steps; seed 1\n/);
    });

    it('runs a schedule again', async () => {
      const body = `${twoTabs.replace('await browser.settle();', "two.localStorage.setItem('j', 'w');")}
        await browser.settle(); throw new Error(browser.schedule);`;
      const file = scenario(body);

      const { err } = await storageloom(['run', file, '--order', '0:tab2.dom']);

      expect(err).to.match(/ on bare, seed 1, schedule 0:tab2.dom\n/);
      expect(err).to.include(`npx storageloom run ${file} --order 0:tab2.dom --seed 1\n`);
    });

    it('repeats the flags that were given, and the name that it was called by', async () => {
      const file = scenario('throw 1;');

      const { err } = await storageloom(['run', file, '--host', 'bare'], { invokedAs: 'npm start -- tickets' });

      expect(err).to.match(/\n {2}npm start -- tickets --host bare --seed 1\n$/);
    });

    it('quotes a file name for the shell', async () => {
      writeFileSync(join(folder.path, "it's.mjs"), 'export default () => { throw 1; };');

      const { err } = await storageloom(['run', "it's.mjs"]);

      expect(err).to.include("npx storageloom run 'it'\\''s.mjs' --seed 1");
    });
  });
});
