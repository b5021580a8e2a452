import { expect } from 'chai';
import { shiviz, shivizParser } from '../../../lib/trace/views/shiviz.ts';
import { called, local, queued, ran, read, runOf, wrote, type Body } from '../happens-before/runs.ts';

type Bodies = readonly (Body | readonly Body[])[];

function logOf(bodies: Bodies, dropped = 0): string {
  return [...shiviz(runOf(...bodies), { dropped })].join('');
}

/** As ShiViz takes it apart. */
function parsed(log: string): { event: string; host: string; clock: unknown }[] {
  const lines = log.split('\n');
  const events = lines
    .slice(2)
    .join('\n')
    .matchAll(new RegExp(lines[0] as string, 'gm'));
  return [...events].map(({ groups: { event, host, clock } = {} }) => ({
    ...{ event: event as string, host: host as string },
    clock: JSON.parse(clock as string) as unknown,
  }));
}

const many: Body[] = Array.from({ length: 10 }, (_, n) => read(1, `k${n}`));

describe('a log for ShiViz', () => {
  it('has an event for each step on a loop, with its clock, and nothing that ShiViz does not read', () => {
    const log = logOf([
      called(1, wrote(1, 'k', 'v'), queued(0, 2, { by: 0, label: 'storage k' })),
      ran(0, {
        type: 'event-fired',
        area: local,
        document: 2,
        task: 0,
        key: 'k',
        oldValue: null,
        newValue: 'v',
        url: 'https://a.example/',
      }),
    ]);

    expect(log).to.equal(
      [
        ...[shivizParser, '', '#0 tab1 ▸ call from outside; k=v', 'tab1 {"tab1":1}'],
        ...['#1 tab2 ▸ storage k; ● k=v', 'tab2 {"tab1":1,"tab2":1}', ''],
      ].join('\n'),
    );
    expect(parsed(log).map(({ host, clock }) => [host, clock])).to.deep.equal([
      ['tab1', { tab1: 1 }],
      ['tab2', { tab1: 1, tab2: 1 }],
    ]);
  });

  it('leaves out what the user agent does by itself, but not what follows from it', () => {
    const log = logOf([
      queued(1, 1),
      ran(1, queued(0, null, { by: 0 })),
      ran(0, queued(2, 2, { by: 1 }), wrote(1, 'k', 'v')),
      ran(2),
    ]);

    expect(parsed(log).map(({ event, clock }) => [event, clock])).to.deep.equal([
      ['#0 tab1 ▸ x', { tab1: 1 }],
      ['#2 tab2 ▸ x', { tab1: 1, tab2: 1 }],
    ]);
  });

  it('keeps each event in its line, whatever keys, values and labels are', () => {
    const nasty = 'a\nb {"x":1}\r\u2028\u202e</script>';
    const log = logOf([queued(0, 1, { label: nasty }), ran(0, wrote(1, nasty, nasty)), ran(1)]);

    expect(parsed(log)).to.have.length(1);
    expect(log.split('\n')).to.have.length(5);
    expect(log).not.to.match(/[\r\u2028\u202e]/);
  });

  it('names each kind of act in the words of the timeline, and counts what is too much', () => {
    const of = { area: local, document: 1 } as const;
    const message = { message: 1, document: 1, via: 'window', name: '', data: 'hi' } as const;
    const told = (...acts: readonly Body[]): string[] =>
      parsed(logOf([queued(0, 1), ran(0, ...acts)]))[0]!
        .event.split('; ')
        .slice(1);

    expect(
      told(
        { type: 'storage-removed', key: 'k', oldValue: 'v', ...of },
        { type: 'storage-cleared', ...of },
        { type: 'storage-unchanged', key: 'k', value: 'v', ...of },
        { type: 'write-refused', key: 'k', units: 9, ...of },
        { type: 'event-dispatched', document: 1, key: 'k', oldValue: null, newValue: 'v' },
        { type: 'message-posted', to: 1, ...message },
        { type: 'message-fired', kind: 'message', ...message },
        { type: 'console', document: 1, level: 'log', text: 'said' },
      ),
    ).to.deep.equal([
      ...['delete k', 'clear', 'k=v: no change', 'k: 9 units do not fit'],
      ...['dispatches k=v', 'posts hi', '● hi', '» said'],
    ]);
    const error = {
      kind: 'exception',
      message: 'E',
      url: '',
      line: 0,
      column: 0,
      stack: '',
      by: 'page',
      handled: false,
    } as const;
    expect(told({ type: 'error', document: 1, ...error }, { type: 'checkpoint' })).to.deep.equal(['✗ E']);
    expect(told(...many).at(-1)).to.equal('2 more');
  });

  it('says what was dropped where ShiViz passes over it', () => {
    const events = runOf(queued(0, 1), ran(0), { type: 'task-removed', task: 3, reason: 'cancelled' }, ran(7));
    const log = [...shiviz(events.slice(4), { dropped: 4 })].join('');

    expect(log.split('\n')[2]).to.equal('4 earlier events were dropped: limits.traceEvents was reached.');
    expect(parsed(log)).to.deep.equal([]);
    expect(logOf([ran(7)])).to.equal(`${shivizParser}\n\n`);
  });
});
