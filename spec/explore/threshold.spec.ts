import { expect } from 'chai';
import { explore, scenario, threshold } from '../../lib/explore/index.ts';
import { failureOf } from '../browser/expect-failure.ts';
import { timedLock } from './lost-updates.ts';

const lateness = 'timers.lateness';

/** Fails as soon as a timer may be so late. */
const breaksAt = (ms: number) =>
  scenario({ tabs: 1, schedules: 200, limitMs: Infinity }, async ({ tabs, rest, browser }) => {
    tabs[0]?.window.setTimeout(() => undefined, 10);
    await rest();
    if (browser.now >= 10 + ms) throw new Error('too late');
  });

describe('threshold', () => {
  it('says how late timers may be before a lock that relies on them breaks', async () => {
    const found = await threshold(timedLock({ schedules: 1_500, limitMs: Infinity }), lateness, { from: 3, to: 8 });

    expect([found.safe, found.breaks]).to.deep.equal([4, 5]);
    expect(String(found)).to.match(
      /^Timers may be late: no failure was found up to 4 ms in [\d,]+ schedules, which is no proof; it breaks at 5 ms\.$/,
    );
    expect(found.limited).to.equal(0);
    const again = await failureOf(explore({ replay: found.failure?.replay ?? '' }, timedLock().test));
    expect(again.code).to.equal('SCHEDULE_FAILED');
  });

  it('knows no safe value where the least one breaks, and none that breaks where the largest one holds', async () => {
    const broken = await threshold(breaksAt(2), lateness, { from: 2, to: 9 });
    const whole = await threshold(breaksAt(20), lateness, { to: 9 });

    expect([broken.safe, broken.breaks, broken.failure === null]).to.deep.equal([null, 2, false]);
    expect([whole.safe, whole.breaks, whole.failure, whole.schedules]).to.deep.equal([9, null, null, 200]);
  });

  it('says how long messages between processes may take', async () => {
    const slow = scenario(
      { tabs: 1, storage: 'chromium', schedules: 100, limitMs: Infinity },
      async ({ tabs, rest, browser }) => {
        tabs[0]?.window.setTimeout(() => tabs[0]?.localStorage.setItem('k', '1'));
        await rest();
        if (browser.now >= 4) throw new Error('too late');
      },
    );

    const found = await threshold(slow, 'messages.latency', { to: 5 });

    expect(String(found)).to.match(
      /^Messages may be late: no failure was found up to \d ms in [\d,]+ schedules, which is no proof; it breaks at \d ms\.$/,
    );
    expect(found.failure?.replay).to.contain('>');
    const [line] = [found.failure?.replay ?? ''];
    const again = await failureOf(explore({ ...slow.options, replay: line }, slow.test));
    expect(again.code).to.equal('SCHEDULE_FAILED');
  });

  it('never calls a value safe that the failing schedule keeps to', async () => {
    // One that is drawn is late by half of what it may be: 2 ms of 3, and 450 of 900.
    const rare = scenario({ tabs: 1, schedules: 2, seed: 7, limitMs: Infinity }, breaksAt(3).test);

    const found = await threshold(rare, lateness, { to: 900 });

    expect([found.safe, found.breaks]).to.deep.equal([2, 3]);
    expect(found.failure?.replay).to.match(/ late=tab1\.timer#1:3$/);
  });

  it('sets the thousands of its sentence apart', async () => {
    const whole = await threshold(breaksAt(9_999), lateness, { from: 1_234, to: 1_234 });
    const broken = await threshold(breaksAt(1_234), lateness, { from: 1_234, to: 1_234 });

    expect(String(whole)).to.include('up to 1,234 ms in 200 schedules');
    expect(String(broken)).to.equal('Timers may be late: it breaks at 1,234 ms.');
  });

  it('tells that time ended searches, where it did', async () => {
    const slow = scenario({ tabs: 1, schedules: 1_000_000, limitMs: 1 }, breaksAt(5).test);

    const found = await threshold(slow, lateness, { from: 1, to: 1 });

    expect(found.limited).to.equal(1);
    expect(String(found)).to.match(/; limitMs ended a search, so that it depends on the machine\.$/);
  });

  it('takes whole numbers from 0 on, and what it knows', async () => {
    for (const range of [{ from: -1 }, { from: 5, to: 4 }, { to: 1.5 }]) {
      expect((await failureOf(threshold(breaksAt(1), lateness, range))).code).to.equal('BAD_OPTION');
    }
    expect((await failureOf(threshold(breaksAt(1), 'order' as never))).code).to.equal('BAD_OPTION');
    const { options, test } = breaksAt(1);
    const line = await failureOf(threshold({ options: { ...options, replay: 'seed=1' }, test }, lateness));
    expect([line.code, line.mend]).to.deep.equal(['BAD_OPTION', 'Leave replay out of it.']);
    const behind = await failureOf(
      (threshold as (...given: unknown[]) => Promise<unknown>)({ options, test }, lateness, { to: 1 }, { schedules: 5 }),
    );
    expect(behind.code).to.equal('BAD_OPTION');
    const beside = await failureOf(threshold({ options, test, seed: 5 } as never, lateness));
    expect([beside.code, beside.mend]).to.deep.equal([
      'BAD_OPTION',
      "Write threshold({ ...scenario, options: { ...scenario.options, seed: … } }, 'timers.lateness').",
    ]);
    for (const none of [null, undefined, {}, () => 1, { options: null, test() {} }]) {
      const { code, message } = await failureOf(threshold(none as never, lateness));
      expect(code).to.equal('BAD_OPTION');
      expect(message).to.match(/^threshold\(\) takes .* Write threshold\(/);
    }
  });

  it('breaks at the least value that was asked for where less than that breaks it', async () => {
    const found = await threshold(breaksAt(2), lateness, { from: 5, to: 9 });

    expect([found.safe, found.breaks]).to.deep.equal([null, 5]);
    // The schedule that is shown is late by no more than it has to be.
    expect(found.failure?.replay).to.match(/ late=tab1\.timer#1:2$/);
  });
});
