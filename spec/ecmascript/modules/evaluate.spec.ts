import { expect } from 'chai';
import { AsyncEvaluationOrder, evaluate } from '../../../lib/ecmascript/modules/evaluate.ts';
import { link } from '../../../lib/ecmascript/modules/link.ts';
import { evaluated, graphOf, type Texts } from './module-graph.ts';

async function logOf(texts: Texts): Promise<unknown[]> {
  return (await evaluated(texts)).log;
}

describe('the evaluation of modules', () => {
  it('goes depth first, in the order of the imports, each module once and all in one go', async () => {
    const log = await logOf({
      a: "import './b'; import './c'; log('a');",
      b: "import './d'; log('b');",
      c: "import './d'; log('c'); Promise.resolve().then(() => log('job'));",
      d: "log('d');",
    });

    expect(log).to.deep.equal(['d', 'b', 'c', 'a', '|', 'job']);
  });

  it('gives functions of a cycle before they are evaluated, and its other names not', async () => {
    const { log, error } = await evaluated({
      a: "import { early } from './b'; export function hoisted() { return 'hoisted'; } export let late = 1; log(early());",
      b: "import { hoisted, late } from './a'; export const early = () => late; log(hoisted()); try { late; } catch (e) { log(e.name); }",
    });

    expect([log, error]).to.deep.equal([['hoisted', 'ReferenceError', 1, '|'], null]);
  });

  it('waits for what awaits at the top, while modules beside it run', async () => {
    const log = await logOf({
      a: "import './b'; import './c'; log('a');",
      b: "log('b1'); await 0; log('b2');",
      c: "log('c');",
    });

    expect(log).to.deep.equal(['b1', 'c', '|', 'b2', 'a']);
  });

  it('waits for the whole of a cycle where only a module of it is imported that has run already', async () => {
    const log = await logOf({
      a: "import './b'; import './c'; log('a');",
      b: "import './d'; await 0; log('b');",
      c: "import './d'; log('c');",
      d: "import './b'; log('d');",
    });

    expect(log).to.deep.equal(['d', '|', 'b', 'c', 'a']);
  });

  it('runs nothing more of a cycle that has failed', async () => {
    const log: unknown[] = [];
    Object.assign(globalThis, { logOfCycle: (value: unknown) => log.push(value) });
    const record = graphOf({
      a: "import './b';",
      b: "import './d'; import './x'; logOfCycle('b');",
      d: "import './b'; import './slow'; logOfCycle('d');",
      x: "await 0; throw 'x';",
      slow: "await 0; await 0; await 0; logOfCycle('slow');",
    })('a');
    link(record);

    const error = await evaluate(record, new AsyncEvaluationOrder()).catch((thrown: unknown) => thrown);
    await new Promise(setImmediate);
    Reflect.deleteProperty(globalThis, 'logOfCycle');

    expect([log, error]).to.deep.equal([['slow'], 'x']);
  });

  it('runs what has waited for the same in the order in which it began, also where one waits for another', async () => {
    const log = await logOf({
      a: "import './p'; import './q'; import './r'; log('a');",
      p: "import './slow'; log('p');",
      q: "import './slow'; log('q');",
      r: "import './p'; log('r');",
      slow: "await 0; log('slow');",
    });

    expect(log).to.deep.equal(['|', 'slow', 'p', 'q', 'r', 'a']);
  });

  it('runs what waited for several in the order in which they began', async () => {
    const log = await logOf({
      a: "import './x'; import './y'; log('a');",
      x: "import './slow'; log('x');",
      y: "import './slow'; log('y');",
      slow: "await 0; await 0; log('slow');",
    });

    expect(log).to.deep.equal(['|', 'slow', 'x', 'y', 'a']);
  });

  it('waits with await in a cycle for the rest of it', async () => {
    const { log, error } = await evaluated({
      a: "import { b } from './b'; export function f() { return 'f'; } await 0; log(b());",
      b: "import { f } from './a'; log(f()); export const b = () => `${f()} b`;",
    });

    expect([log, error]).to.deep.equal([['f', '|', 'f b'], null]);
  });

  it('ends with what a module threw, for all that import it, and again each time', async () => {
    const record = graphOf({ a: "import './b'; log('never');", b: "throw new RangeError('b');" })('a');
    const order = new AsyncEvaluationOrder();
    link(record);

    const errors = await Promise.all([1, 2].map(() => evaluate(record, order).catch((error: unknown) => error)));
    const ofImported = await evaluate(record.loaded[0]!, order).catch((error: unknown) => error);

    expect(errors[0]).to.be.instanceOf(RangeError);
    expect([errors[1] === errors[0], ofImported === errors[0]]).to.deep.equal([true, true]);
  });

  it('ends with what a module threw after it awaited', async () => {
    const { log, error } = await evaluated({ a: "import './b'; log('never');", b: "await 0; throw 'late';" });

    expect([log, error]).to.deep.equal([['|'], 'late']);
  });

  it('is the same promise for all who ask, also within a cycle', async () => {
    const record = graphOf({ a: "import './b'; await 0;", b: "import './a';" })('a');
    const order = new AsyncEvaluationOrder();
    link(record);

    const first = evaluate(record, order);

    expect(evaluate(record.loaded[0]!, order)).to.equal(first);
    await first;
  });

  it('imports more while it runs', async () => {
    const log = await logOf({
      a: "const { b } = await import('./b'); log(b, import.meta.url, this);",
      b: 'export const b = 1;',
    });

    expect(log).to.deep.equal(['|', 1, 'a', undefined]);
  });

  it('ends with what a module threw that had to wait for another one', async () => {
    const { log, error } = await evaluated({
      a: "import './b'; log('never');",
      b: "import './c'; throw 'b';",
      c: "await 0; log('c');",
    });

    expect([log, error]).to.deep.equal([['|', 'c'], 'b']);
  });
});
