import { expect } from 'chai';
import { svg } from '../../../lib/trace/views/svg.ts';
import { tickets, traceOf } from '../tickets.ts';

const drawn = (...given: Parameters<typeof svg>): string => [...svg(...given)].join('');
const rowsIn = (text: string): number => text.match(/class="sl-row"/g)?.length ?? 0;

describe('a trace as SVG', () => {
  it('has the rows of the timeline, and the same bytes each time', () => {
    expect(rowsIn(drawn(tickets))).to.equal(19);
    expect(drawn(tickets)).to.equal(drawn(tickets));
    expect(rowsIn(drawn(tickets, { detail: 'full' }))).to.be.greaterThan(19);
  });

  it('is called after its tabs, or as it is told', () => {
    const many = traceOf(
      Array.from({ length: 8 }, (_, n) => ({ type: 'visibility-changed', tab: `tab${n}`, visibility: 'hidden' })),
    );

    expect(drawn(tickets)).to.contain('<title>Timeline of tab1, tab2</title>');
    expect(drawn(many)).to.contain('<title>Timeline of tab0, tab1, tab2, tab3, tab4, tab5 and others</title>');
    expect(drawn(tickets, { title: 'A & B' })).to.contain('<title>A &amp; B</title>');
  });

  it('has so many rows at most, and says how many there are besides', () => {
    expect(rowsIn(drawn(tickets, { rows: 5 }))).to.equal(5);
    expect(drawn(tickets, { rows: 5 })).to.contain('… and 14 more rows: the option rows is 5.');
    expect(drawn(tickets, { rows: 18 })).to.contain('… and 1 more row: the option rows is 18.');
    expect(drawn(tickets, { rows: 19 })).not.to.contain('more row');
  });

  it('says what was lost, and that nothing happened', () => {
    expect(drawn(tickets, {}, 3)).to.contain('3 earlier events were dropped');
    expect(drawn([])).to.contain('Nothing happened yet.').and.contain('<title>Timeline</title>');
  });

  it('refuses options that do not exist', () => {
    const wrong: object = { colour: 'red' };

    expect(() => svg(tickets, wrong)).to.throw('There is no option colour of a picture.');
  });
});
