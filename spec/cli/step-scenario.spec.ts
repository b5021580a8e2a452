import { expect } from 'chai';
import { commandFolder } from './command-folder.ts';
import { FakeTerminal } from './step/fake-terminal.ts';

const race = `
console.log('the scenario speaks');
const tabs = [];
for (const path of ['a', 'b', 'c']) tabs.push(await browser.open('https://a.example/' + path));
const [one, ...others] = tabs;
for (const tab of others) tab.window.addEventListener('storage', () => tab.localStorage.setItem(tab.name, '1'), { once: true });
one.localStorage.setItem('k', 'v');
await browser.settle();
return 'done';
`;

/** What is written to the console while a body runs. */
async function heard(body: () => Promise<unknown>): Promise<unknown[]> {
  const { log } = console;
  const texts: unknown[] = [];
  console.log = (text: unknown) => void texts.push(text);
  try {
    await body();
  } finally {
    console.log = log;
  }
  return texts;
}

describe('storageloom step', () => {
  const { scenario, storageloom } = commandFolder();

  it('goes through a scenario, and prints what repeats the order that was chosen', async () => {
    const terminal = new FakeTerminal('c', '2', 'q');
    const file = scenario(race);
    let ended = { code: -1, out: '', err: '' };

    const texts = await heard(async () => (ended = await storageloom(['step', file], { terminal })));

    expect(ended.code).to.equal(0);
    expect(ended.err).to.equal(`${file} on bare, seed 1\n`);
    expect(ended.out).to.match(/^step \d+ of \d+; passed: done\nto run it again in this order:\n/);
    expect(ended.out).to.include(`\n  npx storageloom run ${file} --order 0:tab3.dom --seed 1\n`);
    expect(ended.out).to.include("\n  new Browser({ seed: 1, scheduler: replay('0:tab3.dom') })\n");
    expect([terminal.watched, terminal.unwatched, terminal.closed]).to.deep.equal([2, 2, 1]);
    expect(texts).to.deep.equal(['the scenario speaks']);
    expect(terminal.frames[0]).to.match(/^\u001b\[7m step 0 of /);
  });

  it('repeats the flags that were given, and no order that nobody left', async () => {
    const file = scenario('');

    const [plain, natural] = [
      await storageloom(['step', file, '--host', 'bare', '--seed', '3'], { terminal: new FakeTerminal('q') }),
      await storageloom(['step', file, '--order', 'seeded'], { terminal: new FakeTerminal('q'), env: { NO_COLOR: '1' } }),
    ];

    expect(plain.out).to.match(/\n {2}npx storageloom run \S+ --host bare --seed 3\n$/);
    expect(natural.out).to.match(/\n {2}npx storageloom run \S+ --order natural --seed 1\n$/);
  });

  it('shows how a scenario failed', async () => {
    const terminal = new FakeTerminal('G', 'q');

    const { code, out } = await storageloom(['step', scenario("throw new Error('bad');")], { terminal });

    expect([code, out.split('\n', 1)[0]]).to.deep.equal([0, 'step 0 of 0; failed: Error: bad']);
    expect(terminal.frames.at(-1)).to.contain('failed: Error: bad');
  });

  it('ends with 130 at Ctrl-C, and when it is interrupted before there is anything to show', async () => {
    const file = scenario(race);
    const [aborted, waits] = [AbortSignal.abort(), scenario('await new Promise(() => {});')];

    await heard(async () => {
      const typed = await storageloom(['step', file], { terminal: new FakeTerminal('\u0003') });
      const before = await storageloom(['step', waits], { terminal: new FakeTerminal(), interrupt: aborted });

      expect([typed.code, before.code]).to.deep.equal([130, 130]);
      expect([before.out, before.err.endsWith('interrupted\n')]).to.deep.equal(['', true]);
    });
  });

  it('says what to do where there is no terminal', async () => {
    const { code, out, err } = await storageloom(['step', 'a.ts']);

    expect([code, out]).to.deep.equal([2, '']);
    expect(err).to.match(
      /^storageloom: storageloom step has nobody to show steps to\.\n.*no terminal\.\n.*storageloom run a\.ts\n$/,
    );
  });

  it('knows a file that is none, and that a terminal is left as it was then', async () => {
    const terminal = new FakeTerminal();

    const { code, err } = await storageloom(['step', 'nowhere.mjs'], { terminal });

    expect([code, terminal.opened]).to.deep.equal([2, 0]);
    expect(err).to.include('There is no file nowhere.mjs.');
  });
});
