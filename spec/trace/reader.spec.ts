import { expect } from 'chai';
import { Trace } from '../../lib/trace/reader.ts';
import { header, tickets } from './tickets.ts';

const trace = new Trace({ header, events: () => tickets });

describe('a trace', () => {
  it('gives all events, or those of one type or several', () => {
    expect(trace.events()).to.deep.equal(tickets);
    expect(trace.events({ type: 'storage-written' }).map(({ newValue }) => newValue)).to.deep.equal(['12A', '30F', 'LH455 12A']);
    expect(trace.events({ type: ['check', 'time'] })).to.have.length(4);
  });

  it('filters by tab, also through the documents of the tab', () => {
    expect(
      trace.events({ tab: 'tab2', type: ['tab-opened', 'cookie-written', 'event-fired'] }).map(({ type }) => type),
    ).to.deep.equal(['tab-opened', 'cookie-written', 'event-fired']);
  });

  it('filters by step, document, area and task, and by several of them at once', () => {
    expect(trace.events({ task: 5 }).map(({ type }) => type)).to.deep.equal([
      'task-queued',
      'task-started',
      'event-fired',
      'task-ended',
    ]);
    expect(trace.events({ step: 2, area: 0 }).map(({ type }) => type)).to.deep.equal(['storage-written']);
    expect(trace.events({ document: 2, area: 3 })).to.have.length(2);
  });

  it('writes a header, then one event a line', () => {
    const lines = trace.toJSONL().split('\n');

    expect(lines).to.have.length(tickets.length + 2);
    expect(JSON.parse(lines[0]!)).to.deep.equal(header);
    expect(lines[1]).to.equal('{"i":0,"ms":0,"step":-1,"type":"tab-opened","tab":"tab1"}');
    expect(lines.at(-1)).to.equal('');
  });

  it('is plain data to JSON.stringify', () => {
    expect(JSON.parse(JSON.stringify(trace))).to.deep.equal({ header, events: tickets });
  });

  it('draws and explains itself', () => {
    expect(trace.toText()).to.include('▲ leak');
    expect(trace.explain(5)).to.include('storage booked');
  });
});
