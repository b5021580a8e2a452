import { AsyncEvaluationOrder, evaluate } from '../../../lib/ecmascript/modules/evaluate.ts';
import { link } from '../../../lib/ecmascript/modules/link.ts';
import { ModuleRecord, type ModuleRealm } from '../../../lib/ecmascript/modules/module-record.ts';
import { moduleNamespace } from '../../../lib/ecmascript/modules/namespace.ts';
import { ModuleCompiler, textIn } from '../../../lib/hosts/page/modules/module-compiler.ts';

/** The realm of whoever tests. */
export const realm: ModuleRealm = {
  SyntaxError,
  TypeError,
  newPromiseCapability() {
    let resolve!: (value: unknown) => void;
    let reject!: (reason: unknown) => void;
    const promise = new Promise<unknown>((...functions) => ([resolve, reject] = functions));
    return { promise, resolve, reject };
  },
  performPromiseThen: (promise, onFulfilled, onRejected) => void promise.then(onFulfilled, onRejected),
  at: (error, url, line, column) => Object.assign(error, { stack: `${String(error)}\n    at ${url}:${line}:${column}` }),
};

/** Module texts by name, which import each other as `./name`; `log(…)` in them is what {@link evaluated} gives. */
export type Texts = Readonly<Record<string, string>>;

/** Modules of the texts, each with what it imports. */
export function graphOf(texts: Texts): (name: string) => ModuleRecord {
  const compiler = new ModuleCompiler();
  const order = new AsyncEvaluationOrder();
  const made = new Map<string, ModuleRecord>();
  const of = (specifier: string): ModuleRecord => {
    const name = specifier.replace('./', '');
    const known = made.get(name);
    if (known !== undefined) return known;
    const text = textIn(compiler.compile(texts[name] ?? '', `https://a.example/${name}.js`), (script) =>
      script.runInScope({}, {}),
    );
    const dynamicImport = async (asked: unknown): Promise<unknown> => {
      const module = of(String(asked));
      link(module);
      await evaluate(module, order);
      return moduleNamespace(module);
    };
    const record = new ModuleRecord(text, realm, { meta: () => ({ url: name }), dynamicImport });
    made.set(name, record);
    record.loaded = record.text.requests.map((request) => of(request.specifier));
    return record;
  };
  return of;
}

/** What the modules log, `|` where the call of evaluate returns, and what was thrown; and the namespace of the first one. */
export async function evaluated(texts: Texts): Promise<{ log: unknown[]; namespace: object; error: unknown }> {
  const log: unknown[] = [];
  const [name = ''] = Object.keys(texts);
  const record = graphOf(texts)(name);
  Object.assign(globalThis, { log: (...values: unknown[]) => void log.push(...values) });
  let error: unknown = null;
  try {
    link(record);
    const promise = evaluate(record, new AsyncEvaluationOrder());
    log.push('|');
    await promise;
  } catch (thrown) {
    error = thrown;
  } finally {
    Reflect.deleteProperty(globalThis, 'log');
  }
  return { log, namespace: error === null ? moduleNamespace(record) : {}, error };
}
