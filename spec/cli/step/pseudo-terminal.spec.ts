import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { itSoaks } from '../../soak.ts';
import { hasPseudoTerminals, PseudoTerminal } from './pseudo-terminal.ts';

const race = `
const tabs = [];
for (const path of ['a', 'b', 'c']) tabs.push(await browser.open('https://a.example/' + path));
const [one, ...others] = tabs;
console.log('it speaks');
for (const tab of others) tab.window.addEventListener('storage', () => tab.localStorage.setItem(tab.name, '1'), { once: true });
one.localStorage.setItem('k', 'v');
await browser.settle();
`;

/** The terminal is what it was: its own screen, a cursor, lines that it edits and shows. */
function expectAsBefore(text: string): void {
  expect(text.lastIndexOf('\u001b[?1049l')).to.be.above(text.lastIndexOf('\u001b[?1049h'));
  expect(text.lastIndexOf('\u001b[?25h')).to.be.above(text.lastIndexOf('\u001b[?25l'));
  expect(text.slice(text.lastIndexOf('ended with')))
    .to.match(/\sicanon\s/)
    .and.match(/\secho\s/)
    .and.match(/\sisig\s/);
}

describe('storageloom step in a pseudo-terminal', () => {
  let folder = '';

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'storageloom-step-'));
    if (hasPseudoTerminals()) return;
    const what = 'There is no `script` of util-linux, so nothing is known of storageloom step in a real terminal.';
    // Where there can be one, there must be.
    if (process.platform === 'linux') throw new Error(`${what} Install it: apt-get install bsdutils`);
    console.warn(`\n!!! NOT TESTED: ${what}\n`);
  });

  after(() => rmSync(folder, { recursive: true }));

  async function inTerminal(body: string, use: (terminal: PseudoTerminal) => Promise<void>): Promise<void> {
    if (!hasPseudoTerminals()) return;
    const file = join(folder, `${(files += 1)}.mjs`);
    writeFileSync(file, `export default async (browser) => {${body}};\n`);
    using terminal = new PseudoTerminal(['step', file]);
    await use(terminal);
  }
  let files = 0;

  it('takes keys, lets a person choose, follows the size, and leaves the terminal as it was', () =>
    inTerminal(race, async (terminal) => {
      await terminal.until(/step 0 of[^]*\u001b\[J/);
      expect(terminal.frame.filter((line) => line !== '').length).to.equal(24);
      terminal.type('c');
      await terminal.until(/►1 tab2 storage k/);
      terminal.resize(36, 12);
      await terminal.until(/\u001b\[H.{36}\u001b\[K(?:\r*\n.{36}\u001b\[K){11}\u001b\[J/s);
      terminal.type('2');
      await terminal.until(/tab3 ● k=v/);
      terminal.type('\u001b[Dq');
      const text = await terminal.ended();

      expect(text).to.include('--order 0:tab3.dom --seed 1').and.include('ended with 0');
      expect(text.split('it speaks').length).to.equal(2);
      expectAsBefore(text);
    }));

  itSoaks(
    'leaves the terminal as it was at Ctrl-C, at SIGTERM, and when the scenario ends the process or fails later',
    async () => {
      await inTerminal(race, async (terminal) => {
        await terminal.until(/step 0 of/);
        terminal.type('\u0003');
        const text = await terminal.ended();

        expect(text).to.include('ended with 130');
        expectAsBefore(text);
      });
      await inTerminal(race, async (terminal) => {
        await terminal.until(/step 0 of/);
        terminal.kill('SIGTERM');
        const text = await terminal.ended();

        expect(text).to.include('ended with 143');
        expectAsBefore(text);
      });
      for (const [later, code] of [
        ['process.exit(7)', 7],
        ["throw new Error('later')", 1],
      ] as const) {
        await inTerminal(`setTimeout(() => { ${later}; }, 1500);`, async (terminal) => {
          await terminal.until(/step 0 of/);
          const text = await terminal.ended();

          expect(text).to.include(`ended with ${code}`);
          if (code === 1) expect(text.slice(text.lastIndexOf('\u001b[?1049l'))).to.include('Error: later');
          expectAsBefore(text);
        });
      }
    },
  );

  itSoaks('shows a scenario that waits for ever, also when it does so only in another order', async () => {
    const body = `${race} if (browser.schedule !== '') await new Promise(() => {});`;
    await inTerminal(body, async (terminal) => {
      await terminal.until(/step 0 of/);
      terminal.type('c');
      await terminal.until(/►1 tab2 storage k/);
      terminal.type('2G');
      await terminal.until(/failed: The scenario waits for/);
      terminal.type('q');

      expect(await terminal.ended()).to.include('ended with 0');
    });
  });
});
