import { abandonWithDescendants, destroyWithDescendants } from '../html/document-lifecycle/destroy-document.ts';
import { dropAll } from '../html/document-lifecycle/back-forward-cache.ts';
import { followFrames } from '../html/frames/adopted-frames.ts';
import { moveSystemFocus } from '../html/focus/system-focus.ts';
import { showAdopted } from '../html/navigation/show-adopted.ts';
import { showWithoutLoading } from '../html/navigation/show-without-loading.ts';
import type { Document } from '../html/records/document.ts';
import type { CodeAtReset, GoesOnWith, MadeWindow } from '../html/records/made-window.ts';
import type { Traversable } from '../html/records/traversable.ts';
import { NavigableContext } from '../html/windows/navigable-context.ts';
import { Run, type AdoptedDocument, type FromEarlierRun, type RunOptions, type RunsOptions } from './run.ts';

/** A tab that every run begins with. */
export interface FirstTab {
  readonly name: string;
  /** What it was opened with, serialized. */
  readonly firstURL: string;
  /** How many tasks its first page took to load. */
  readonly loadSteps: number;
}

/** What is left of a run: of each tab that the next one begins with, where it was and what of it can be used again. */
export interface Remains extends FirstTab {
  /** Null where it was closed, and where its page has set its domain, which its WindowProxies remember. */
  readonly earlier: FromEarlierRun | null;
}

/** What the next run begins with. */
export interface NextRun {
  readonly run: Run;
  /** The tabs that have to be loaded; all others are shown already. */
  readonly toLoad: readonly Traversable[];
}

/** Begins a run with the tabs that remained of the last one. */
export function beginRun(remains: readonly Remains[], options: RunsOptions, runOptions: RunOptions): NextRun {
  const lastTab = Math.max(runOptions.lastTab ?? 0, ...remains.map(({ name }) => numberOf(name)));
  const run = new Run(options, { ...runOptions, lastTab });
  const toLoad: Traversable[] = [];
  for (const { name, firstURL, loadSteps, earlier } of remains) {
    const adopted = earlier?.adopted ?? null;
    const traversable = run.add(name, firstURL, { earlier, isAdopted: adopted !== null });
    earlier?.windowProxies.standFor(new NavigableContext(traversable));
    if (adopted !== null) {
      showAgain(traversable, adopted, earlier?.adoptedFrames ?? []);
      moveSystemFocus(traversable);
    } else if (showAtOnce(traversable, earlier?.madeWindow ?? null, loadSteps)) moveSystemFocus(traversable);
    else toLoad.push(traversable);
  }
  return { run, toLoad };
}

/**
 * Ends a run at once, without handlers. Nothing of its first tabs remains but their WindowProxies, and windows that nobody has
 * changed.
 */
export function endRun(run: Run, firstTabs: readonly FirstTab[], code: CodeAtReset): readonly Remains[] {
  run.userAgent.end();
  // What others made stays with whoever made it, whenever that was adopted.
  const adopted = run.traversables
    .filter(({ isAdopted }) => isAdopted)
    .map(({ name, firstURL }) => ({ name, firstURL, loadSteps: 0 }));
  const begins = [...firstTabs, ...adopted].sort((a, b) => numberOf(a.name) - numberOf(b.name));
  const remains = begins.map(({ name, firstURL, loadSteps }) => {
    const traversable = run.traversable(name);
    return { name, firstURL, loadSteps, earlier: traversable === null ? null : fromEarlierRun(traversable, code) };
  });
  for (const { name, earlier } of remains) {
    const traversable = run.traversable(name);
    if (traversable !== null) end(traversable, earlier !== null && (earlier.madeWindow ?? earlier.adopted) !== null);
  }
  // All others were opened in the run.
  for (const traversable of run.traversables) end(traversable, false);
  return remains;
}

/** Of the tabs that the user has opened: `tab12`. */
export function numberOf(name: string): number {
  return Number(name.slice('tab'.length));
}

function fromEarlierRun(traversable: Traversable, code: CodeAtReset): FromEarlierRun | null {
  const { activeDocument, windowProxies } = traversable;
  if (activeDocument !== null && showsAdopted(activeDocument)) {
    return { windowProxies, madeWindow: null, adopted: activeDocument, adoptedFrames: documentsIn(activeDocument) };
  }
  const origin = activeDocument?.origin ?? null;
  if (origin !== null && !origin.opaque && origin.domain !== undefined) return null;
  return { windowProxies, madeWindow: windowToUseAgain(traversable, code), adopted: null, adoptedFrames: [] };
}

/** A window that others made, with the frames that are in it now. */
function showAgain(traversable: Traversable, last: AdoptedDocument, lastFrames: readonly Document[]): void {
  const document = showAdopted(traversable, last.adopted, last);
  followFrames(document, lastFrames);
  const hosts = new Set(documentsIn(document).map(({ adopted }) => adopted));
  // A frame that has come to show something else is given back.
  for (const { adopted } of lastFrames) if (!hosts.has(adopted)) adopted?.destroy();
}

/** Of its frames, however deep. */
function documentsIn({ children }: Document): readonly Document[] {
  return children.list.flatMap(({ activeDocument }) =>
    activeDocument === null ? [] : [activeDocument, ...documentsIn(activeDocument)],
  );
}

function showsAdopted(document: Document): document is AdoptedDocument {
  return document.adopted !== null;
}

/** `windowStays`: it is used in the next run. */
function end(traversable: Traversable, windowStays: boolean): void {
  const { activeDocument, sessionShed } = traversable;
  traversable.close('The browser was reset.');
  sessionShed.reset();
  dropAll(traversable);
  if (activeDocument === null) return;
  if (windowStays) abandonWithDescendants(activeDocument);
  else destroyWithDescendants(activeDocument);
}

/** Null where it shows another page than the one that it was opened with, or somebody has put something on its window. */
function windowToUseAgain(
  { activeDocument: document, navigations: { begun, lastResult }, firstURL, windowProxies }: Traversable,
  code: CodeAtReset,
): MadeWindow | null {
  if (document === null || begun > 1 || lastResult?.url !== document.url || document.url !== firstURL) return null;
  if (!document.lifecycle.loaded || windowProxies.changed || document.children.made > 0) return null;
  const { host, interfaces, params, userAgent } = document;
  // What a page leaves on a realm of its own cannot be told from what was there.
  if (userAgent.host.html) return null;
  // The next page has another opaque origin, and the user is nobody who refers to it.
  if (params.origin.opaque || params.referrer !== '') return null;
  return { host, interfaces, params, goesOnWith: code === 'end' ? null : goesOnWith(document, code) };
}

function goesOnWith(
  { hooks, earlierStorages, localStorageHolder, sessionStorageHolder }: Document,
  code: CodeAtReset,
): GoesOnWith {
  // Nobody has them any more.
  if (code === 'sleep') return { hooks, storages: {} };
  const { local = localStorageHolder, session = sessionStorageHolder } = earlierStorages;
  return { hooks, storages: { ...(local === null ? {} : { local }), ...(session === null ? {} : { session }) } };
}

/**
 * Shows a page as it is when it has loaded again: where no server is asked, no script runs and nobody watches loading, it could be told
 * by what it leaves only. False: it has to be loaded.
 */
function showAtOnce(traversable: Traversable, madeWindow: MadeWindow | null, loadSteps: number): boolean {
  const { userAgent } = traversable;
  const { kernel, network, observer, host } = userAgent;
  if (madeWindow === null || host.html || !network.serverless || observer?.level === 'all') return false;
  showWithoutLoading(traversable, madeWindow.params);
  kernel.skip(loadSteps);
  return true;
}
