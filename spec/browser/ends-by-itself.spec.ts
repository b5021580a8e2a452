import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { fromSource } from '../from-source.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs a module with Node until nothing is left that it waits for; what it printed. */
async function output(text: string): Promise<string> {
  const args = [...fromSource, '--input-type=module', '--eval', text];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, timeout: 50_000 });
  return stdout.trim();
}

describe('a process with a Browser that runs by itself', () => {
  it('ends when its own work is done, whatever intervals pages have', async () => {
    const printed = await output(`
      import { Browser } from 'storageloom';
      const browser = new Browser({ pump: 'auto', clock: 'real' });
      const adopted = browser.adopt({}, { url: 'https://shop.example/' });
      const tab = await browser.open(adopted.url);
      await tab.run((window) => void window.setInterval(() => undefined, 20));
      adopted.localStorage.setItem('k', 'v');
      await browser.settle();
      console.log(tab.heard.length);
    `);

    expect(printed).to.equal('1');
  });
});
