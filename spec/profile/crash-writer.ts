// A process of its own, which is killed: stores numbered values, one commit after the other, and says of each that it is durable.
// The first line is what it has found.
import { writeSync } from 'node:fs';
import { Browser } from 'storageloom';
import { disk } from 'storageloom/node';
import { changesOf } from './crash-program.ts';

const [folder = '', durability = ''] = process.argv.slice(2);
const asked = durability === 'task' ? 'task' : 'close';

async function write(): Promise<void> {
  const browser = new Browser({ profile: disk(folder, { durability: asked }), trace: 'off' });
  const tab = await browser.open('https://a.example/');
  const { localStorage } = tab;
  writeSync(1, `${JSON.stringify(Object.entries(localStorage))}\n`);
  for (let n = Number(localStorage.getItem('number')) + 1; ; n++) {
    tab.start(() => {
      // What the task before has stored is safe already.
      if (asked === 'task') writeSync(1, `${n - 1}\n`);
      for (const [key, value] of changesOf(n)) {
        if (value === null) localStorage.removeItem(key);
        else localStorage.setItem(key, value);
      }
    });
    if (asked === 'task' && n % 10 !== 0) continue;
    await browser.settle();
    writeSync(1, `${n}\n`);
  }
}

void write();
