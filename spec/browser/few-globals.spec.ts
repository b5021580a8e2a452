import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { fromSource } from '../from-source.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What a window of Jest over jsdom does not have, among others. */
const missing = [
  'TextEncoder',
  'TextDecoder',
  'structuredClone',
  'Request',
  'Response',
  'Headers',
  'fetch',
  'BroadcastChannel',
  'navigator',
  'crypto',
];

describe('surroundings that lack most of what Node has', () => {
  it('are enough for tabs, events and cookies', async () => {
    const text = `
      for (const name of ${JSON.stringify(missing)}) delete globalThis[name];
      const { Browser } = await import('storageloom');
      const browser = new Browser();
      const [first, second] = [await browser.open('https://shop.example/'), await browser.open('https://shop.example/')];
      first.localStorage.setItem('k', 'v');
      first.document.cookie = 'a=b';
      await browser.settle();
      console.log(second.heard.length, second.document.cookie);
    `;
    const args = [...fromSource, '--input-type=module', '--eval', text];

    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });

    expect(stdout.trim()).to.equal('1 a=b');
  });
});
