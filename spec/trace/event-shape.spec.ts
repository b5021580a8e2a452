import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { faultOf, isTraceEvent } from '../../lib/trace/event-shape.ts';
import { dropped, fired, granted, posted, released, requested, waiting } from './talk.ts';
import { tickets, traceOf } from './tickets.ts';
import { tabs } from './told.ts';

describe('the shape of an event', () => {
  it('is kept by each event of a trace', () => {
    expect(tickets.map(faultOf).filter((fault) => fault !== null)).to.deep.equal([]);
  });

  it('allows members that a later version may add', () => {
    expect(isTraceEvent({ i: 0, ms: 0, step: -1, type: 'note', text: 'x', more: 1 })).to.equal(true);
  });

  it('asks for a known type and for all its members', () => {
    const base = { i: 0, ms: 0, step: -1 };

    expect(faultOf({ ...base, type: 'toString' })).to.equal('it has the unknown type "toString"');
    expect(faultOf({ ms: 0, step: 0, type: 'checkpoint' })).to.equal(
      'the member i of its checkpoint is not a whole number from 0',
    );
    expect(faultOf({ ...base, type: 'area-created', area: 'cookies o', kind: 'cookies', origin: 'o', tab: 1 })).to.equal(
      'the member tab of its area-created is not a string or null',
    );
  });

  it('asks for numbers that count, and for the lengths of what was cut', () => {
    const base = { i: 0, ms: 0, step: -1, type: 'task-ended', task: 0 };
    const faults = [
      { i: 0.5 },
      { i: -1 },
      { ms: Infinity },
      { ms: -1 },
      { step: -2 },
      { step: -1.5 },
      { task: 2 ** 60 },
      { cut: [] },
    ];

    for (const fault of [...faults, { cut: 'x' }, { cut: null }, { cut: { key: 'x' } }]) {
      expect(faultOf({ ...base, ...fault }), JSON.stringify(fault)).to.match(/ is not an? /);
    }
    expect(faultOf({ ...base, cut: { key: 300 }, ms: 0.5 })).to.equal(null);
  });

  it('asks for what may be absent where it is there', () => {
    const created = { i: 0, ms: 0, step: -1, type: 'document-created', document: 1, tab: 't', url: 'u', origin: 'o' };

    expect(faultOf({ ...created, loop: null, storageKey: 's' })).to.equal(null);
    expect(faultOf({ ...created, loop: 5 })).to.equal('the member loop of its document-created is not a string');
  });

  it('is asked of messages and locks', () => {
    const events = traceOf([...tabs, posted(1), fired(2), dropped(2), requested(1, 1), waiting(1, ''), granted(1), released(1)]);

    expect(events.map(faultOf).filter((fault) => fault !== null)).to.deep.equal([]);
    for (const event of events.slice(tabs.length)) {
      for (const member of Object.keys(event).filter((name) => name !== 'type')) {
        expect(faultOf({ ...event, [member]: [] }), `${event.type}.${member}`).to.match(/ is not a /);
      }
    }
  });

  it('is that of each event of a life that goes back, is hidden, crashes and begins again', async () => {
    const browser = new Browser({ limits: { keptPages: 1 } });
    const tab = await browser.open('https://a.example/1');
    for (const path of ['/2', '/3']) await tab.goto(path);
    await tab.back();
    await tab.hide();
    await browser.restart();
    (await browser.open()).crash();

    const events = browser.trace.events();

    expect(events.map(faultOf).filter((fault) => fault !== null)).to.deep.equal([]);
    expect(events.map(({ type }) => type)).to.include.members([
      ...['document-left', 'document-returned', 'document-dropped', 'visibility-changed'],
      ...['browser-restarted', 'tab-crashed'],
    ]);
  });
});
