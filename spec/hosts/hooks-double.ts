import { placeOf, type Place } from '../../lib/ecmascript/place.ts';
import type { NavigationTiming } from '../../lib/hr-time/navigation-timing.ts';
import type { DocumentHost } from '../../lib/html/records/document-host.ts';
import type { DocumentHooks } from '../../lib/html/records/document-hooks.ts';
import type { HostResponse } from '../../lib/fetch/response.ts';
import { ScriptExecution } from '../../lib/event-loop/script-execution.ts';

export interface DoubleTimer {
  readonly id: number;
  readonly delayMs: number;
  readonly repeat: boolean;
  readonly run: () => void;
}

/** Hooks that do nothing but write down what a window asked for. Timers and tasks wait in plain lists until a test runs them. */
export class HooksDouble implements DocumentHooks {
  readonly scripts: ScriptExecution = new ScriptExecution();
  /** One entry for each way out that was taken: the hook's name, then its arguments. */
  readonly calls: unknown[][] = [];
  readonly exceptions: unknown[] = [];
  /** What was read and written that is no storage, in words. */
  readonly accesses: string[] = [];
  readonly timers: DoubleTimer[] = [];
  readonly tasks: { readonly label: string; readonly steps: () => void }[] = [];
  readonly frames: Map<number, (now: number) => void> = new Map();
  readonly responses: Map<string, HostResponse> = new Map();
  nowMs = 0;
  run: object = {};
  /** What `console` is. */
  readonly writtenTo: object = {};
  cookies = '';
  documentDomain = 'a.example';
  checkpoints = 0;
  opened: object | null = null;
  /** What the model's members of the window say. */
  targetName = '';
  around: object | null = null;
  whoever: object | null = null;
  isClosed = false;
  interfaces: Readonly<Record<string, unknown>> = {};
  hiddenInterfaces: readonly string[] = [];
  /** What history and visibility are, if a test cares. */
  entries = 1;
  state: unknown = null;
  visibility: 'visible' | 'hidden' = 'visible';
  focused = true;
  readonly activation: object = {};
  readonly manager: object = {};
  readonly locks: object = {};
  /** What every question about history throws: the document is not fully active. */
  inactive: Error | null = null;
  /** Whose URL history changes; contract-setup.ts and open-bare.ts say so. */
  host: DocumentHost | null = null;
  /** What stands between two listeners of one event, if a test cares. */
  atCheckpoint: () => void = () => undefined;
  /** Whether what is reported also becomes an event, as the model does it. */
  firesErrors = false;
  #lastId = 0;

  showDialog(...args: unknown[]): unknown {
    this.calls.push(['showDialog', ...args]);
    return undefined;
  }
  isSecureContext(): boolean {
    return true;
  }
  console(): object {
    return this.writtenTo;
  }
  lastModified(): string {
    return '01/01/2026 00:00:00';
  }
  readonly localStorage = (): object => ({});
  readonly sessionStorage = (): object => ({});
  parent(): object | null {
    return this.around;
  }
  top(): object | null {
    return this.around;
  }
  frameElement(): object | null {
    return null;
  }
  frameCount(): number {
    return 0;
  }
  name(): string {
    return this.targetName;
  }
  setName(value: unknown): void {
    this.targetName = String(value);
  }
  opener(): object | null {
    return this.whoever;
  }
  disown(): void {
    this.calls.push(['disown']);
  }
  closed(): boolean {
    return this.isClosed;
  }
  postMessage(...args: unknown[]): void {
    this.calls.push(['postMessage', ...args]);
  }
  exposes(name: string): boolean {
    return !this.hiddenInterfaces.includes(name);
  }
  interfaceObject(name: string): unknown {
    this.calls.push(['interfaceObject', name]);
    return this.interfaces[name];
  }
  navigate(...args: Parameters<DocumentHooks['navigate']>): void {
    this.calls.push(['navigate', ...args]);
  }
  reload(): void {
    this.calls.push(['reload']);
  }
  traverse(delta: number): void {
    this.#requireActive();
    this.calls.push(['traverse', delta]);
  }
  open(url: string | null, target: string, features: string): object | null {
    this.calls.push(['open', url, target, features]);
    return this.opened;
  }
  follow(...args: Parameters<DocumentHooks['follow']>): void {
    this.calls.push(['follow', ...args]);
  }
  createObjectURL(blob: Parameters<DocumentHooks['createObjectURL']>[0]): string {
    this.calls.push(['createObjectURL', blob]);
    return `blob:https://a.example/${this.calls.length}`;
  }
  revokeObjectURL(url: string): void {
    this.calls.push(['revokeObjectURL', url]);
  }
  close(): void {
    this.calls.push(['close']);
  }
  historyLength(): number {
    this.#requireActive();
    return this.entries;
  }
  historyState(): unknown {
    this.#requireActive();
    return this.state;
  }
  changeHistory(handling: 'push' | 'replace', data: unknown, url: string | null, base: string): void {
    this.#requireActive();
    this.calls.push(['changeHistory', handling, data, url, base]);
    if (url !== null) this.host?.setURL(new URL(url, base).href);
  }
  visibilityState(): 'visible' | 'hidden' {
    return this.visibility;
  }
  hasFocus(): boolean {
    return this.focused;
  }
  notifyActivation(): void {
    this.calls.push(['notifyActivation']);
  }
  formNotSent(...told: unknown[]): void {
    this.calls.push(['formNotSent', ...told]);
  }
  storageEventDispatched(event: object): void {
    this.calls.push(['storageEventDispatched', event]);
  }
  userActivation(): object {
    return this.activation;
  }
  lockManager = (): object => this.locks;
  storageManager = (): object => this.manager;
  refresh(content: string, base: string): void {
    this.calls.push(['refresh', content, base]);
  }
  documentOpened(): void {
    return undefined;
  }
  getCookie(): string {
    return this.cookies;
  }
  setCookie(cookie: string): void {
    this.calls.push(['setCookie', cookie]);
  }
  domain(): string {
    return this.documentDomain;
  }
  setDomain(value: unknown): void {
    this.calls.push(['setDomain', value]);
  }
  fetch({ url, method }: Parameters<DocumentHooks['fetch']>[0]): Promise<HostResponse> {
    this.calls.push(['fetch', method, url]);
    const response = this.responses.get(url);
    return response === undefined ? Promise.reject(new TypeError(`no response for ${url}`)) : Promise.resolve(response);
  }
  fetchSynchronously({ url, method }: Parameters<DocumentHooks['fetch']>[0]): HostResponse {
    this.calls.push(['fetchSynchronously', method, url]);
    const response = this.responses.get(url);
    if (response === undefined) throw new Error(`no response for ${url}`);
    return response;
  }
  frameInserted(...args: unknown[]): void {
    this.calls.push(['frameInserted', ...args]);
  }
  frameChanged(...args: unknown[]): void {
    this.calls.push(['frameChanged', ...args]);
  }
  frameRemoved(...args: unknown[]): void {
    this.calls.push(['frameRemoved', ...args]);
  }
  frameSandboxed(...args: unknown[]): void {
    this.calls.push(['frameSandboxed', ...args]);
  }
  framesMatter(): void {
    this.calls.push(['framesMatter']);
  }
  namedFrame(): object | null {
    return null;
  }
  frameWindow(): object | null {
    return this.opened;
  }
  frameDocument(): object | null {
    return null;
  }
  setTimer(callback: () => void, delayMs: number, repeat: boolean): number {
    const id = ++this.#lastId;
    this.timers.push({ id, delayMs, repeat, run: callback });
    return id;
  }
  clearTimer(id: number): void {
    const index = this.timers.findIndex((timer) => timer.id === id);
    if (index !== -1) this.timers.splice(index, 1);
  }
  requestAnimationFrame(callback: (now: number) => void): number {
    this.frames.set(++this.#lastId, callback);
    return this.#lastId;
  }
  cancelAnimationFrame(id: number): void {
    this.frames.delete(id);
  }
  queueTask(label: string, steps: () => void): void {
    this.tasks.push({ label, steps });
  }
  now(): number {
    return this.nowMs;
  }
  readonly place: Place = placeOf('UTC', 'en-US');
  timeStamp(): number {
    return this.nowMs;
  }
  timeOrigin(): number {
    return 1_700_000_000_000;
  }
  navigationTiming(): NavigationTiming {
    return { type: 'navigate', at: () => null };
  }
  epochNow(): number {
    return 1_700_000_000_000 + this.nowMs;
  }
  random(): number {
    return 0.5;
  }
  checkpoint(): void {
    this.scripts.drain = () => {
      this.checkpoints++;
      this.atCheckpoint();
    };
    this.scripts.performMicrotaskCheckpoint();
  }
  access(...args: Parameters<NonNullable<DocumentHooks['access']>>): void {
    this.accesses.push(args.join(' '));
  }
  ownerOf(): 'page' {
    return 'page';
  }
  returned(): void {}
  reportException(error: unknown): void {
    this.exceptions.push(error);
    if (this.firesErrors) this.host?.fireException(error);
  }

  #requireActive(): void {
    if (this.inactive !== null) throw this.inactive;
  }

  /** Runs every timer that is set, once, by delay and then age. Repeating ones stay. */
  runTimers(): void {
    const due = [...this.timers].sort((a, b) => a.delayMs - b.delayMs || a.id - b.id);
    for (const timer of due) {
      if (!this.timers.includes(timer)) continue;
      if (!timer.repeat) this.timers.splice(this.timers.indexOf(timer), 1);
      timer.run();
    }
  }

  /** Runs the queued tasks, and those that they queue. */
  runTasks(): void {
    for (let task = this.tasks.shift(); task !== undefined; task = this.tasks.shift()) task.steps();
  }
}
