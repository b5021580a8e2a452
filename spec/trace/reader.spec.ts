import { inspect } from 'node:util';
import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { Trace, type EventFilter } from '../../lib/trace/reader.ts';
import { placed } from '../../lib/trace/event-places.ts';
import { header, tickets } from './tickets.ts';

const trace = new Trace({ header, events: () => tickets });
const told = [...placed(tickets)];

describe('a trace', () => {
  it('gives all events, or those of one type or several', () => {
    expect(trace.events()).to.deep.equal(told);
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
    expect(trace.events({ step: 2, area: 'localStorage https://air.example' }).map(({ type }) => type)).to.deep.equal([
      'storage-written',
    ]);
    expect(trace.events({ document: 2, area: 'sessionStorage https://air.example tab2' })).to.have.length(2);
  });

  it('filters by key, and by the kind of area where no origin is given', () => {
    const written = (filter: object): unknown[] =>
      trace.events({ type: 'storage-written', ...filter }).map(({ newValue }) => newValue);

    expect(written({ key: 'seat' })).to.deep.equal(['12A', '30F']);
    expect(written({ key: 'booked' })).to.deep.equal(['LH455 12A']);
    expect(written({ key: null })).to.deep.equal([]);
    expect(written({ area: 'localStorage' })).to.deep.equal(['LH455 12A']);
    expect(written({ area: 'sessionStorage' })).to.deep.equal(['12A', '30F']);
    expect(written({ area: 'sessionStorage', key: 'booked' })).to.deep.equal([]);
    expect(written({ area: 'local' })).to.deep.equal([]);
    expect(trace.events({ area: 'cookies', type: 'cookie-written' })).to.have.length(2);
  });

  it('writes a header, then one event a line', () => {
    const lines = trace.toJSONL().split('\n');

    expect(lines).to.have.length(tickets.length + 2);
    expect(JSON.parse(lines[0]!)).to.deep.equal(header);
    expect(lines.slice(1, -1)).to.deep.equal(told.map((event) => JSON.stringify(event)));
    expect(lines.at(-1)).to.equal('');
  });

  it('is drawn as SVG, and told as a report in HTML', () => {
    const lost = new Trace({ header: { ...header, dropped: 2 }, events: () => tickets });

    expect(trace.toSVG({ theme: 'dark', title: 'Two flights' }))
      .to.match(/^<svg .*<title>Two flights</)
      .and.not.contain('var(');
    expect(trace.toHTML({ title: 'Two flights' }))
      .to.match(/^<!doctype html>/)
      .and.contain('<h1>Two flights</h1>');
    for (const text of [lost.toSVG(), lost.toHTML()]) expect(text).to.contain('2 earlier events were dropped');
  });

  it('says in a picture and in a report that it is off, or that nothing happened', () => {
    const off = new Trace({ header, events: () => [], off: true });
    const empty = new Trace({ header, events: () => [] });

    for (const text of [off.toSVG(), off.toHTML()]) expect(text).to.contain('The trace is off');
    for (const text of [empty.toSVG(), empty.toHTML()]) expect(text).to.contain('Nothing happened yet.');
  });

  it('is plain data to JSON.stringify', () => {
    expect(JSON.parse(JSON.stringify(trace))).to.deep.equal({ header, events: told });
  });

  it('refuses filters, types and options that do not exist', () => {
    const [filter, options]: object[] = [{ typ: 'check' }, { colour: true }];

    expect(() => trace.events(filter)).to.throw('Did you mean type?');
    expect(() => trace.toText(options)).to.throw('Did you mean color?');
  });

  it('says how much it holds, shortly, also to console.log', () => {
    const shortened = new Trace({ header: { ...header, dropped: 7 }, events: () => tickets.slice(0, 1) });

    expect(inspect(trace)).to.equal(`Trace of ${tickets.length} events, 6 steps, none dropped`);
    expect(String(shortened)).to.equal('Trace of 1 event, 0 steps, 7 dropped');
  });

  it('says when it is off', () => {
    const off = new Trace({ header, events: () => [], off: true });

    expect(off.toText()).to.equal("The trace is off: new Browser({ trace: 'full' }) records what happens.\n");
    expect(off.explain(0)).to.match(/^The trace is off/);
    expect(inspect(off)).to.equal('Trace, off');
  });

  it('says what was dropped, in its drawing and in its explanations', () => {
    const kept = tickets.filter(({ i }) => i > 20);
    const shortened = new Trace({ header: { ...header, dropped: 21 }, events: () => kept });

    expect(shortened.toText()).to.match(/^21 earlier events were dropped/);
    expect(shortened.explain(0)).to.match(/^Step 0 is no longer in the trace\. 21 earlier events/);
    expect(shortened.explain(5)).to.include('storage booked');
    expect(shortened.explain(99)).to.equal('The trace holds no step 99.');
  });

  it('draws and explains itself', () => {
    expect(trace.toText()).to.include('▲ leak');
    expect(trace.explain(5)).to.include('storage booked');
  });

  it('says which steps come before which, what led to one, and where two race', () => {
    expect(trace.causes(5)).to.deep.equal([{ step: 2, i: 34, how: 'storage event' }]);
    expect(trace.effects(2)).to.deep.equal([{ step: 5, i: 46, how: 'storage event' }]);
    expect([trace.happensBefore(2, 5), trace.happensBefore(2, 3)]).to.deep.equal([true, false]);
    expect(trace.races()).to.deep.equal({ races: [], dropped: 0, notice: '' });
    expect(trace.warnings()).to.deep.equal([]);
    expect([...trace.toShiViz()].join('')).to.include('#5 tab2 ▸ storage booked');
  });

  it('that is off has no races, and says so', () => {
    const off = new Trace({ header, events: () => [], off: true });

    expect(off.races()).to.deep.equal({
      ...{ races: [], dropped: 0 },
      notice: "The trace is off: new Browser({ trace: 'full' }) records what happens.",
    });
  });

  it('filters by the name of a channel or lock, and by the numbers of messages and requests', async () => {
    await using browser = new Browser();
    const tab = await browser.open('https://a.example/');
    await tab.run(({ BroadcastChannel }) => new BroadcastChannel('c').postMessage(1));
    await tab.run(({ BroadcastChannel }) => new BroadcastChannel('d').postMessage(2));
    for (const name of ['db', 'c']) await tab.run(({ navigator }) => navigator.locks.request(name, () => undefined));
    const typesOf = (filter: EventFilter): string[] => browser.trace.events(filter).map(({ type }) => type);

    const locks = ['lock-requested', 'lock-granted', 'lock-released'];
    expect(typesOf({ name: 'c' })).to.deep.equal(['channel-opened', 'message-posted', ...locks]);
    expect(typesOf({ name: 'db' })).to.deep.equal(locks);
    expect(typesOf({ message: 2 })).to.deep.equal(['message-posted']);
    expect(typesOf({ request: 2, type: ['lock-requested', 'lock-released'] })).to.deep.equal(['lock-requested', 'lock-released']);
    expect(typesOf({ name: 'nobody' })).to.deep.equal([]);
  });
});
