import { expect } from 'chai';
import { formatNames, formatOf, formats, type Look } from '../../lib/cli/formats.ts';
import { Trace } from '../../lib/trace/index.ts';
import { header, tickets } from '../trace/tickets.ts';

const look: Look = { width: 100, color: false, ascii: true, detail: 'full' };

describe('the formats of a trace', () => {
  const trace = new Trace({ header, events: () => tickets });

  it('are what the trace itself gives', () => {
    const written = Object.fromEntries(formatNames.map((name) => [name, [...formats[name].write(trace, look)].join('')]));

    expect(written).to.deep.equal({
      text: trace.toText(look),
      json: trace.toJSONL(),
      mermaid: trace.toMermaid(),
      svg: trace.toSVG({ detail: 'full' }),
      html: trace.toHTML({ detail: 'full' }),
      perfetto: [...trace.toPerfetto()].join(''),
      shiviz: [...trace.toShiViz()].join(''),
    });
  });

  it('have the title that was asked for, where they have one', () => {
    const drawn = (name: 'svg' | 'html'): string => [...formats[name].write(trace, { ...look, title: 'Two tabs' })].join('');

    expect(drawn('svg')).to.include('Two tabs</title>');
    expect(drawn('html')).to.include('<title>Two tabs</title>');
  });

  it('are known by the longest ending that the name of a file has', () => {
    expect(
      ['a.TXT', 'a.json', 'a.jsonl', 'a.mmd', 'a.perfetto.json', 'a.svg', 'a.html', 'a.log', 'a.pdf', 'text'].map(formatOf),
    ).to.deep.equal([...['text', 'json', 'json', 'mermaid', 'perfetto', 'svg', 'html', 'shiviz'], ...[undefined, undefined]]);
  });

  it('share no ending', () => {
    const all = formatNames.flatMap((name) => formats[name].extensions);

    expect(new Set(all).size).to.equal(all.length);
  });
});
