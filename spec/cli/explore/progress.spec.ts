import { expect } from 'chai';
import { Progress } from '../../../lib/cli/explore/progress.ts';

/** What is written while schedules run, each at its time in ms. */
function toldAt(isTTY: boolean, times: readonly number[], each = 1_000): string {
  let [now, text] = [0, ''];
  const progress = new Progress({ isTTY, stderr: { write: (more: string) => (text += more) } }, () => now);
  for (const [index, time] of times.entries()) {
    now = time;
    progress.tell(each * (index + 1));
  }
  progress[Symbol.dispose]();
  progress[Symbol.dispose]();
  return text;
}

describe('the progress of a search', () => {
  it('is nothing to tell of in the first second', () => {
    expect(toldAt(true, [10, 999])).to.equal('');
  });

  it('is one line of a terminal, each second, and nothing in the end', () => {
    expect(toldAt(true, [999, 1_000, 1_500, 3_100, 3_900])).to.equal(
      '\r\u001b[K2,000 schedules in 1 s\r\u001b[K4,000 schedules in 3 s\r\u001b[K',
    );
  });

  it('is seldom a line elsewhere', () => {
    expect(toldAt(false, [1_000, 9_999, 10_000, 11_000, 20_500])).to.equal('3,000 schedules in 10 s\n5,000 schedules in 20 s\n');
    expect(toldAt(false, [10_000, 20_000], 1)).to.equal('1 schedule in 10 s\n2 schedules in 20 s\n');
  });
});
