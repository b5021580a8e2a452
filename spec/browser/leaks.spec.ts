import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { slopeOf, type Heap } from './leak-rounds.ts';
import { itSoaks, runsOf, soaks } from '../soak.ts';
import { fromSource } from '../from-source.ts';

const rounds = runsOf('rounds of tabs');
const mostBytesPerTab = 1_024;

/** What a process of its own has left after its rounds. `trace`: off, or how many events it keeps. */
async function heapAfter(host: string, tabs: number, trace: string): Promise<Heap & { readonly dropped: number }> {
  const main = fileURLToPath(new URL('leak-main.ts', import.meta.url));
  const how = [...fromSource, main];
  // Whoever measures coverage keeps what it measures. Node hands the variable on unless it is there.
  const env = { ...process.env, NODE_V8_COVERAGE: '' };
  const args = [...how, host, String(rounds), String(tabs), trace];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return JSON.parse(stdout) as Heap & { readonly dropped: number };
}

function checkHeap({ bytes, left }: Heap, tabs: number): void {
  expect(left, 'documents, and objects of their pages, that are still there').to.equal(0);
  // Until the third round code is still new.
  const perTab = slopeOf(bytes.slice(2)) / tabs;
  expect(perTab, `bytes a tab, of ${bytes.join(', ')}`).to.be.at.most(mostBytesPerTab);
}

describe('a tab that is closed', () => {
  it('leaves nothing behind, and its documents and what their pages kept are collected: bare', async () => {
    const tabs = soaks ? 100 : 30;

    checkHeap(await heapAfter('bare', tabs, 'off'), tabs);
  });

  itSoaks('leaves nothing behind, and its documents and what their pages kept are collected: happy-dom', async () => {
    checkHeap(await heapAfter('happy-dom', 10, 'off'), 10);
  });

  itSoaks('is kept by the trace alone, which is bounded', async () => {
    const heap = await heapAfter('bare', 20, '8192');

    expect(heap.dropped, 'events that made room').to.be.greaterThan(8_192);
    checkHeap(heap, 20);
  });
});

describe('the slope of a heap', () => {
  it('is its growth from one round to the next, whatever one round alone shows', () => {
    expect(slopeOf([5, 7, 9, 11])).to.equal(2);
    expect(slopeOf([4, 6, 4, 6, 4])).to.equal(0);
    expect(slopeOf([5, 7, 9, 90, 13])).to.equal(2);
  });
});
