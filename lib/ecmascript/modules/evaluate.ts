import { assert } from '../../infra/assert.ts';
import type { ModuleRecord } from './module-record.ts';

/** Counts modules that began to be evaluated asynchronously. ECMAScript has one count for each agent; only its order matters. */
export class AsyncEvaluationOrder {
  #last = 0;

  next(): number {
    return ++this.#last;
  }
}

/** Evaluates a module after all that it imports, once. The promise is of the realm, and rejects with what the first of them threw. */
// ECMAScript, Evaluate.
// https://tc39.es/ecma262/#sec-moduleevaluation
export function evaluate(asked: ModuleRecord, order: AsyncEvaluationOrder): Promise<unknown> {
  // 1, 2 (assertions)
  // 3
  const isUnderWay = asked.status === 'evaluating-async' || asked.status === 'evaluated';
  const module = isUnderWay ? (asked.evaluation.cycleRoot ?? asked) : asked;
  // 4
  if (module.evaluation.capability !== null) return module.evaluation.capability.promise;
  // 5
  const stack: ModuleRecord[] = [];
  // 6
  const capability = module.realm.newPromiseCapability();
  // 7
  module.evaluation.capability = capability;
  // 8
  try {
    innerModuleEvaluation(module, stack, 0, order);
  } catch (value) {
    // 9
    for (const each of stack) {
      each.status = 'evaluated';
      each.evaluation.error = { value };
    }
    capability.reject(value);
  }
  // 10
  if (module.status === 'evaluated' && module.evaluation.error === null) capability.resolve(undefined);
  // 11
  return capability.promise;
}

// ECMAScript, InnerModuleEvaluation.
// https://tc39.es/ecma262/#sec-innermoduleevaluation
function innerModuleEvaluation(module: ModuleRecord, stack: ModuleRecord[], index: number, order: AsyncEvaluationOrder): number {
  const { evaluation, text } = module;
  // 1 (every module is a cyclic one)
  // 2
  if (module.status === 'evaluating-async' || module.status === 'evaluated') {
    throwIfFailed(module);
    return index;
  }
  // 3
  if (module.status === 'evaluating') return index;
  // 4
  assert(module.status === 'linked', 'a module is linked before it is evaluated');
  // 5
  module.status = 'evaluating';
  // 6, 7
  module.dfsIndex = module.dfsAncestorIndex = index;
  // 8
  evaluation.pendingAsync = 0;
  // 9
  let next = index + 1;
  // 10
  stack.push(module);
  // 11
  for (const required of module.loaded) {
    next = innerModuleEvaluation(required, stack, next, order);
    awaitRequired(module, required);
  }
  // 12
  if (evaluation.pendingAsync > 0 || text.hasTopLevelAwait) {
    evaluation.asyncOrder = order.next();
    if (evaluation.pendingAsync === 0) executeAsyncModule(module);
  } else {
    // 13
    executeModule(module);
  }
  // 14, 15 (assertions)
  // 16
  if (module.dfsAncestorIndex === module.dfsIndex) leaveStack(module, stack);
  // 17
  return next;
}

function awaitRequired(module: ModuleRecord, required: ModuleRecord): void {
  let root = required;
  if (required.status === 'evaluating') {
    module.dfsAncestorIndex = Math.min(module.dfsAncestorIndex, required.dfsAncestorIndex);
  } else {
    root = required.evaluation.cycleRoot ?? required;
    throwIfFailed(root);
  }
  if (root.evaluation.asyncOrder === null) return;
  module.evaluation.pendingAsync++;
  root.evaluation.asyncParents.push(module);
}

function throwIfFailed({ evaluation: { error } }: ModuleRecord): void {
  if (error !== null) throw error.value;
}

function leaveStack(module: ModuleRecord, stack: ModuleRecord[]): void {
  for (;;) {
    const each = stack.pop() as ModuleRecord;
    each.status = each.evaluation.asyncOrder === null ? 'evaluated' : 'evaluating-async';
    each.evaluation.cycleRoot = module;
    if (each === module) return;
  }
}

function executeModule({ body }: ModuleRecord): unknown {
  assert(body !== null, 'a module is linked before it is evaluated');
  return body.run();
}

// ECMAScript, ExecuteAsyncModule.
// https://tc39.es/ecma262/#sec-execute-async-module
function executeAsyncModule(module: ModuleRecord): void {
  const { performPromiseThen } = module.realm;
  // 1 to 3 (the code makes its promise itself)
  // 4, 5
  const onFulfilled = (): void => asyncModuleExecutionFulfilled(module);
  // 6, 7
  const onRejected = (error: unknown): void => asyncModuleExecutionRejected(module, error);
  // 8 to 10
  performPromiseThen(executeModule(module) as Promise<unknown>, onFulfilled, onRejected);
}

// ECMAScript, GatherAvailableAncestors.
// https://tc39.es/ecma262/#sec-gather-available-ancestors
function gatherAvailableAncestors(module: ModuleRecord, list: ModuleRecord[]): void {
  // 1
  for (const parent of module.evaluation.asyncParents) {
    if (list.includes(parent) || parent.evaluation.cycleRoot?.evaluation.error != null) continue;
    parent.evaluation.pendingAsync--;
    if (parent.evaluation.pendingAsync > 0) continue;
    list.push(parent);
    if (!parent.text.hasTopLevelAwait) gatherAvailableAncestors(parent, list);
  }
}

// ECMAScript, AsyncModuleExecutionFulfilled.
// https://tc39.es/ecma262/#sec-async-module-execution-fulfilled
function asyncModuleExecutionFulfilled(module: ModuleRecord): void {
  // 1
  if (module.status === 'evaluated') return;
  // 2 to 4 (assertions)
  // 5 to 7
  fulfil(module);
  // 8
  const list: ModuleRecord[] = [];
  // 9
  gatherAvailableAncestors(module, list);
  // 10, 11
  list.sort((a, b) => Number(a.evaluation.asyncOrder) - Number(b.evaluation.asyncOrder));
  // 12
  for (const each of list) {
    if (each.status === 'evaluated') continue;
    if (each.text.hasTopLevelAwait) executeAsyncModule(each);
    else executeAfterAsync(each);
  }
}

function executeAfterAsync(module: ModuleRecord): void {
  try {
    executeModule(module);
  } catch (error) {
    asyncModuleExecutionRejected(module, error);
    return;
  }
  fulfil(module);
}

function fulfil(module: ModuleRecord): void {
  module.evaluation.asyncOrder = null;
  module.status = 'evaluated';
  module.evaluation.capability?.resolve(undefined);
}

// ECMAScript, AsyncModuleExecutionRejected.
// https://tc39.es/ecma262/#sec-async-module-execution-rejected
function asyncModuleExecutionRejected(module: ModuleRecord, value: unknown): void {
  const { evaluation } = module;
  // 1
  if (module.status === 'evaluated') return;
  // 2 to 4 (assertions)
  // 5
  evaluation.error = { value };
  // 6
  module.status = 'evaluated';
  // 7, 8
  evaluation.asyncOrder = null;
  // 9
  for (const parent of evaluation.asyncParents) asyncModuleExecutionRejected(parent, value);
  // 10
  evaluation.capability?.reject(value);
}
