import { expect } from 'chai';
import { StepGraph } from '../../../lib/trace/happens-before/step-graph.ts';
import type { TraceEvent } from '../../../lib/trace/trace-event.ts';
import { called, first, queued, ran, read, runOf, wrote } from './runs.ts';

function graphOf(events: readonly TraceEvent[]): StepGraph {
  const graph = new StepGraph();
  for (const event of events) graph.note(event);
  return graph;
}

/** Of the last step: the steps that led to it, and how. */
function leadsOfLast(events: readonly TraceEvent[]): string[] {
  return (
    graphOf(events)
      .nodes.at(-1)
      ?.leads.map(({ from, how, i }) => `${how} by ${from.step} at ${i - first}`) ?? []
  );
}

describe('the graph of steps', () => {
  it('has a step for each task and each call from outside, on the loop of its document', () => {
    const { nodes, loops } = graphOf(runOf(queued(0, 1), ran(0), called(2), queued(1, null), ran(1)));

    expect(loops).to.deep.equal(['tab1', 'tab2']);
    expect(nodes.map(({ step, loop, turn, outside }) => ({ step, loop, turn, outside }))).to.deep.equal([
      { step: 0, loop: 0, turn: 1, outside: false },
      { step: 1, loop: 1, turn: 1, outside: true },
      { step: 2, loop: -1, turn: 0, outside: false },
    ]);
  });

  it('takes the tab for the loop in traces of before, where no loop is named', () => {
    const events = runOf(queued(0, 1), ran(0), queued(1, 3), ran(1)).map((event) => {
      const { loop: _, ...older } = event as TraceEvent & { readonly loop?: string };
      return older as TraceEvent;
    });

    expect(graphOf(events).loops).to.deep.equal(['tab1']);
  });

  it('leads from the step that queued a task to the one that runs it, by what the task tells of', () => {
    const posted = { type: 'message-posted', message: 1, document: 1, via: 'window', name: '', data: '1', to: 1 } as const;

    expect(leadsOfLast(runOf(called(1, queued(0, 2, { by: 0 })), ran(0)))).to.deep.equal(['queued by 0 at 1']);
    expect(leadsOfLast(runOf(called(1, wrote(1, 'k', 'v'), queued(0, 2, { by: 0, label: 'storage k' })), ran(0)))).to.deep.equal([
      'storage event by 0 at 1',
    ]);
    expect(leadsOfLast(runOf(called(1, wrote(1, 'k', 'v'), queued(0, 1, { by: 0, source: 'timer' })), ran(0)))).to.deep.equal([
      'timer by 0 at 2',
    ]);
    expect(leadsOfLast(runOf(called(1, posted, queued(0, 2, { by: 0, source: 'posted message' })), ran(0)))).to.deep.equal([
      'message by 0 at 1',
    ]);
    expect(leadsOfLast(runOf(called(1, posted, queued(0, 1, { by: 0, source: 'timer' })), ran(0)))).to.deep.equal([
      'timer by 0 at 2',
    ]);
  });

  it('leads from who asked to who gets the response', () => {
    const request = { type: 'request', request: 1, tab: 'tab1', document: 1, method: 'GET', url: 'https://a.example/x' } as const;
    const response = { type: 'response', request: 1, status: 200 } as const;

    expect(leadsOfLast(runOf(called(1, request), response, queued(0, 1), ran(0)))).to.deep.equal(['response by 0 at 1']);
  });

  it('leads from who posted a message to who hears of it, also where a port has kept it', () => {
    const message = { message: 1, via: 'port', name: '', data: '1' } as const;
    const posted = { type: 'message-posted', document: 1, to: 1, ...message } as const;
    const fired = { type: 'message-fired', document: 2, kind: 'message', ...message } as const;

    expect(leadsOfLast(runOf(called(1, posted), called(2, queued(0, 2, { by: 1 })), ran(0, fired)))).to.deep.equal([
      'queued by 1 at 4',
      'message by 0 at 1',
    ]);
    expect(leadsOfLast(runOf(queued(0, 2), ran(0, fired)))).to.deep.equal([]);
  });

  it('has what a call from outside of all steps queues come after all that ran before', () => {
    const { nodes } = graphOf(runOf(queued(0, 1), ran(0), queued(1, 2), ran(1)));

    expect(nodes.map(({ after, called: byCall }) => [after, byCall])).to.deep.equal([
      [0, true],
      [1, true],
    ]);
  });

  it('takes a call that is made in a step for a part of it', () => {
    const graph = graphOf(runOf(queued(0, 1), ran(0, ...called(2, read(2, 'k')), queued(1, 2, { by: 1 })), ran(1)));

    expect(graph.nodes.map(({ step }) => step)).to.deep.equal([0, 2]);
    expect(graph.nodeOf(1)).to.equal(graph.nodes[0]);
    expect(graph.nodes[1]?.leads.map(({ from }) => from.step)).to.deep.equal([0]);
  });

  it('forgets tasks that never run, and knows nothing of what was dropped', () => {
    const { nodes } = graphOf(
      runOf(
        { type: 'task-ended', task: 9 },
        queued(0, 1),
        { type: 'task-removed', task: 0, reason: 'cancelled' },
        queued(1, 1, { by: 7 }),
        ran(1),
        ran(2),
      ),
    );

    expect(nodes.map(({ leads, after }) => [leads.length, after])).to.deep.equal([
      [0, 0],
      [0, 0],
    ]);
  });

  it('leads from who asked for a lock to the grant, and puts the grant after who gave it back', () => {
    const lock = { storageKey: 'https://a.example', name: 'n', mode: 'exclusive', option: 'none' } as const;
    const locks = { by: 0, source: 'lock task queue' } as const;
    const { nodes } = graphOf(
      runOf(
        called(1, { type: 'lock-requested', request: 1, document: 1, ...lock }, queued(0, null, locks)),
        ran(0, { type: 'lock-granted', request: 1 }, queued(1, 1, { by: 1, source: 'web locks' })),
        ran(1, queued(2, null, { by: 2, source: 'lock task queue' })),
        ran(2, { type: 'lock-released', request: 1, reason: 'fulfilled' }),
        queued(3, 2),
        ran(
          3,
          { type: 'lock-requested', request: 2, document: 2, ...lock },
          queued(4, null, { by: 4, source: 'lock task queue' }),
        ),
        ran(4, { type: 'lock-granted', request: 2 }),
      ),
    );

    expect(nodes.map(({ leads }) => leads.map(({ from, how }) => `${how} by ${from.step}`))).to.deep.equal([
      [],
      ['lock by 0'],
      ['lock by 1'],
      ['lock by 2'],
      [],
      ['lock by 4'],
    ]);
    expect(nodes.at(-1)?.follows.map(({ step }) => step)).to.deep.equal([1, 3]);
  });

  it('puts a grant after all that ran before a lock was given back outside of any step', () => {
    const lock = { storageKey: 'https://a.example', name: 'n', mode: 'exclusive', option: 'none' } as const;
    const { nodes } = graphOf(
      runOf(
        { type: 'lock-requested', request: 1, document: 1, ...lock },
        { type: 'lock-granted', request: 1 },
        queued(0, 2),
        queued(1, null, { by: 9 }),
        ran(0, { type: 'lock-requested', request: 2, document: 2, ...lock }),
        { type: 'lock-released', request: 1, reason: 'document ended' },
        ran(1, { type: 'lock-granted', request: 2 }),
      ),
    );

    expect(nodes[1]?.after).to.equal(1);
  });

  it('has a task of the lock task queue come of a lock', () => {
    const unavailable = { type: 'lock-unavailable', request: 1 } as const;

    expect(leadsOfLast(runOf(called(1, unavailable, queued(0, 1, { by: 0, source: 'web locks' })), ran(0)))).to.deep.equal([
      'lock by 0 at 1',
    ]);
    expect(leadsOfLast(runOf(called(1, unavailable, queued(0, 1, { by: 0 })), ran(0)))).to.deep.equal(['queued by 0 at 2']);
  });
});
