import { expect } from 'chai';
import { explain } from '../../lib/trace/explain.ts';
import { granted, released, requested, waiting } from './talk.ts';
import { traceOf } from './tickets.ts';
import { origin, queued, started, type Body } from './told.ts';

const documents = [1, 2, 3].map((document): Body => {
  return { type: 'document-created', document, tab: `tab${document}`, url: `${origin}/`, origin };
});
const call = (document: number, ...bodies: Body[]): Body[] => [
  { type: 'outside-started', document, label: 'call' },
  ...bodies,
  { type: 'outside-ended', document },
];
const callback = (task: number, document: number): Body =>
  ({ ...queued(task, 'lock db', document), source: 'web locks' }) as Body;
const run = (task: number): Body[] => [started(task), { type: 'task-ended', task }];

/** The lines on locks of a step. */
function toldOf(step: number, ...bodies: Body[]): string[] {
  return explain(traceOf([...documents, ...bodies]), step)
    .split('\n')
    .filter((line) => /^(?:The request|It was g|It still|It has the lock)/.test(line));
}

const [one, two, three] = [1, 2, 3].map((document) => `tab${document} (https://a.example/)`);

describe('the explanation of a lock', () => {
  const held = [...call(1, requested(1, 1), granted(1)), ...call(2, requested(2, 2), waiting(2, '1'))];

  it('says of what waits who holds the lock, since when, who stands before it, and what came of it', () => {
    const bodies = [...held, ...call(3, requested(3, 3), waiting(3, '1, 2'))];
    const request = `The request of ${three} for the lock db has to wait: ${one} holds it since step 0; ${two} stands before it.`;

    expect(toldOf(2, ...bodies)).to.deep.equal([request, 'It still waits.']);
    expect(toldOf(2, ...bodies, ...call(1, granted(3))).at(-1)).to.equal('It was granted in step 3.');
    expect(toldOf(2, ...bodies, granted(3)).at(-1)).to.equal('It was granted later.');
    const aborted = { type: 'lock-aborted', request: 3, reason: 'signal' } as const;
    expect(toldOf(2, ...bodies, aborted).at(-1)).to.equal('It was given up before it was granted.');
  });

  it('says so in the step in which it is asked for, and in that in which it begins to wait', () => {
    const bodies = [requested(1, 1, { mode: 'shared' }), granted(1), ...call(2, requested(2, 2)), ...call(2, waiting(2, '1'))];
    const lines = [`The request of ${two} for the lock db has to wait: ${one} holds it (shared).`, 'It still waits.'];

    expect([toldOf(0, ...bodies), toldOf(1, ...bodies)]).to.deep.equal([lines, lines]);
  });

  it('says why the callback of a lock could be called', () => {
    const free = [...call(1, requested(1, 1)), granted(1), callback(0, 1), ...run(0)];
    const given = [...held, ...call(1, released(1), granted(2), callback(0, 2)), ...run(0)];

    expect(toldOf(1, ...free)).to.deep.equal([
      'It has the lock db, because nothing was in its way when it was asked for in step 0.',
    ]);
    expect(toldOf(3, ...given)).to.deep.equal([
      `It has the lock db, which was asked for in step 1, because ${one} released it in step 2 (fulfilled).`,
    ]);
  });

  it('says who gave up, was robbed, or robbed', () => {
    const after = (...bodies: Body[]): string | undefined =>
      toldOf(2, ...held, ...bodies, granted(2), callback(0, 2), ...run(0))[0];
    const stolen = { type: 'lock-stolen', request: 1, by: 2 } as const;
    const stealing = [requested(4, 3, { option: 'steal' }), stolen, granted(4), callback(0, 3), ...run(0)];

    expect(after({ type: 'lock-aborted', request: 1, reason: 'document ended' })).to.equal(
      `It has the lock db, which was asked for in step 1, because ${one}, which stood before it, gave its request up (document ended).`,
    );
    expect(after(stolen)).to.equal(`It has the lock db, which was asked for in step 1, because it was stolen from ${one}.`);
    expect(toldOf(2, ...held, ...stealing)[0]).to.equal(
      'It has the lock db, because it stole it: the request was made with steal.',
    );
  });

  it('says what the trace does not tell any more', () => {
    const waits = [requested(2, 2), ...call(2, waiting(2, '1'))];

    expect(toldOf(0, ...waits)[0]).to.equal(
      `The request of ${two} for the lock db has to wait: what was in its way is no longer in the trace.`,
    );
    expect(toldOf(1, ...waits, granted(2), callback(0, 2), ...run(0))).to.deep.equal([
      'It has the lock db, which it waited for; what made way is no longer in the trace.',
    ]);
    expect(toldOf(0, ...call(1, waiting(8, ''), granted(8), released(8)))).to.deep.equal([]);
  });
});
