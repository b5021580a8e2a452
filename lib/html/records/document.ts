import type { Agent } from '../../event-loop/agent.ts';
import { DocumentClocks } from '../../event-loop/document-clocks.ts';
import { createLane } from '../../event-loop/lane.ts';
import type { Process } from '../../event-loop/process.ts';
import { StepsTask, type Lane, type Task } from '../../event-loop/task.ts';
import type { TaskSource } from '../../event-loop/task-source.ts';
import type { Origin } from '../../origin/origin.ts';
import { sameSite } from '../../origin/site.ts';
import { obtainStorageKeyForNonStoragePurposes, type Partition, type StorageKey } from '../../origin/storage-key.ts';
import type { Area } from '../../storage/area.ts';
import type { Storage, StorageInterface } from '../../web-storage/storage.ts';
import type { DocumentLocks, LockEnvironment } from '../../web-locks/lock.ts';
import type { StorageDocument, StorageEventTask } from '../../web-storage/storage-document.ts';
import type { Realm } from '../../webidl/realm.ts';
import type { SandboxingFlagSet } from '../policies/sandboxing-flags.ts';
import type { ProxiedWindow } from '../window-proxy/window-proxy.ts';
import type { DocumentInterfaces } from './assembler.ts';
import type { DocumentChannels } from './broadcast-channel.ts';
import { ChildNavigables } from './child-navigables.ts';
import { DocumentHistory } from './document-history.ts';
import { clientIdOf, creationOf, initOf, storageRefusalOf } from './document-facts.ts';
import type { AdoptedDocumentHost, DocumentHost } from './document-host.ts';
import type { DocumentHooks } from './document-hooks.ts';
import { DocumentLifecycle } from './document-lifecycle.ts';
import { resetWindow, resumeWindow, type MadeWindow, type WindowStorages } from './made-window.ts';
import { DocumentPorts } from './message-port.ts';
import type { Navigable } from './navigable.ts';
import type { NavigationParams } from './navigation-params.ts';
import { StorageEventDelivery } from './storage-event-delivery.ts';
import type { Traversable } from './traversable.ts';
import { UserActivationTimestamp } from './user-activation-timestamp.ts';
import type { UserAgent } from './user-agent.ts';

export interface DocumentOptions {
  readonly navigable: Navigable;
  readonly agent: Agent;
  readonly params: NavigationParams;
  /** A window of an earlier run, which is used again where it can be brought back to how it was. Default: none. */
  readonly madeWindow?: MadeWindow | null;
  /** A document that is gone and whose window goes on with this one. Default: none. */
  readonly predecessor?: Document | null;
  /** The window that it shows, where somebody else made it. Default: none, and the user agent's host makes one. */
  readonly adopted?: AdoptedDocumentHost | null;
}

/**
 * A document with its environment settings object, its window and its two storage holders.
 *
 * HTML, the Document object: https://html.spec.whatwg.org/multipage/#the-document-object
 */
export class Document implements StorageDocument, LockEnvironment, ProxiedWindow {
  readonly id: number;
  readonly navigable: Navigable;
  readonly agent: Agent;
  readonly nonStorageKey: StorageKey;
  /** Null: what it stores is in the first-party partition of its origin. */
  readonly partition: Partition | null;
  readonly params: NavigationParams;
  /** What its window asks of the model. */
  readonly hooks: DocumentHooks;
  /** Null where its window is the model's own. */
  readonly adopted: AdoptedDocumentHost | null;
  /** Its document-tree child navigables. */
  readonly children: ChildNavigables = new ChildNavigables();
  readonly lifecycle: DocumentLifecycle;
  readonly history: DocumentHistory = new DocumentHistory();
  readonly activation: UserActivationTimestamp = new UserActivationTimestamp();
  localStorageHolder: Storage | null = null;
  sessionStorageHolder: Storage | null = null;
  ownTasks: Task | null = null;
  /** {@link ports}, where there ever was one. */
  madePorts: DocumentPorts | null = null;
  /** Its window's BroadcastChannels, where there ever was one. */
  channels: DocumentChannels | null = null;
  madeLocks: DocumentLocks | null = null;
  /** Fully active: it is its navigable's active document, and so are the documents around it. */
  active = true;
  /** Those of an earlier run, which code that goes on may have. */
  readonly earlierStorages: WindowStorages;
  readonly #window: Pick<MadeWindow, 'host' | 'interfaces'>;
  readonly #storageEvents: StorageEventDelivery = new StorageEventDelivery(this);
  #clocks: DocumentClocks | null = null;
  #url: string;
  #urlAtFirstUse: string | null = null;

  constructor(options: DocumentOptions) {
    const { navigable, agent, params, madeWindow = null, predecessor = null, adopted = null } = options;
    const { userAgent } = navigable;
    this.id = userAgent.ids.nextDocument();
    this.navigable = navigable;
    this.agent = agent;
    this.params = params;
    this.adopted = adopted;
    this.partition = userAgent.storagePolicy.partitionOf(navigable.ancestorOrigins, params.origin);
    this.nonStorageKey = obtainStorageKeyForNonStoragePurposes(this);
    this.lifecycle = new DocumentLifecycle(navigable.topLevel.hiddenSinceMs === null ? 'visible' : 'hidden');
    this.#url = params.url;
    userAgent.fact(creationOf(this, predecessor));
    const resumed = resumeWindow(madeWindow, params);
    this.hooks = userAgent.assembler.hooksFor(this, resumed?.hooks ?? predecessor?.hooks);
    this.earlierStorages = resumed?.storages ?? {};
    if (predecessor !== null) {
      this.#window = predecessor.#window;
      this.channels = predecessor.channels;
      if (this.channels !== null) this.channels.document = this;
      this.host.replaceDocument(initOf(this));
      this.interfaces.document = this;
    } else if (adopted !== null) {
      // In another run of the Browser its interface objects are those that it has.
      const interfaces = madeWindow?.interfaces ?? userAgent.assembler.interfacesFor(this, adopted);
      interfaces.document = this;
      this.#window = { host: adopted, interfaces };
      if (madeWindow === null) adopted.install(this.hooks);
      else adopted.reset(this.hooks);
    } else if (madeWindow !== null && (resumed !== null || resetWindow(madeWindow, params, this.hooks))) {
      const { host, interfaces } = madeWindow;
      this.#window = { host, interfaces };
      interfaces.document = this;
    } else {
      madeWindow?.host.destroy();
      const host = userAgent.host.create(initOf(this));
      this.#window = { host, interfaces: userAgent.assembler.interfacesFor(this, host) };
      userAgent.assembler.setUpWindow(this);
    }
    const { objectPrototype } = this.host.realm;
    // What fails in a window that others made is theirs.
    if (objectPrototype !== Object.prototype && adopted === null) userAgent.realmOwners.add(objectPrototype, this);
    userAgent.addDocument(this);
  }

  get userAgent(): UserAgent {
    return this.navigable.userAgent;
  }

  get host(): DocumentHost {
    return this.#window.host;
  }

  get interfaces(): DocumentInterfaces {
    return this.#window.interfaces;
  }

  get destroyed(): boolean {
    return this.lifecycle.destroyed;
  }

  get origin(): Origin {
    return this.params.origin;
  }

  get traversable(): Traversable {
    return this.navigable.topLevel;
  }

  /** HTML's active sandboxing flag set. */
  get sandboxingFlags(): SandboxingFlagSet {
    return this.params.sandboxingFlags;
  }

  /** Whether scripts of the page run. */
  // HTML, scripting, scripting is enabled.
  // https://html.spec.whatwg.org/multipage/#concept-environment-script
  get scripting(): boolean {
    // 1
    return !this.sandboxingFlags.has('sandboxed scripts');
  }

  get url(): string {
    return this.adopted === null ? this.#url : this.adopted.currentURL;
  }

  /** What relative URLs are resolved against where no element of the document says otherwise. */
  // HTML, URLs, fallback base URL.
  // https://html.spec.whatwg.org/multipage/#fallback-base-url
  get baseURL(): string {
    // 1 to 3
    return this.params.aboutBaseURL ?? this.url;
  }

  // HTML, environment settings objects, has cross-site ancestor.
  // https://html.spec.whatwg.org/multipage/#concept-settings-object-has-cross-site-ancestor
  get hasCrossSiteAncestor(): boolean {
    // 1
    return this.navigable.ancestorOrigins.some((origin) => !sameSite(origin, this.origin));
  }

  /** The URL changes and the document stays: fragments, `pushState`. The host follows, unless it was the one who told. */
  setURL(url: string, tellHost: boolean): void {
    this.#url = url;
    this.userAgent.fact({ type: 'url-changed', document: this.id, url });
    if (tellHost) this.host.setURL(url);
  }

  /** Its own URL, where it has not obtained any storage yet. */
  get urlAtFirstUse(): string {
    return this.#urlAtFirstUse ?? this.url;
  }

  get process(): Process {
    return this.agent.process;
  }

  get realm(): Realm {
    return this.host.realm;
  }

  /** Its Window object. Page code sees a WindowProxy in its place. */
  get window(): object {
    return this.host.window;
  }

  get members(): object {
    return this.host.members ?? this.host.window;
  }

  /** What script of a tab that has crashed goes on reaches no storage; and who the user has refused, none either. */
  get storageDisabled(): boolean {
    return this.traversable.crashed || this.userAgent.storagePolicy.isRefused(this);
  }

  get clientId(): string {
    return clientIdOf(this);
  }

  endKept(reason: string): void {
    this.userAgent.assembler.endKept(this, reason);
  }

  seekConsent(): void {
    this.userAgent.storagePolicy.expire();
    this.userAgent.storagePolicy.seekConsent(this);
  }

  storageRefused(): void {
    const refusal = storageRefusalOf(this);
    if (refusal !== null) this.userAgent.fact(refusal);
  }

  areaFor(bottleMap: Area): Area {
    this.#urlAtFirstUse ??= this.url;
    this.userAgent.storagePolicy.obtained(this, bottleMap);
    return this.userAgent.coherence.areaFor(bottleMap, this.process);
  }

  get storageInterface(): StorageInterface {
    return this.interfaces.storage;
  }

  /** Timers and animation frames, made when they are first asked for. */
  get clocks(): DocumentClocks {
    if (this.#clocks !== null) return this.#clocks;
    const { kernel, timerPolicy } = this.userAgent;
    const laneFor = (source: TaskSource): Lane => createLane(this.navigable.name, source, this.agent.id);
    this.#clocks = new DocumentClocks({ kernel, owner: this, timerPolicy, laneFor });
    this.#clocks.setHidden(this.traversable.hiddenSinceMs);
    this.#clocks.setRunning(this.active);
    return this.#clocks;
  }

  /** {@link clocks}, where somebody has asked for them. */
  get madeClocks(): DocumentClocks | null {
    return this.#clocks;
  }

  /** The message ports that it holds. */
  get ports(): DocumentPorts {
    return (this.madePorts ??= new DocumentPorts());
  }

  /** The queue of one task source of this document's agent's loop. */
  lane(source: TaskSource): Lane {
    return this.agent.lane(source);
  }

  /** Queues steps as a task of this document; a destroyed document queues nothing. */
  // HTML, event loops, queue a global task.
  // https://html.spec.whatwg.org/multipage/#queue-a-global-task
  queueTask(source: TaskSource, label: string, steps: () => void): void {
    if (this.destroyed) return;
    // 1 to 3
    this.userAgent.kernel.post(new StepsTask(source, this, label, steps), this.lane(source), 0);
  }

  /** IMPL-DEFINED: with `drop` a document in the back/forward cache misses what is changed meanwhile. */
  queueStorageEvent(area: Area, key: string | null, oldValue: string | null, newValue: string | null, url: string): void {
    if (!this.active && this.userAgent.behaviour.backForwardCache === 'drop') return;
    const task = this.#storageEvents.taskFor(area, key, oldValue, newValue, url);
    this.userAgent.kernel.post(task, this.lane('DOM manipulation'), 0);
  }

  deliver(task: StorageEventTask): boolean {
    return this.#storageEvents.deliver(task);
  }

  endDelivery(task: StorageEventTask): void {
    this.#storageEvents.end(task);
  }
}
