import { behaviourWith } from '../../lib/behaviour/presets.ts';
import type { LockBehaviour } from '../../lib/behaviour/locks.ts';
import { Agent } from '../../lib/event-loop/agent.ts';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import type { Fact } from '../../lib/event-loop/observer.ts';
import { ScriptExecution } from '../../lib/event-loop/script-execution.ts';
import { StepsTask, type Owner, type Task } from '../../lib/event-loop/task.ts';
import { StorageKeys } from '../../lib/origin/storage-key.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';
import { LockManagers } from '../../lib/web-locks/lock-managers.ts';
import type { DocumentLocks, LockCallback, LockEnvironment, LockOptions } from '../../lib/web-locks/lock.ts';
import { request } from '../../lib/web-locks/request.ts';
import { foreignRealm } from '../webidl/realm-double.ts';

/** An environment that locks are asked for in: it is what a spec makes it. */
export interface LockPage extends LockEnvironment, Owner {
  active: boolean;
  destroyed: boolean;
  storageDisabled: boolean;
  ownTasks: Task | null;
  madeLocks: DocumentLocks | null;
  /** What `endKept()` was called with. */
  readonly endings: string[];
  /** How often it was asked for consent, and told that it may not store. */
  readonly calls: string[];
}

/** A user agent of which there is what locks need, with pages of one origin. */
export class LockWorld {
  readonly kernel: Kernel = new Kernel(fifo(), null);
  readonly facts: Fact[] = [];
  readonly managers: LockManagers = new LockManagers();
  readonly #behaviour: Partial<LockBehaviour>;
  readonly #scripts = new ScriptExecution();
  readonly #keys = new StorageKeys();
  #pages = 0;

  constructor(behaviour: Partial<LockBehaviour> = {}) {
    this.#behaviour = behaviour;
  }

  get userAgent(): LockEnvironment['userAgent'] {
    const { kernel, facts } = this;
    return {
      storageKeys: this.#keys,
      lockManagers: this.managers,
      kernel,
      scripts: this.#scripts,
      behaviour: behaviourWith(this.#behaviour),
      observer: this,
      fact: (fact) => void facts.push(fact),
    };
  }

  page(host: string = 'a.example'): LockPage {
    const id = ++this.#pages;
    const agent = new Agent(id, `tab${id}`);
    const page: LockPage = {
      id,
      url: `https://${host}/`,
      navigable: { name: `tab${id}` },
      traversable: { name: `tab${id}`, navigationLanes: [] },
      clientId: `client ${id}`,
      userAgent: this.userAgent,
      realm: foreignRealm(),
      origin: { opaque: false, scheme: 'https', host, port: null },
      partition: null,
      storageDisabled: false,
      active: true,
      destroyed: false,
      ownTasks: null,
      madeLocks: null,
      interfaces: { lockObjectOf: ({ name, mode }) => ({ name, mode }) },
      endings: [],
      calls: [],
      seekConsent: () => void page.calls.push('seekConsent'),
      storageRefused: () => void page.calls.push('storageRefused'),
      endKept: (reason) => void page.endings.push(reason),
      lane: (source) => agent.lane(source),
      queueTask: (source, label, steps) =>
        void this.kernel.post(new StepsTask(source, page, label, steps), agent.lane(source), 0),
    };
    return page;
  }

  /** Runs what is queued, each step with its promise jobs. Answers with their labels. */
  async run(most: number = Infinity): Promise<readonly string[]> {
    const labels: string[] = [];
    while (labels.length < most && this.kernel.begin(null) === 'begun') {
      labels.push(this.kernel.current?.label ?? '');
      await jobs();
      this.kernel.end();
    }
    return labels;
  }

  /** Facts in short: `granted 1`. */
  get told(): readonly string[] {
    return this.facts.map((fact) => {
      const { type, request: number } = fact as { readonly type: string; readonly request: number };
      const more = ['reason', 'by', 'behind', 'more', 'option']
        .map((name) => Reflect.get(fact, name) as unknown)
        .filter((each) => each !== undefined);
      return [type.replace('lock-', ''), number, ...more].join(' ');
    });
  }
}

export async function jobs(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
}

/** A request of a page, with what is heard of it: `called`, `= value`, `! reason`. */
export class Asked {
  readonly heard: string[] = [];
  readonly letGo: (value: unknown) => void;

  constructor(page: LockPage, name: string = 'n', options: Partial<LockOptions> = {}, callback?: LockCallback) {
    const found: { letGo?: (value: unknown) => void } = {};
    const held = new Promise((resolve) => (found.letGo = resolve));
    this.letGo = (value) => found.letGo?.(value);
    const all: LockOptions = { mode: 'exclusive', ifAvailable: false, steal: false, signal: null, ...options };
    const called: LockCallback = (lock) => {
      this.heard.push(lock === null ? 'null' : 'called');
      return callback === undefined ? held : callback(lock);
    };
    request(page, name, all, called).then(
      (value) => this.heard.push(`= ${String(value)}`),
      (error: unknown) => this.heard.push(`! ${error instanceof Error || isException(error) ? error.name : String(error)}`),
    );
  }
}

function isException(value: unknown): value is { readonly name: string } {
  return typeof value === 'object' && value !== null && 'name' in value;
}
