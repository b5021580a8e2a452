import { expect } from 'chai';
import fc from 'fast-check';
import { fit, visible } from '../../../lib/trace/text-width.ts';
import { MermaidDiagram, mermaidText } from '../../../lib/trace/views/mermaid-diagram.ts';
import { runsOf } from '../../soak.ts';
import { readMermaid } from './mermaid-parser.ts';

/** What a diagram may not take for a part of itself. */
const hostile: readonly string[] = [
  ...[
    ';',
    '#',
    '#59;',
    'x#59;y',
    '"q" \'q\'',
    '`',
    '\\',
    '|',
    '&amp;',
    '<b>x</b>',
    '</script><script>',
    '%% x',
    '%%{init: {}}%%',
    '{}',
  ],
  ...['end', 'x END y', 'the end', 'style a:b#c;', 'style#59; a: b #215;2', 'classDef a:b#c;', 'wrap: x', 'nowrap:x', '$$x$$'],
  ...[
    '-',
    '->>',
    'a->>b: c',
    'A-)B: c',
    '+',
    '~',
    '@',
    '@{ "type": "actor" }',
    'as x',
    'participant p',
    'loop',
    'rect rgb(1,2,3)',
    '---',
    '===',
  ],
  ...[
    'note over a: b',
    'link a: b @ c',
    'details',
    'activate a',
    'autonumber',
    'accTitle: x',
    'title: x',
    'box x',
    'links a: {}',
    'and',
    'par',
    'ﬂ°°59¶ß',
  ],
  ...['é日本語', '😀👩‍🚀', 'a\nb', 'a\r\nb\u2028c', '\u0000\u001b[31m', '\u202eabc\u2066', '\ud800', '…', '', ' '],
];

describe('a Mermaid diagram', () => {
  it('is read by Mermaid as it is meant, whatever texts and names hold', async () => {
    for (const text of hostile) {
      const diagram = new MermaidDiagram(10);
      const [tab, area] = [diagram.tab(`x${text}`), diagram.area(`y${text}`)];
      diagram.arrow(tab, '->>', area, `a${text}`);
      diagram.note(null, `b${text} c`);
      diagram.arrow(area, '-->>', tab, `d${text}`);

      const { actors, rows } = await readMermaid(diagram.end(['x']));

      const shown = visible(text);
      expect(
        actors.map((name) => name.trim()),
        text,
      ).to.deep.equal([`x${shown}`, `y${shown}`].map((name) => name.trim()));
      expect(rows.map(([, arrow, , read]) => `${arrow} ${read.trim()}`)).to.deep.equal(
        [`->> a${shown}`, `note b${shown} c`, `-->> d${shown}`].map((row) => row.trim()),
      );
    }
  });

  it('is read as it is meant with any text at all', async () => {
    const texts = fc.string({ unit: 'binary', maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(texts, texts, async (name, text) => {
        const diagram = new MermaidDiagram(10);
        diagram.arrow(diagram.tab(name), '-)', diagram.tab('b'), `a${text}`);

        const { rows } = await readMermaid(diagram.end([]));

        expect(rows.map(([, arrow, , read]) => [arrow, read.trim()])).to.deep.equal([
          ['-)', fit(visible(`a${text}`), 120).trim()],
        ]);
      }),
      { numRuns: runsOf('texts in Mermaid') },
    );
  });

  it('is read as it is meant where a text begins with a word of Mermaid', async () => {
    for (const text of ['wrap:x', 'nowrap: x', 'end', 'style a']) {
      const diagram = new MermaidDiagram(10);
      diagram.note(diagram.tab(text), text);
      diagram.arrow(diagram.tab(text), '->>', diagram.tab(text), text);

      const { actors, rows } = await readMermaid(diagram.end([]));

      expect(
        [...actors, ...rows.map(([, , , read]) => read)].map((read) => read.trim()),
        text,
      ).to.deep.equal([text, text, text]);
    }
    expect([mermaidText('wrap:x'), mermaidText('NoWrap:x')]).to.deep.equal(['#119;rap:x', '#78;oWrap:x']);
  });

  it('has nothing that hides or moves a cursor, and cuts long texts', () => {
    expect(mermaidText('a\u202e\u0007<')).to.equal('a�␇#60;'.replace('�', '#65533;').replace('␇', '#9223;'));
    expect(mermaidText('x'.repeat(200))).to.equal(`${'x'.repeat(119)}…`);
  });

  it('counts rows that come again and again', async () => {
    const diagram = new MermaidDiagram(10);
    const tab = diagram.tab('tab1');
    for (let n = 0; n < 3; n++) diagram.note(tab, 'x');
    diagram.note(tab, 'y');
    diagram.note(tab, 'x');

    const { rows } = await readMermaid(diagram.end([]));

    expect(rows.map(([, , , text]) => text)).to.deep.equal(['x ×3', 'y', 'x']);
  });

  it('ends with how many rows have no room, and closes what is shaded', async () => {
    const ended = async (texts: readonly string[]): Promise<readonly string[]> => {
      const diagram = new MermaidDiagram(2);
      const tab = diagram.tab('tab1');
      diagram.shade(true);
      for (const text of texts) diagram.note(tab, text);
      diagram.shade(texts.length < 3);
      diagram.shade(true);
      const { rows } = await readMermaid(diagram.end([]));
      return rows.map(([, arrow, , text]) => `${arrow} ${text}`.trim());
    };

    expect(await ended(['x', 'y'])).to.deep.equal([
      'rect rgba(120, 160, 200, 0.15)',
      'note x',
      'end',
      'note 1 more row is not drawn, there is no room',
    ]);
    expect((await ended(['x', 'y', 'z'])).slice(2)).to.deep.equal(['end', 'note 2 more rows are not drawn, there is no room']);
  });

  it('stays below what Mermaid takes, which is 50,000 characters', () => {
    const diagram = new MermaidDiagram(100_000);
    const tab = diagram.tab('tab1');
    for (let n = 0; n < 5_000; n++) diagram.note(tab, `${n}${';'.repeat(100)}`);

    const text = diagram.end([]);

    expect(text.length).to.be.within(40_000, 50_000);
    expect(text).to.match(/Note over tab1: 4\d\d\d more rows are not drawn, there is no room\n$/);
  });

  it('stays below that also with thousands of tabs', async () => {
    const diagram = new MermaidDiagram(100_000);
    for (let n = 0; n < 5_000; n++) diagram.note(diagram.tab(`tab${n}${';'.repeat(20)}`), 'x');

    const text = diagram.end([]);

    expect(text.length).to.be.within(40_000, 50_000);
    expect((await readMermaid(text)).actors.length).to.be.within(200, 1_000);
  });

  it('names somebody where nobody takes part', async () => {
    const diagram = new MermaidDiagram(5);
    diagram.note(null, 'x');

    expect((await readMermaid(diagram.end([]))).actors).to.deep.equal(['user agent']);
  });
});
