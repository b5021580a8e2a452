import { expect } from 'chai';
import type { Row, Story } from '../../../../lib/trace/row.ts';
import { Picture } from '../../../../lib/trace/views/svg/picture.ts';
import { local, rowOf, session, storyOf } from '../../rows.ts';

const plain = { theme: 'light', title: 'A run', before: [], after: [] } as const;
const drawn = (rows: readonly Row[], more: Partial<Story> = {}): string =>
  [...new Picture({ ...storyOf(rows), ...more }, plain).draw()].join('');
const textsIn = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text!);
const write = { area: local.area, direction: 'to' } as const;

describe('a picture of a story', () => {
  it('has a title, a description in numbers, and a size', () => {
    const svg = drawn([rowOf({}), rowOf({ mark: '✗' })]);

    expect(svg).to.match(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" class="sl" role="img" viewBox="0 0 [\d.]+ [\d.]+" width=/);
    expect(svg).to.contain('<title>A run</title>');
    expect(svg).to.contain('<desc>Time runs downward, in 2 rows; 2 tabs, 2 storage areas; 1 failure.</desc>');
    expect(svg).to.match(/<\/svg>\n$/);
  });

  it('has a lifeline with a name for each tab and each area', () => {
    const svg = drawn([rowOf({}), rowOf({ tab: 'tab2' })]);

    expect(textsIn(svg).slice(0, 6)).to.deep.equal(['ms', 'tab1', 'session', 'of tab1', 'tab2', 'local']);
    expect(svg.match(/class="sl-life"/g)).to.have.length(4);
  });

  it('has a row for each row of the story, and behind it a box that says of which step it is', () => {
    const svg = drawn([rowOf({ step: 3 }), rowOf({ step: 3 }), rowOf({ step: 4 }), rowOf({ step: -1 })]);

    expect([...svg.matchAll(/data-step="(-?\d+)"/g)].map(([, step]) => step)).to.deep.equal(['3', '3', '4', '-1']);
    expect(textsIn(svg).filter((text) => text.startsWith('#'))).to.deep.equal(['#3', '#4']);
  });

  it('says the time where it changes', () => {
    expect(
      textsIn(drawn([rowOf({ ms: 5 }), rowOf({ ms: 5 }), rowOf({ ms: 7.5 })])).filter((text) => /^[\d.]+$/.test(text)),
    ).to.deep.equal(['5', '7.5']);
  });

  it('draws a write to the area, a read from it, and a cross where it did not fit', () => {
    const to = drawn([rowOf({ tone: 'write', arrow: write })]);
    const from = drawn([rowOf({ tone: 'read', arrow: { ...write, direction: 'from' } })]);
    const refused = drawn([rowOf({ tone: 'bad', arrow: { ...write, direction: 'refused' } })]);

    expect(to)
      .to.match(/l-6 -3.5v7z" class="sl-write"/)
      .and.contain('─► write');
    expect(from)
      .to.match(/l6 -3.5v7z" class="sl-read"/)
      .and.contain('◄─ read');
    expect(refused)
      .to.match(/l7 7m0 -7l-7 7" class="sl-s-bad"/)
      .and.contain('─✗ refused');
    expect(drawn([rowOf({ arrow: { area: 'nowhere', direction: 'to' } })])).not.to.contain('v7z');
  });

  it('draws arrows to the left, too', () => {
    const { area } = session;

    expect(drawn([rowOf({ tab: 'tab2', tone: 'write', arrow: { area, direction: 'to' } })])).to.match(
      /l6 -3.5v7z" class="sl-write"/,
    );
    expect(drawn([rowOf({ tab: 'tab2', tone: 'read', arrow: { area, direction: 'from' } })])).to.match(
      /l-6 -3.5v7z" class="sl-read"/,
    );
  });

  it('draws what waits from where it is queued to where it runs, whose mark stands there', () => {
    const svg = drawn([
      rowOf({
        arrow: write,
        queued: [
          { tab: 'tab2', task: 1 },
          { tab: 'tab9', task: 2 },
        ],
      }),
      rowOf({ tab: 'tab2', mark: '●', text: 'hears', tone: 'event', ran: 1 }),
    ]);

    expect([svg.match(/sl-rail/g)!.length - 1, svg.match(/<circle/g)!.length]).to.deep.equal([1, 1]);
    expect(textsIn(svg)).to.include('hears').and.not.include('●');
    expect(textsIn(drawn([rowOf({ mark: '●', ran: 1 })]))).to.include('●');
  });

  it('breaks long texts, and cuts what has an arrow', () => {
    const long = 'word '.repeat(40).trim();

    const broken = textsIn(drawn([rowOf({ text: long })])).filter((text) => text.includes('word'));
    const cut = textsIn(drawn([rowOf({ text: long, arrow: write })])).filter((text) => text.includes('word'));
    expect([broken.length, cut.length]).to.deep.equal([4, 1]);
    expect(cut[0]).to.match(/…$/);
  });

  it('draws notes over all columns, and what a tab without a column does', () => {
    const rows = [rowOf({ tab: null, mark: '✗', text: 'claim' }), rowOf({ tab: 'tab7', text: 'acts' })];

    expect(textsIn(drawn(rows)))
      .to.include('✗ claim')
      .and.include('tab7: acts');
    expect(textsIn(drawn(rows, { tabs: [], areas: [] }))).to.include('✗ claim');
  });

  it('ends a lifeline where the tab is closed, and begins those at the top that lived before', () => {
    const svg = drawn([rowOf({}), rowOf({ mark: '■' }), rowOf({ tab: 'tab2' })], { before: ['tab2', 'tab9'] });
    const lives = [...svg.matchAll(/M[\d.]+ ([\d.]+)L[\d.]+ ([\d.]+)" class="sl-life"/g)].map(
      ([, from, to]) => Number(to) - Number(from),
    );

    expect(new Set(lives).size).to.equal(2);
    expect(Math.min(...lives)).to.equal(18 + 9);
  });

  it('draws locks that are held or waited for, those from before as well', () => {
    const svg = drawn(
      [
        rowOf({ lock: { tab: 'tab1', request: 1, state: 'waits' } }),
        rowOf({ lock: { tab: 'tab1', request: 1, state: 'holds' } }),
      ],
      {
        locksBefore: [
          { tab: 'tab2', request: 2, state: 'holds' },
          { tab: 'tab9', request: 3, state: 'holds' },
        ],
      },
    );

    expect([svg.match(/class="sl-waits"/g)!.length, svg.match(/class="sl-write"/g)!.length]).to.deep.equal([1, 2]);
    expect(svg).to.contain('▐ holds a lock').and.contain('░ waits for a lock');
    expect(drawn([rowOf({ lock: { tab: 'tab9', request: 1, state: 'waits' } })])).not.to.contain('class="sl-waits"');
  });

  it('explains the signs that it has, and no others', () => {
    const svg = drawn([rowOf({ mark: '⇶', times: 2, text: 'a⏎b', queued: [{ tab: 'tab2', task: 1 }] })]);

    expect(svg).to.contain('⇶ posts').and.contain('◇ message queued').and.contain('×n so often').and.contain('⏎ new line');
    expect(svg).not.to.contain('storage event queued');
  });

  it('says before and after the rows what is missing', () => {
    const pieces = new Picture(storyOf([rowOf({})]), { ...plain, before: ['lost'], after: ['more'] }).draw();
    const texts = textsIn([...pieces].join(''));

    expect([texts[0], texts.indexOf('more') > texts.indexOf('k=v')]).to.deep.equal(['lost', true]);
  });

  it('is hidden from those who hear it where the page says the same in words', () => {
    expect([...new Picture(storyOf([]), { ...plain, theme: 'page' }).draw()].join('')).to.contain('aria-hidden="true"');
  });
});
