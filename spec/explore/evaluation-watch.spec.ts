import { expect } from 'chai';
import type { Fact } from '../../lib/event-loop/observer.ts';
import { StepsTask } from '../../lib/event-loop/task.ts';
import { innerOf } from '../../lib/browser/inner.ts';
import { EvaluationWatch } from '../../lib/explore/evaluation-watch.ts';
import type { Document } from '../../lib/html/records/document.ts';
import { assert } from '../../lib/infra/assert.ts';
import { Browser, fifo } from '../../lib/index.ts';
import { Sampled } from '../../lib/explore/sampled.ts';
import { ObserverDouble } from '../event-loop/observer-double.ts';

async function openDocument(): Promise<Document> {
  const browser = new Browser();
  const tab = await browser.open('https://a.example/');
  void tab.localStorage.length;
  const document = innerOf(browser).userAgent.tabOpener.traversables[0]?.activeDocument ?? null;
  assert(document !== null, 'a tab shows a document');
  return document;
}

const area = { name: 'localStorage https://a.example' };

describe('a watch over modules that are evaluated', () => {
  let document: Document;
  let task: StepsTask;

  beforeEach(async () => {
    document = await openDocument();
    task = new StepsTask('DOM manipulation', document, 'a task', () => undefined);
  });

  /** What it has seen of `steps`. */
  const seenOf = (steps: (watch: EvaluationWatch) => void): readonly string[] => {
    const watch = new EvaluationWatch(null);
    let all: readonly string[] = [];
    watch.begin(document, (seen) => (all = seen));
    steps(watch);
    watch.ended(task, true);
    return all;
  };

  it('says each thing once, and nothing before and after', () => {
    const watch = new EvaluationWatch(null);
    const told: (readonly string[])[] = [];
    watch.read(area, document, 'k', 'v');
    watch.begin(document, (seen) => told.push(seen));
    watch.read(area, document, 'k', 'v');
    watch.read(area, document, 'k', 'v');
    watch.ended(task, true);
    watch.queued(task);
    watch.ended(task, true);

    expect(told).to.deep.equal([['read localStorage']]);
  });

  it('knows what lasts', () => {
    const seen = seenOf((watch) => {
      watch.wrote(area, document, 'k', null, 'v');
      watch.queued(task);
      watch.removed(task, 'cancelled');
      watch.access('listeners tab1', 'write');
      watch.access('heard tab1', 'read');
      watch.access('heard tab1', 'add');
      watch.fact({ type: 'visibility-changed', tab: 'tab1', visibility: 'hidden' });
    });

    expect(seen).to.deep.equal([
      'wrote localStorage',
      'queued the task "a task"',
      'took back the task "a task"',
      'added a listener',
      'used heard tab1',
      'caused "visibility-changed"',
    ]);
  });

  it('takes writes that change nothing, or do not fit, for writes', () => {
    expect(seenOf((watch) => watch.unchanged(area, document, 'k', 'v'))).to.deep.equal(['wrote localStorage']);
    expect(seenOf((watch) => watch.refused(area, document, 'k', 'v'))).to.deep.equal(['wrote localStorage']);
  });

  it('finds what a page says of itself alone by looking', () => {
    const seen = seenOf(() => {
      document.navigable.targetName = 'named';
      document.navigable.windowProxies.for(document.origin);
      Reflect.set(document.host.document, 'title', 'title');
      Reflect.set(document.navigable.windowProxies.for(document.origin), 'mark', 1);
      document.ports.made++;
      document.userAgent.blobURLs.set('blob:x', {} as never);
    });

    expect(seen).to.deep.equal([
      'put something on its window',
      'set window.name',
      'set document.title',
      'made a MessageChannel',
      'made the URL of a Blob',
    ]);
  });

  it('does not blame a module for what was on the window before', () => {
    Reflect.set(document.navigable.windowProxies.for(document.origin), 'mark', 1);

    expect(seenOf(() => undefined)).to.deep.equal([]);
  });

  it('hands on all that it is told', () => {
    const next = new ObserverDouble();
    const watch = new EvaluationWatch(next);
    const fact: Fact = { type: 'note', text: 'noted' };
    const others: string[] = [];
    next.choosing = () => void others.push('choosing');
    next.access = () => void others.push('access');
    next.fired = () => void others.push('fired');
    next.read = () => void others.push('read');
    next.wrote = () => void others.push('wrote');
    next.unchanged = () => void others.push('unchanged');
    next.refused = () => void others.push('refused');
    watch.queued(task);
    watch.choosing?.([task], 1, 0);
    watch.started(task, true);
    watch.checkpoint();
    watch.access('cell', 'read');
    watch.read(area, document, 'k', 'v');
    watch.wrote(area, document, 'k', null, 'v');
    watch.unchanged(area, document, 'k', 'v');
    watch.refused(area, document, 'k', 'v');
    watch.fired(area, document, 'k', null, 'v', 'https://a.example/', true);
    watch.fact(fact);
    watch.ended(task, true);
    watch.removed(task, 'cancelled');
    watch.held(task);
    watch.returned(task);
    watch.time(5);

    expect([watch.level, next.facts]).to.deep.equal(['all', [fact]]);
    expect(others).to.deep.equal(['choosing', 'access', 'read', 'wrote', 'unchanged', 'refused', 'fired']);
    expect(next.lines.join()).to.equal(
      'queued a task,started a task,checkpoint,ended a task,removed a task: cancelled,held a task,returned a task,time 5',
    );
  });

  it('sees the random numbers of a scheduler, which is otherwise the same', () => {
    const watch = new EvaluationWatch(null);
    const [plain, late] = [
      watch.over(fifo()),
      watch.over(new Sampled({ order: 'any', latenessMs: 5, random: 'plain', agentOf: String })),
    ];
    const everyStep = watch.over({
      ...fifo(),
      name: 'every',
      everyStep: true,
      seed: () => undefined,
      choose: () => 0,
      random: () => 0,
    });
    plain.seed(1);
    late.seed(1);

    expect([plain.name, plain.natural, plain.latenessMs]).to.deep.equal([fifo().name, true, undefined]);
    expect([everyStep.everyStep, everyStep.choose([task], 1, 0, 0)]).to.deep.equal([true, 0]);
    expect(late.latenessMs?.(document.lane('timer'))).to.be.a('number');
    expect(seenOf((each) => void each.over(fifo()).random(1))).to.deep.equal(['drew a random number']);
  });
});
