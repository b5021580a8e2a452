import type { Observer } from '../event-loop/observer.ts';
import type { Scheduler } from '../event-loop/scheduler.ts';
import { giveUpSystemFocus, moveSystemFocus } from '../html/focus/system-focus.ts';
import type { BrowsingContextGroup } from '../html/records/browsing-context-group.ts';
import type { Document } from '../html/records/document.ts';
import type { AdoptedDocumentHost } from '../html/records/document-host.ts';
import type { MadeWindow } from '../html/records/made-window.ts';
import { Traversable } from '../html/records/traversable.ts';
import { UserAgent } from '../html/records/user-agent.ts';
import type { PopupRefusal, TabOpener, UserAgentOptions } from '../html/records/user-agent-options.ts';
import { assert } from '../infra/assert.ts';
import type { Policy, StoragePolicyOptions } from '../policy/policy.ts';
import { StoragePolicies } from '../policy/storage-policies.ts';
import type { WindowProxies } from '../html/window-proxy/window-proxies.ts';

/** What outlives the runs of a Browser. */
export interface RunsOptions {
  readonly userAgent: UserAgentOptions;
  /** Each run begins with this one. */
  readonly policy: StoragePolicyOptions;
  /** What that means. */
  readonly firstPolicy: Policy;
  /** While so many tabs are open, pages can open no more; 0: never. */
  readonly mostTabs: number;
  /** A page opens a tab only when the user has just done something in it. */
  readonly popupsNeedUser: boolean;
  /** A tab is there, and may be shown to whoever tests. */
  opened(traversable: Traversable): void;
  /** A tab is gone. */
  closed(traversable: Traversable): void;
}

/** What one run differs in from another. */
export interface RunOptions {
  readonly scheduler: Scheduler;
  readonly observer: Observer | null;
  /** Number of the last tab that the user has opened before it begins. Default 0. */
  readonly lastTab?: number;
}

/** What a tab takes over from an earlier run. */
export interface FromEarlierRun {
  readonly windowProxies: WindowProxies;
  /** Null where it cannot be used again. */
  readonly madeWindow: MadeWindow | null;
  /** What it showed, where that was a window which others made; else null. */
  readonly adopted: AdoptedDocument | null;
  /** What the frames in that showed, however deep. */
  readonly adoptedFrames: readonly Document[];
}

/** A document whose window others made. */
export interface AdoptedDocument extends Document {
  readonly adopted: AdoptedDocumentHost;
}

export interface AddOptions {
  /** That of whoever opens it. Default: a new one. */
  readonly group?: BrowsingContextGroup | null;
  /** Default: none. */
  readonly earlier?: FromEarlierRun | null;
  /** Default: false. */
  readonly isAdopted?: boolean;
}

/** One run of a Browser: a user agent with its open tabs. Another run has another one. */
export class Run implements TabOpener {
  readonly userAgent: UserAgent;
  readonly #options: RunsOptions;
  /** The open ones, oldest first. */
  readonly #traversables = new Map<string, Traversable>();
  #lastTab: number;
  #policies: StoragePolicies | null = null;

  constructor(options: RunsOptions, { scheduler, observer, lastTab = 0 }: RunOptions) {
    this.#options = options;
    this.#lastTab = lastTab;
    const storagePolicy = (userAgent: UserAgent): StoragePolicies =>
      (this.#policies = new StoragePolicies(userAgent, options.policy, options.firstPolicy));
    this.userAgent = new UserAgent(options.userAgent, { scheduler, observer, tabOpener: this, storagePolicy });
  }

  get policies(): StoragePolicies {
    assert(this.#policies !== null, 'a user agent is made with its policies');
    return this.#policies;
  }

  get traversables(): readonly Traversable[] {
    return [...this.#traversables.values()];
  }

  /** The open tab of that name. */
  traversable(name: string): Traversable | null {
    return this.#traversables.get(name) ?? null;
  }

  /** The name of the next tab that the user opens. */
  nextName(): string {
    return `tab${++this.#lastTab}`;
  }

  refusal(asked: boolean): PopupRefusal | null {
    const { mostTabs, popupsNeedUser } = this.#options;
    if (mostTabs === 0) return { why: "popups is 'block'", mend: "Make the Browser with popups: 'allow' or 'user'." };
    if (popupsNeedUser && !asked) {
      const mend = "Let the page do it in answer to tab.click(), or make the Browser with popups: 'allow'.";
      return { why: "popups is 'user', and nobody has just used the page", mend };
    }
    if (this.#traversables.size < mostTabs) return null;
    return { why: `limits.popups is ${mostTabs}, and so many tabs are open`, mend: 'Close some of them, or raise the limit.' };
  }

  /** A tab that a page opens: the user looks at it at once. */
  open(name: string, firstURL: string, group: BrowsingContextGroup | null): Traversable {
    const traversable = this.add(name, firstURL, { group });
    moveSystemFocus(traversable);
    return traversable;
  }

  /** A tab that nobody looks at yet: of several that are there before the first one is loaded, each gets the focus in its turn. */
  add(name: string, firstURL: string, { group = null, earlier = null, isAdopted = false }: AddOptions = {}): Traversable {
    const { userAgent } = this;
    const onClosed = (): void => this.#forget(traversable);
    const { windowProxies = null, madeWindow = null } = earlier ?? {};
    const traversable = new Traversable({
      ...{ userAgent, name, firstURL, group, onClosed, windowProxies, madeWindow, isAdopted },
    });
    this.#traversables.set(name, traversable);
    this.#options.opened(traversable);
    return traversable;
  }

  #forget(traversable: Traversable): void {
    const { name, openedBy } = traversable;
    const popups = openedBy === null ? null : (this.traversable(openedBy)?.popups ?? null);
    if (popups !== null) popups.open = popups.open.filter((each) => each !== name);
    this.#traversables.delete(name);
    this.policies.tabClosed(traversable);
    giveUpSystemFocus(traversable);
    this.#options.closed(traversable);
  }
}
