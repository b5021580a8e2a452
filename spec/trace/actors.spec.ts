import { expect } from 'chai';
import { Actors } from '../../lib/trace/actors.ts';
import { tickets, traceOf } from './tickets.ts';

function actorsOf(events: Parameters<typeof traceOf>[0]): Actors {
  const actors = new Actors();
  for (const event of traceOf(events)) actors.note(event);
  return actors;
}

describe('the actors of a trace', () => {
  it('know which tab a document belongs to, and its present URL', () => {
    const actors = actorsOf([
      { type: 'document-created', document: 1, tab: 'tab1', url: 'https://a.example/', origin: 'https://a.example' },
      { type: 'url-changed', document: 1, url: 'https://a.example/#x' },
      { type: 'document-destroyed', document: 1 },
    ]);

    expect([actors.tabOf(1), actors.tabOf(2), actors.tabOf(null)]).to.deep.equal(['tab1', null, null]);
    expect([actors.nameOf(1), actors.nameOf(2)]).to.deep.equal(['tab1 (https://a.example/#x)', 'document 2']);
    expect(actors.documents.get(1)!.alive).to.equal(false);
  });

  it('know areas by what they are', () => {
    const actors = new Actors();
    for (const event of tickets) actors.note(event);

    expect(actors.areaName('localStorage https://air.example')).to.equal('localStorage of https://air.example');
    expect(actors.areaName('sessionStorage https://air.example tab1')).to.equal('sessionStorage of tab1 for https://air.example');
    expect([actors.areaName('cookies x'), actors.area('cookies x').origin]).to.deep.equal(['cookies x', 'cookies x']);
  });

  it('know areas and documents of a partition by where it is', () => {
    const origin = 'https://a.example';
    const storageKey = `${origin} under https://b.example`;
    const actors = actorsOf([
      { type: 'document-created', document: 1, tab: 'tab1', url: `${origin}/`, origin },
      { type: 'document-created', document: 2, tab: 'tab2/frame1', url: `${origin}/`, origin, storageKey },
      { type: 'area-created', area: 'l', kind: 'localStorage', origin, tab: null, storageKey },
      { type: 'area-created', area: 's', kind: 'sessionStorage', origin, tab: 'tab2', storageKey },
    ]);

    expect([1, 2].map((id) => actors.documents.get(id)!.storageKey)).to.deep.equal([origin, storageKey]);
    expect(['l', 's'].map((area) => actors.areaName(area))).to.deep.equal([
      'localStorage of https://a.example under https://b.example',
      'sessionStorage of tab2 for https://a.example under https://b.example',
    ]);
  });

  it('follow a task through its states', () => {
    const queued = { type: 'task-queued', source: 'timer', lane: 'l', document: null, label: 'x', by: -1 } as const;
    const actors = actorsOf([
      ...[0, 1, 2, 3, 4].map((task) => ({ ...queued, task })),
      { type: 'task-started', task: 0, lane: 'l', natural: true },
      { type: 'task-ended', task: 0 },
      { type: 'task-started', task: 1, lane: 'l', natural: true },
      { type: 'task-removed', task: 2, reason: 'cancelled' },
      { type: 'task-held', task: 3 },
      { type: 'task-held', task: 4 },
      { type: 'task-returned', task: 4 },
      { type: 'task-held', task: 99 },
      { type: 'document-destroyed', document: 99 },
      { type: 'url-changed', document: 99, url: 'https://a.example/' },
    ]);

    const states = [...actors.tasks.values()].map(({ state, step }) => `${state} ${step}`);
    expect(states).to.deep.equal(['ended 0', 'started 1', 'removed -1', 'held -1', 'queued -1']);
  });
});
