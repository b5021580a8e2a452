import { expect } from 'chai';
import { widthOf } from '../../../lib/trace/text-width.ts';
import { screen } from '../../../lib/cli/step/screen.ts';
import type { StepKey } from '../../../lib/cli/step/keys.ts';
import type { StepSession } from '../../../lib/cli/step/session.ts';
import { race, sessionOf } from './play.ts';

const plain = { title: 'race.ts on bare, seed 1', color: false };

async function at(...keys: Exclude<StepKey['kind'], 'choose'>[]): Promise<StepSession> {
  const { session } = await sessionOf(race);
  for (const kind of keys) await session.press({ kind });
  return session;
}

function lines(session: StepSession, columns = 80, rows = 24): string[] {
  return screen(session, { columns, rows }, plain);
}

describe('the screen of storageloom step', () => {
  it('has the place, the timeline, the tables beside it, and the keys', async () => {
    const shown = lines(await at('choice'));

    expect(shown[0]).to.match(/^ step 16 of \d+ \(#15 in the trace\) {3}0 ms {3}race.ts on bare, seed 1 *$/);
    expect(shown[1]).to.match(/^ms +tab1 .*│ May run next *$/);
    expect(shown.join('\n')).to.match(/┃ k=v ─[^]*│ local https:\/\/a\.example/);
    expect(shown.at(-1)).to.match(/^→ step .* q quit/);
  });

  it('fills each terminal exactly, at each step, in each pane', async () => {
    const session = await at();
    const sizes = [
      [80, 24],
      [200, 60],
      [72, 10],
      [71, 24],
      [40, 12],
      [20, 8],
      [10, 3],
      [1, 1],
    ] as const;
    while (session.next !== null) {
      await session.press({ kind: 'choice' });
      for (const kind of ['explain', 'help', 'leave'] as const) {
        await session.press({ kind });
        for (const [columns, rows] of sizes) {
          const shown = lines(session, columns, rows);
          const least = columns < 20 ? [] : shown.map(widthOf);
          expect(shown.length, `${columns} x ${rows}`).to.equal(rows);
          expect(new Set(least), `${columns} x ${rows}`).to.deep.equal(new Set(columns < 20 ? [] : [columns]));
        }
      }
    }
  });

  it('is one column where it is narrow: the timeline as a list, and the tables below it', async () => {
    const shown = lines(await at('choice'), 36);

    expect(shown.some((line) => line.startsWith('tab1 k=v ─► local'))).to.equal(true);
    expect(shown.some((line) => line.startsWith('May run next'))).to.equal(true);
    expect(shown.join('\n')).not.to.contain(' │ May');
    // What may be chosen is the last thing to go.
    expect(lines(await at('choice'), 36, 10).join('\n')).to.contain('►1 tab2 storage k');
  });

  it('shows the end of the timeline, and what went before when it is scrolled', async () => {
    const session = await at('end');
    const [last, short] = [lines(session, 80, 40), lines(session, 80, 10)];
    for (let n = 0; n < 99; n++) await session.press({ kind: 'up' });
    const first = lines(session, 80, 10);

    expect(last.join('\n')).to.contain('late=1').and.contain('⇢ a.example/a');
    expect(short.join('\n')).to.contain('late=1').and.not.contain('⇢ a.example/a');
    expect(first.join('\n')).to.contain('⇢ a.example/a').and.not.contain('late=1');
    expect(first[1]).to.contain('tab1');
    expect(session.scroll).to.be.below(20);
  });

  it('explains the step that has run last, and scrolls that', async () => {
    const nothing = lines(await at('explain'));
    const session = await at('choice', 'forward', 'explain');
    const text = lines(session);
    await session.press({ kind: 'down' });
    const scrolled = lines(session, 80, 10);

    expect(nothing[1]).to.match(/^Nothing has run yet\./);
    expect(text[1]).to.match(/^Step \d+, at 0 ms: tab2/);
    expect(scrolled[1]).not.to.match(/^Step/);
  });

  it('shows the keys, and the answer to one', async () => {
    const shown = lines(await at('help', 'back'));

    expect(shown[1]).to.match(/^→ l n +one step forward/);
    expect(shown.at(-2)).to.match(/^This is the beginning\. *$/);
  });

  it('gives each table its share, and says what is left out', async () => {
    const { session } = await sessionOf(async (browser) => {
      const tab = await browser.open('https://a.example/');
      for (let n = 0; n < 40; n++) tab.localStorage.setItem(`k${n}`, 'v');
    });
    await session.press({ kind: 'end' });

    const shown = lines(session, 80, 12).join('\n');

    expect(shown)
      .to.contain('The end')
      .and.contain('k0 = v')
      .and.match(/… \d+ more/);
  });

  it('has colours where they are wanted, and says nothing by them alone', async () => {
    const session = await at('choice', 'back');
    const colored = screen(session, { columns: 80, rows: 24 }, { ...plain, color: true });

    expect(colored[0]).to.match(/^\u001b\[7m/);
    expect(colored.map((line) => line.replace(/\u001b\[[\d;]*m/g, ''))).to.deep.equal(lines(session));
  });

  it('shows an empty run', async () => {
    const { session } = await sessionOf(() => undefined);

    expect(lines(session).join('\n')).to.contain('Nothing happened yet.').and.contain('The end').and.contain('passed');
  });
});
