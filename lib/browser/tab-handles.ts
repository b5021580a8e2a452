import type { Navigable } from '../html/records/navigable.ts';
import type { Traversable } from '../html/records/traversable.ts';
import type { ModuleLoader } from '../html/scripting/module-loader.ts';
import { assert } from '../infra/assert.ts';
import type { Trace } from '../trace/reader.ts';
import { AdoptedTabHandle } from './adopted-tab.ts';
import type { Driving } from './driving.ts';
import { FrameHandle } from './frame.ts';
import { ModuleImports, type ModuleInstances } from './module-imports.ts';
import type { Presented } from './page-tasks.ts';
import { TabHandle, type TabContext } from './tab.ts';

interface Entry<W extends object, B> {
  readonly presented: Presented;
  readonly tab: TabHandle<W, B>;
}

export interface TabHandlesOptions<W extends object, B> {
  readonly browser: B;
  readonly driving: Driving;
  readonly trace: Trace;
  /** Where `import()` gets modules from; null: nowhere. */
  readonly loader: ModuleLoader | null;
  /** Where documents have their modules; null: each for itself. */
  readonly instances: ModuleInstances | null;
  /** Opens a tab with a copy of that one's session. */
  duplicate(traversable: Traversable): Promise<TabHandle<W, B>>;
}

/** The handles of one Browser: one for each open tab, and one for each frame that somebody asked for. */
export class TabHandles<W extends object, B> {
  /** Made anew for each run: what is taken out of a map that stays is kept from the garbage collector for long. */
  #entries = new Map<string, Entry<W, B>>();
  /** Of the tabs that every run begins with: the same handle is that tab's again. Null before the first run has ended. */
  #first: ReadonlyMap<string, Entry<W, B>> | null = null;
  /** Those that were open when the last run ended. */
  #last: ReadonlyMap<string, Entry<W, B>> | null = null;
  readonly #frames = new WeakMap<Navigable, FrameHandle<W, B>>();
  readonly #context: TabContext<W, B>;

  constructor({ browser, driving, trace, loader, instances, duplicate }: TabHandlesOptions<W, B>) {
    this.#context = {
      browser,
      driving,
      trace,
      imports: new ModuleImports(loader, driving, instances),
      duplicate,
      tabOf: (name) => this.shown(name),
      tabsOpenedBy: ({ popups }) => (popups?.open ?? []).flatMap((name) => this.shown(name) ?? []),
      frameOf: (navigable) => this.#frameOf(navigable),
    };
  }

  /** Those that show something, oldest first. While the first page of a tab is on its way, there is nothing that its handle could show. */
  get all(): readonly TabHandle<W, B>[] {
    return [...this.#entries.values()]
      .filter(({ presented }) => presented.navigable.activeDocument !== null)
      .map(({ tab }) => tab);
  }

  /** The handle of an open tab. */
  of({ name }: Traversable): TabHandle<W, B> {
    const entry = this.#entries.get(name);
    assert(entry !== undefined, 'a tab that is open has a handle');
    return entry.tab;
  }

  /** That of a tab whose window others made; `A` is the type of that window. */
  adopted<A extends object>(traversable: Traversable): AdoptedTabHandle<A, B> {
    const tab: TabHandle<object, B> = this.of(traversable);
    assert(tab instanceof AdoptedTabHandle, 'a tab that was adopted has the handle of one');
    return tab;
  }

  /** The one of that name, if it shows something. */
  shown(name: string): TabHandle<W, B> | null {
    const { presented, tab = null } = this.#entries.get(name) ?? {};
    return presented?.navigable.activeDocument == null ? null : tab;
  }

  /** A tab was opened. */
  add(traversable: Traversable): void {
    const { name } = traversable;
    const returning = traversable.isAdopted ? this.#last?.get(name) : this.#first?.get(name);
    if (returning === undefined) {
      const presented: Presented = { navigable: traversable };
      const Handle = traversable.isAdopted ? AdoptedTabHandle : TabHandle;
      this.#entries.set(name, { presented, tab: new Handle(presented, this.#context) });
      return;
    }
    returning.presented.navigable = traversable;
    this.#entries.set(name, returning);
  }

  /** A tab is gone. */
  remove({ name }: Traversable): void {
    this.#entries.delete(name);
  }

  /** A run is about to end. Those that are open when the first one does have their handles again in the next one, if it begins with them. */
  endRun(): void {
    this.#first ??= this.#entries;
    this.#last = this.#entries;
    this.#entries = new Map();
  }

  #frameOf(navigable: Navigable): FrameHandle<W, B> {
    let frame = this.#frames.get(navigable);
    if (frame === undefined) this.#frames.set(navigable, (frame = new FrameHandle(navigable, this.#context)));
    return frame;
  }
}
