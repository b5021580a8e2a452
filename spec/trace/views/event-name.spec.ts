import { expect } from 'chai';
import { Actors } from '../../../lib/trace/actors.ts';
import { eventName } from '../../../lib/trace/views/event-name.ts';
import { traceOf } from '../tickets.ts';

const area = 'localStorage https://a.example';

/** Names of all events that are given. */
function namesOf(bodies: Parameters<typeof traceOf>[0]): readonly string[] {
  const actors = new Actors();
  return traceOf(bodies).map((event) => {
    actors.note(event);
    return eventName(event, actors);
  });
}

describe('the name of an event', () => {
  it('tells what happened to storage', () => {
    const at = { area, document: 1 } as const;

    expect(
      namesOf([
        { type: 'storage-read', ...at, key: 'k', value: null, length: 0 },
        { type: 'storage-written', ...at, key: 'k', oldValue: null, newValue: '\u202ev' },
        { type: 'storage-removed', ...at, key: 'k', oldValue: 'v' },
        { type: 'storage-cleared', ...at },
        { type: 'storage-unchanged', ...at, key: 'k', value: 'v' },
        { type: 'storage-unchanged', ...at, key: 'k', value: null },
        { type: 'storage-unchanged', ...at, key: null, value: null },
        { type: 'write-refused', ...at, key: 'k', units: 7 },
        { type: 'event-fired', ...at, task: 1, key: null, oldValue: null, newValue: null, url: '' },
        { type: 'cookie-read', ...at, cookies: '' },
        { type: 'cookie-read', ...at, cookies: 'a=b' },
        { type: 'cookie-written', ...at, name: 'a', value: null },
      ]),
    ).to.deep.equal([
      ...['k? absent', 'k=�v', 'delete k', 'clear', 'k=v: no change', 'delete k: no change', 'clear: no change'],
      ...['k: 7 units do not fit', 'clear', 'cookies? none', 'cookies? a=b', 'delete a'],
    ]);
  });

  it('calls what happens to a task by the name of the task', () => {
    expect(
      namesOf([
        { type: 'task-started', task: 2, lane: 'l', natural: true },
        { type: 'task-queued', task: 1, source: 'timer', lane: 'l', document: null, label: 'timer\n', by: -1 },
        { type: 'task-held', task: 1 },
        { type: 'task-returned', task: 1 },
        { type: 'task-started', task: 1, lane: 'l', natural: true },
        { type: 'task-removed', task: 1, reason: 'cancelled' },
      ]),
    ).to.deep.equal(['task 2', 'queue timer⏎', 'timer⏎ waits', 'timer⏎ may run again', 'timer⏎', 'timer⏎ never runs: cancelled']);
  });

  it('is for all else as in the timeline, or the type', () => {
    expect(
      namesOf([
        { type: 'request', request: 1, tab: 'tab1', document: null, method: 'GET', url: 'https://a.example/' },
        { type: 'response', request: 1, status: 404 },
        { type: 'time', now: 12.5 },
        { type: 'outside-started', document: 1, label: 'call' },
        { type: 'check', text: 'x', passed: true },
        { type: 'note', text: 'x' },
        { type: 'checkpoint' },
        { type: 'document-loaded', document: 3 },
        { type: 'request', request: 2, tab: 'tab1', document: null, method: 'GET', url: 'https://a.example/b' },
        { type: 'tab-opened', tab: 'tab1' },
      ]),
    ).to.deep.equal([
      ...['GET a.example', 'response 404', 'time is 12.5 ms', 'call', '✓ x', 'x', 'checkpoint', 'document loaded (document 3)'],
      ...['GET a.example/b', 'tab opened'],
    ]);
  });
});
