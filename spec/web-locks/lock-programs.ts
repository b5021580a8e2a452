import fc from 'fast-check';
import { Browser, seeded, type Tab } from '../../lib/index.ts';
import { LockModel, type ModelRequest } from './reference/lock-model.ts';

/** What several tabs do, as data. `of`: a request, by its number among those made so far. */
export type Op =
  | ({ readonly op: 'ask'; readonly tab: number } & Pick<ModelRequest, 'name' | 'mode' | 'option' | 'hasSignal'>)
  | { readonly op: 'let go' | 'abort'; readonly of: number }
  | { readonly op: 'close' | 'navigate' | 'crash'; readonly tab: number }
  | { readonly op: 'settle' };

const urls: readonly string[] = ['https://a.example/', 'https://a.example/', 'https://a.example/', 'https://b.example/'];

const tab = fc.nat(urls.length - 1);
const asking = fc.record({
  op: fc.constant('ask' as const),
  tab,
  name: fc.constantFrom('m', 'n'),
  how: fc.oneof(
    { weight: 6, arbitrary: fc.record({ mode: modes(), option: fc.constant('none' as const), hasSignal: fc.boolean() }) },
    {
      weight: 2,
      arbitrary: fc.record({ mode: modes(), option: fc.constant('ifAvailable' as const), hasSignal: fc.constant(false) }),
    },
    fc.record({ mode: fc.constant('exclusive' as const), option: fc.constant('steal' as const), hasSignal: fc.constant(false) }),
  ),
});

function modes(): fc.Arbitrary<ModelRequest['mode']> {
  return fc.constantFrom('exclusive', 'shared');
}

export const programs: fc.Arbitrary<readonly Op[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: asking.map(({ how, ...rest }): Op => ({ ...rest, ...how })) },
    { weight: 5, arbitrary: fc.record({ op: fc.constant('let go' as const), of: fc.nat(12) }) },
    { weight: 3, arbitrary: fc.record({ op: fc.constant('abort' as const), of: fc.nat(12) }) },
    { weight: 1, arbitrary: fc.record({ op: fc.constantFrom('close' as const, 'navigate' as const, 'crash' as const), tab }) },
    { weight: 3, arbitrary: fc.constant<Op>({ op: 'settle' }) },
  ),
  { maxLength: 30, size: 'max' },
);

/** What became of a program. */
export interface Result {
  readonly grants: readonly number[];
  readonly ends: readonly (readonly [id: number, why: string])[];
  readonly held: readonly number[];
  readonly waiting: readonly number[];
}

interface Asked {
  readonly controller: AbortController;
  letGo(): void;
}

/** Runs a program in a Browser, and beside it in the model. */
export class LockPrograms {
  readonly #browser: Browser;
  readonly #model = new LockModel();
  readonly #tabs: (Tab | null)[] = [];
  readonly #documents: number[] = [0, 1, 2, 3];
  readonly #asked: Asked[] = [];
  #nextDocument = urls.length;

  /** `seed` null: in the natural order, which the model has. */
  constructor(seed: number | null) {
    this.#browser = new Browser({ pageErrors: 'trace', ...(seed === null ? {} : { scheduler: seeded(seed) }) });
  }

  async run(program: readonly Op[]): Promise<void> {
    for (const url of urls) this.#tabs.push(await this.#browser.open(url));
    for (const op of program) {
      await this.#do(op);
      // What promise jobs lead to is done, as after a script.
      for (let turn = 0; turn < 8; turn++) await Promise.resolve();
    }
    await this.#settle();
  }

  get expected(): Result {
    const { grants, ends, held, waiting } = this.#model;
    return { grants, ends: [...ends].sort(([a], [b]) => a - b), held, waiting };
  }

  get found(): Result {
    const facts = this.#browser.trace.events().filter(({ type }) => /^lock-(?!requested|waiting)/.test(type));
    const id = (fact: object): number => Number(Reflect.get(fact, 'request')) - 1;
    const ends = facts.filter(({ type }) => type !== 'lock-granted').map((fact) => [id(fact), whyOf(fact)] as const);
    const ended = new Set(ends.map(([each]) => each));
    const grants = facts.filter(({ type }) => type === 'lock-granted').map(id);
    const held = grants.filter((each) => !ended.has(each));
    const waiting = this.#asked.map((_, each) => each).filter((each) => !ended.has(each) && !grants.includes(each));
    return { grants, ends: ends.sort(([a], [b]) => a - b), held, waiting };
  }

  /** Holders at one moment that exclude each other, in words. */
  get conflicts(): readonly string[] {
    const held = this.#browser.locks.filter(({ state }) => state === 'held');
    return held.flatMap(({ name, mode, storageKey }, index) => {
      const others = held.filter((other, place) => place !== index && other.name === name && other.storageKey === storageKey);
      return mode === 'exclusive' && others.length > 0 ? [`${name} of ${storageKey}`] : [];
    });
  }

  get listed(): { readonly held: number; readonly waiting: number } {
    const { locks } = this.#browser;
    return {
      held: locks.filter(({ state }) => state === 'held').length,
      waiting: locks.filter(({ state }) => state === 'waiting').length,
    };
  }

  async #do(op: Op): Promise<void> {
    switch (op.op) {
      case 'ask':
        this.#ask(op);
        return;
      case 'let go':
        if (op.of >= this.#asked.length) return;
        this.#asked[op.of]?.letGo();
        this.#model.letGo(op.of);
        return;
      case 'abort':
        if (op.of >= this.#asked.length) return;
        this.#asked[op.of]?.controller.abort();
        this.#model.abort(op.of);
        return;
      case 'settle':
        await this.#settle();
        return;
      default:
        await this.#end(op.op, op.tab);
    }
  }

  #ask({ tab: index, ...request }: Extract<Op, { readonly op: 'ask' }>): void {
    const window = this.#tabs[index]?.window;
    if (window === undefined) return;
    const controller = new AbortController();
    const { promise, letGo } = heldLock();
    const { mode, option, hasSignal } = request;
    const options = { mode, [option]: true, ...(hasSignal ? { signal: controller.signal } : {}) };
    window.navigator.locks.request(request.name, options, () => promise).catch(() => undefined);
    this.#model.ask({
      id: this.#asked.length,
      document: this.#documents[index] as number,
      key: urls[index] as string,
      ...request,
    });
    this.#asked.push({ controller, letGo });
  }

  async #end(how: 'close' | 'navigate' | 'crash', index: number): Promise<void> {
    const before = this.#tabs[index];
    if (before === null || before === undefined) return;
    if (how === 'crash') before.crash();
    else {
      await this.#settle();
      if (how === 'close') await before.close();
      else await before.goto(`${urls[index]}next`);
    }
    this.#model.end(this.#documents[index] as number);
    this.#documents[index] = this.#nextDocument++;
    if (how === 'navigate') await this.#settle();
    else this.#tabs[index] = null;
  }

  async #settle(): Promise<void> {
    await this.#browser.settle();
    this.#model.run();
    for (const [index, each] of this.#tabs.entries()) {
      if (each === null) this.#tabs[index] = await this.#browser.open(urls[index] as string);
    }
  }
}

function heldLock(): { readonly promise: Promise<void>; letGo(): void } {
  const found: { letGo?: () => void } = {};
  const promise = new Promise<void>((resolve) => (found.letGo = resolve));
  return { promise, letGo: () => found.letGo?.() };
}

function whyOf(fact: { readonly type: string }): string {
  if (fact.type === 'lock-stolen') return 'stolen';
  return fact.type === 'lock-unavailable' ? 'unavailable' : String(Reflect.get(fact, 'reason'));
}
