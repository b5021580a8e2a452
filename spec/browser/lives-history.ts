import type { TraceEvent, TraceEventOf } from '../../lib/trace/trace-event.ts';

interface Entry {
  readonly url: string;
}

interface TabHistory {
  entries: Entry[];
  current: Entry | null;
  /** Where a traversal that is under way leads. */
  target: Entry | null;
  /** What becomes of the history when the next document is there. */
  handling: 'push' | 'replace' | 'reload';
  /** Traversals that were asked for and have not begun, in their order. */
  readonly asked: string[];
  /** The task of the last traversal that began, until it has ended. */
  traversal: number | null;
  /** The next navigation of it replaces. */
  replacing: boolean;
  loaded: boolean;
  /** Not any more once an entry was added while a traversal was under way: what is ahead of it then is nobody's to say. */
  sure: boolean;
  /** It has no pages any more, though tasks of it may run. */
  closed: boolean;
  /** The blank page that a tab with an opener shows at first: what is loaded takes its place. */
  initial: 'none' | 'coming' | 'shown';
}

/** Follows a trace and says where the histories of the tabs are not what was done to them. Frames have none that counts here. */
export class HistoryClaims {
  readonly broken: string[] = [];
  readonly #tabs = new Map<string, TabHistory>();
  readonly #documents = new Map<number, string>();
  /** Traversals by their tasks: whose, by how much, and the place in the history that they count from. */
  readonly #traversals = new Map<number, readonly [tab: string, delta: number, place: number]>();
  /** Tabs whose history the next ones that open take over. */
  readonly #copied: string[] = [];
  #atRestart: readonly string[] = [];
  /** A traversal whose task runs, and whether anything has come of it. */
  #traversing: { readonly tab: string; readonly target: Entry | undefined; answered: boolean } | null = null;

  take(event: TraceEvent): void {
    switch (event.type) {
      case 'note':
        this.#noted(event);
        break;
      case 'tab-opened':
        this.#tabs.set(event.tab, this.#begun());
        break;
      case 'session-copied':
        // A tab that a page opened, and not a duplicate or one that was restored.
        if (event.tab.includes('popup')) (this.#tabs.get(event.tab) as TabHistory).initial = 'coming';
        break;
      case 'tab-closed':
        (this.#tabs.get(event.tab) as TabHistory).closed = true;
        break;
      case 'browser-restarted':
        if (event.session === 'restore') this.#copied.push(...this.#atRestart);
        break;
      case 'task-queued':
        if (event.label.startsWith('traverse ')) this.#begins(event);
        break;
      case 'task-started':
        this.#started(event.task);
        break;
      case 'task-ended':
        this.#taskEnded(event);
        break;
      case 'navigation-started':
        this.#navigates(event);
        break;
      case 'navigation-ended':
        this.#ended(event);
        break;
      default:
        this.#life(event);
    }
  }

  #break({ i }: TraceEvent, what: string): void {
    this.broken.push(`event ${i}: ${what}`);
  }

  #begun(): TabHistory {
    const from = this.#tabs.get(this.#copied.shift() ?? '');
    const begun = {
      target: null,
      handling: 'push' as const,
      replacing: false,
      loaded: false,
      closed: false,
      initial: 'none' as const,
      asked: [],
      traversal: null,
    };
    if (from === undefined) return { ...begun, entries: [], current: null, sure: true };
    const entries = from.entries.map(({ url }) => ({ url }));
    const current = entries[from.current === null ? -1 : from.entries.indexOf(from.current)] ?? null;
    return { ...begun, entries, current, target: current, sure: from.sure };
  }

  #noted(event: TraceEventOf<'note'>): void {
    const [what, name = '', ...rest] = event.text.split(' ');
    const tab = this.#tabs.get(name);
    if (what === 'duplicate') this.#copied.push(name);
    else if (what === 'restart') this.#atRestart = [name, ...rest].filter((each) => each !== '');
    else if (tab === undefined) return;
    else if (what === 'traverse') tab.asked.push(`traverse ${rest[0]}`);
    else if (what === 'elsewhere') goElsewhere(tab);
    else if (what === 'replacing') tab.replacing = true;
    // Another page leads it, which may be about to.
    else if (what === 'unsure') tab.sure = false;
    else if (what === 'pushState') put(tab, 'push', rest[0] as string);
    else if (what === 'replaceState') put(tab, 'replace', rest[0] as string);
    else if (what === 'at' && tab.sure && tab.target === null) {
      const expected = `${tab.entries.length} ${tab.current?.url}`;
      if (rest.join(' ') !== expected) this.#break(event, `${name} is at ${rest.join(' ')}, not ${expected}`);
      if (tab.asked.length > 0 && tab.traversal === null) this.#break(event, `${name} does not begin to ${tab.asked[0]}`);
    }
  }

  /** Traversals begin in the order in which they were asked for. */
  #begins(event: TraceEventOf<'task-queued'>): void {
    const name = event.lane.replace(/\..*$/, '');
    const tab = this.#tabs.get(name) as TabHistory;
    const place = tab.current === null ? -1 : tab.entries.indexOf(tab.current);
    this.#traversals.set(event.task, [name, Number(event.label.replace('traverse ', '')), place]);
    const asked = tab.asked.shift();
    if (asked !== event.label) this.#break(event, `${name} begins to ${event.label}, not ${asked}`);
    tab.traversal = event.task;
  }

  #taskEnded(event: TraceEventOf<'task-ended'>): void {
    const [name = ''] = this.#traversals.get(event.task) ?? [];
    const tab = this.#tabs.get(name);
    // The next one may have begun inside of it.
    if (tab?.traversal === event.task) tab.traversal = null;
    const { target, answered } = this.#traversing ?? { target: undefined, answered: true };
    if (target !== undefined && !answered) this.#break(event, `${name} does not go`);
    this.#traversing = null;
  }

  #started(task: number): void {
    const [name, delta, place] = this.#traversals.get(task) ?? ['', 0, 0];
    const tab = this.#tabs.get(name);
    if (tab === undefined || tab.current === null || !tab.sure || tab.closed) return;
    const target = tab.entries[place + delta];
    // Where it leads the page may have gone meanwhile.
    const answered = target === tab.current;
    this.#traversing = { tab: name, target, answered };
  }

  #navigates(event: TraceEventOf<'navigation-started'>): void {
    const { tab: name, url, cause } = event;
    const tab = this.#tabs.get(name);
    if (tab === undefined) {
      // The places of its frames are places of the tab.
      const around = this.#tabs.get(name.replace(/\/.*$/, ''));
      if (around !== undefined && cause !== 'frame') around.sure = false;
      return;
    }
    const { replacing } = tab;
    tab.replacing = false;
    if (cause === 'traverse') {
      this.#traverses(event, tab);
      return;
    }
    if (cause === 'reload') {
      if (tab.target === null) tab.handling = 'reload';
      return;
    }
    const shown = tab.current?.url ?? '';
    const isPlace = replacing || tab.initial === 'shown' || url === shown || (cause === 'script' && !tab.loaded);
    const handling = isPlace && tab.current !== null ? 'replace' : 'push';
    if (url.includes('#') && url.replace(/#.*/, '') === shown.replace(/#.*/, '')) put(tab, handling, url);
    else if (tab.target === null) tab.handling = handling;
  }

  #traverses(event: TraceEventOf<'navigation-started'>, tab: TabHistory): void {
    const traversal = this.#traversing;
    if (traversal !== null) {
      traversal.answered = true;
      tab.target = traversal.target ?? null;
      if (traversal.target === undefined) this.#break(event, `${event.tab} goes past an end`);
    }
    if (tab.sure && tab.target?.url !== event.url)
      this.#break(event, `${event.tab} goes to ${event.url}, not ${tab.target?.url}`);
  }

  #ended({ tab: name }: TraceEventOf<'navigation-ended'>): void {
    const tab = this.#tabs.get(name);
    if (this.#traversing === null || this.#traversing.tab !== name || tab === undefined) return;
    // It has arrived without a new document, or the page asked to stay.
    this.#traversing.answered = true;
    arrive(tab);
  }

  #life(event: TraceEvent): void {
    if (event.type === 'document-created') {
      this.#documents.set(event.document, event.tab);
      const tab = this.#tabs.get(event.tab);
      if (tab === undefined) return;
      tab.loaded = false;
      tab.initial = tab.initial === 'coming' ? 'shown' : 'none';
      if (tab.target !== null) arrive(tab);
      else if (tab.handling !== 'reload') put(tab, tab.handling, event.url);
      return;
    }
    if (event.type !== 'document-loaded' && event.type !== 'document-returned') return;
    const tab = this.#tabs.get(this.#documents.get(event.document) ?? '');
    if (tab !== undefined) tab.loaded = true;
  }
}

/** The user does: a traversal that waits for an answer comes to nothing, with those that wait for it. */
function goElsewhere(tab: TabHistory): void {
  if (tab.target === null) return;
  tab.target = null;
  tab.asked.length = 0;
}

function arrive(tab: TabHistory): void {
  if (tab.target !== null) tab.current = tab.target;
  tab.target = null;
}

function put(tab: TabHistory, handling: 'push' | 'replace', url: string): void {
  if (tab.target !== null) tab.sure = false;
  const place = tab.current === null ? -1 : tab.entries.indexOf(tab.current);
  const entry = { url };
  if (handling === 'push') tab.entries = [...tab.entries.slice(0, place + 1), entry];
  else tab.entries[place] = entry;
  tab.current = entry;
}
