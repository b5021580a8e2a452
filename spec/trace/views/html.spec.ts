import { expect } from 'chai';
import { html } from '../../../lib/trace/views/html.ts';
import { header, tickets } from '../tickets.ts';

const made = (...given: Parameters<typeof html>): string => [...html(...given)].join('');
const titlesIn = (text: string): string[] => [...text.matchAll(/<a href="#m\d+">([^<]*)</g)].map(([, title]) => title!);

describe('a trace as a report', () => {
  it('is a page with a list of all that is told and a picture, the same bytes each time', () => {
    const text = made(tickets, header);

    expect(text).to.match(/^<!doctype html>\n<html lang="en">/);
    expect(titlesIn(text)).to.have.length(8);
    expect(text.match(/class="sl-row"/g)).to.have.length(19);
    expect(text).to.contain('Host bare, behaviour standard, scheduler fifo, seed 1; 52 events.');
    expect(made(tickets, header)).to.equal(text);
  });

  it('has so many steps at most, and says how to get the others', () => {
    const text = made(tickets, header, { from: 1, steps: 2 });

    expect(titlesIn(text)).to.deep.equal(['Step 0, 0 ms, tab1', 'Step 1, 1200 ms, tab2']);
    expect(text).to.contain(
      'The report has steps 2 to 3 of the 8 that are told. trace.toHTML({ from: 3 }) has those that follow.',
    );
    expect(made(tickets, header, { from: 6 })).to.contain('The report has steps 7 to 8 of the 8 that are told.</p>');
    expect(made(tickets, header, { from: 9 })).to.contain('The report has none of the 8 that are told.</p>');
  });

  it('says what was lost, that nothing happened, and what is not explained', () => {
    const note = { ms: 0, step: -1, type: 'note', text: 'n' } as const;
    expect(made(tickets, { ...header, dropped: 2 })).to.contain('2 earlier events were dropped');
    expect(made([], header)).to.contain('Nothing happened yet.').and.contain('0 events.');
    expect(made([{ i: 0, ...note }], header)).to.contain('1 event.');
    expect(made(tickets, header, { explained: 2 })).to.contain('only the first 2 steps are explained here');
  });

  it('is called as it is told', () => {
    expect(made(tickets, header, { title: '<Two>' })).to.contain('<title>&lt;Two&gt;</title>');
  });

  it('refuses options that do not exist', () => {
    const wrong: object = { step: 3 };

    expect(() => html(tickets, header, wrong)).to.throw('There is no option step of a report.');
  });
});
