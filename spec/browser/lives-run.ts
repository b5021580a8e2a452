import { Browser, fifo, seeded, StorageloomError, type DocumentHostFactory, type Frame, type Tab } from '../../lib/index.ts';
import { innerOf } from '../../lib/browser/inner.ts';
import type { BareWindow } from '../../lib/hosts/bare/bare-window.ts';
import { Document } from '../../lib/html/records/document.ts';
import { livesPages, RememberingHost } from './lives-host.ts';
import { ChannelClaims } from './lives-channels.ts';
import { LivesClaims } from './lives-claims.ts';
import { HistoryClaims } from './lives-history.ts';
import { LockClaims } from './lives-locks.ts';
import { Pages } from './lives-page.ts';
import { foreignFunctions } from './lives-realm.ts';
import type { Page } from './lives-windows.ts';
import type { AreaName } from './lives-own-acts.ts';
import { mostTabs, type Act, type Call, type Program } from './lives-program.ts';

/** What came of a run. */
export interface LivesOutcome {
  /** Claims that do not hold, the first of them first. */
  readonly broken: readonly string[];
  /** What was carried out, by name. */
  readonly did: ReadonlySet<string>;
  /** What page code read of its surroundings. */
  readonly values: readonly string[];
  /** Storage events that were delivered. */
  readonly delivered: number;
  readonly browser: Browser;
}

/**
 * Carries a program out in a Browser of its own, and compares all that happens with what must. `look` is called after every call, and
 * after each task of those that settle.
 */
export async function runLives(
  program: Program,
  host: DocumentHostFactory<BareWindow>,
  look: (browser: Browser) => void = () => undefined,
): Promise<LivesOutcome> {
  const { backForwardCache, beforeUnload, keptPages, seeded: number } = program;
  const remembering = new RememberingHost(host);
  const browser = new Browser({
    ...{
      host: remembering.factory,
      pages: livesPages,
      beforeUnload,
      behaviour: { backForwardCache },
      limits: { keptPages, tasks: 2_000 },
      trace: 'tasks',
    },
    scheduler: number === null ? fifo() : seeded(number),
  });
  const run = new LivesRun(browser, remembering, look);
  for (const call of program.calls) await run.carryOut(call);
  const { broken, delivered, fired, granted, waited } = await claimsOf(browser, program);
  const { heard } = run.pages.channels;
  if (granted > 0) run.pages.did.add('(a lock granted)');
  if (waited > 0) run.pages.did.add('(a lock waited for)');
  if (heard > 0) run.pages.did.add('(a channel message heard)');
  run.pages.claim(heard === fired, () => `${fired} messages of channels were fired, and ${heard} heard`);
  const outcome = {
    broken: [...run.pages.broken, ...run.pages.acts.windows.broken, ...broken],
    did: new Set([...run.pages.did, ...run.pages.acts.windows.came]),
    values: run.pages.values,
    delivered,
    browser,
  };
  await browser.close();
  return outcome;
}

interface FoundClaims {
  readonly broken: readonly string[];
  readonly delivered: number;
  readonly fired: number;
  readonly granted: number;
  readonly waited: number;
}

/** What waits is compared as it is; what pages hold only when everything has settled. */
async function claimsOf(browser: Browser, program: Program): Promise<FoundClaims> {
  const lives = new LivesClaims(program);
  const channels = new ChannelClaims(lives.documents);
  const locks = new LockClaims(lives.documents);
  const histories = new HistoryClaims();
  let next = 0;
  const follow = (): void => {
    for (const event of browser.trace.events()) {
      if (event.i < next) continue;
      next = event.i + 1;
      for (const claims of [lives, channels, locks, histories]) claims.take(event);
    }
  };
  // To ask what waits sets aside what may not run.
  const tasks = browser.pending.filter(({ why }) => why !== 'lock');
  const held = tasks.filter(({ why }) => why === 'held').length;
  const others = tasks.length - held + browser.timers.length;
  follow();
  lives.end({ held, others });
  await browser.settle();
  follow();
  locks.end(browser.locks);
  const broken = [lives, channels, locks, histories].flatMap((claims) => claims.broken);
  return { broken, delivered: lives.delivered, fired: channels.fired, granted: locks.granted, waited: locks.waited };
}

class LivesRun {
  readonly pages: Pages;
  readonly #browser: Browser;
  readonly #lookAt: (browser: Browser) => void;
  /** Whose functions were looked at. */
  readonly #ownRealm = new WeakSet<object>();

  constructor(browser: Browser, host: RememberingHost, look: (browser: Browser) => void) {
    this.#browser = browser;
    this.#lookAt = look;
    this.pages = new Pages(browser, host);
  }

  async carryOut(call: Call): Promise<void> {
    try {
      await this.#carryOut(call);
    } catch (error) {
      // It ended while the call was under way.
      const isGone = error instanceof StorageloomError && (error.code === 'TAB_CLOSED' || error.code === 'FRAME_REMOVED');
      this.pages.claim(isGone, () => `${JSON.stringify(call)} failed: ${String(error)}`);
    }
    this.#check(JSON.stringify(call));
  }

  async #carryOut(call: Call): Promise<void> {
    const browser = this.#browser;
    switch (call.call) {
      case 'open':
        if (browser.tabs.length >= mostTabs) return;
        await browser.open(call.url);
        break;
      case 'restart':
        await this.#restart(call.session);
        break;
      case 'step':
        if (!(await this.#step(call.choose))) return;
        break;
      case 'settle':
        for await (const { label } of browser.steps()) this.#check(`after the task "${label}"`);
        this.pages.acts.messages.settled();
        break;
      case 'advance':
        await browser.advance(call.ms);
        break;
      case 'remove frame':
      case 'run in frame':
        if (!(await this.#inFrame(call))) return;
        break;
      default: {
        const tab = browser.tabs[call.tab % Math.max(1, browser.tabs.length)];
        if (tab === undefined || !(await this.#inTab(call, tab))) return;
      }
    }
    this.pages.did.add('session' in call ? `${call.call} ${call.session}` : call.call);
  }

  async #inTab(call: Extract<Call, { readonly tab: number }>, tab: Tab): Promise<boolean> {
    if (['goto', 'reload', 'back', 'forward'].includes(call.call)) this.#browser.note(`elsewhere ${tab.name}`);
    switch (call.call) {
      case 'goto':
        await tab.goto(call.url);
        return true;
      case 'run':
        await tab.run((window) => this.pages.perform(call.act, { tab, window, place: tab }));
        return true;
      case 'outside':
        this.pages.perform(call.act, { tab, window: tab.window, place: null });
        return true;
      case 'crash':
        this.pages.crash(tab);
        return true;
      case 'back':
      case 'forward':
        this.#browser.note(`traverse ${tab.name} ${call.call === 'back' ? -1 : 1}`);
        await tab[call.call]();
        return true;
      case 'duplicate':
        return await this.#duplicate(tab);
      case 'addFrame':
        await tab.addFrame(call.url);
        return true;
      default:
        await tab[call.call]();
        return true;
    }
  }

  async #inFrame(call: { readonly call: string; readonly frame: number; readonly act?: Act }): Promise<boolean> {
    const frames = this.#browser.tabs.flatMap((tab) => framesIn(tab).map((frame) => ({ tab, frame })));
    const found = frames[call.frame % Math.max(1, frames.length)];
    if (found === undefined) return false;
    const { tab, frame } = found;
    const { act } = call;
    if (act === undefined) await frame.remove();
    else await frame.run((window) => this.pages.perform(act, { tab, window, place: frame }));
    return true;
  }

  async #duplicate(tab: Tab): Promise<boolean> {
    if (this.#browser.tabs.length >= mostTabs) return false;
    this.#browser.note(`duplicate ${tab.name}`);
    const copy = await tab.duplicate();
    this.#copied(tab.name, copy.name);
    return true;
  }

  async #restart(session: 'drop' | 'restore'): Promise<void> {
    // Tabs that show nothing yet are opened again, too.
    if (this.pages.acts.windows.awaited.size > 0) await this.#browser.settle();
    const before = this.#browser.tabs.map(({ name }) => name);
    this.#browser.note(`restart ${before.join(' ')}`);
    await this.#browser.restart({ session });
    const after = this.#browser.tabs.map(({ name }) => name);
    const expected = session === 'drop' ? 0 : before.length;
    this.pages.claim(after.length === expected, () => `after a restart ${after.length} tabs are open, not ${expected}`);
    for (const [place, name] of after.entries()) this.#copied(before[place] as string, name);
  }

  #copied(from: string, to: string): void {
    this.pages.copied(from, to);
    this.pages.acts.windows.copied(from, to);
  }

  async #step(choose: number | null): Promise<boolean> {
    const names = this.#browser.pending.filter(({ why }) => why === 'runnable').map(({ name }) => name);
    if (names.length === 0) return false;
    await this.#browser.step(choose === null ? {} : { choose: names[choose % names.length] as string });
    return true;
  }

  #check(when: string): void {
    this.#lookAt(this.#browser);
    this.#checkOwners(when);
    try {
      this.#look(when);
    } catch (error) {
      this.pages.claim(false, () => `${when} nobody can look at all windows: ${String(error)}`);
    }
  }

  /** No task and no timer belongs to a destroyed document. */
  #checkOwners(when: string): void {
    const { kernel } = innerOf(this.#browser).userAgent;
    for (const { owner, label } of [...kernel.waiting(), ...kernel.later()]) {
      const isDead = owner instanceof Document && owner.destroyed;
      this.pages.claim(!isDead, () => `${when} "${label}" waits for a document that is destroyed`);
    }
  }

  /** What each document shows of storage, history and other windows is what was done to them. */
  #look(when: string): void {
    const { windows, reach } = this.pages.acts;
    windows.look();
    for (const page of windows.pages) {
      const { tab, key, around, window, place } = page;
      for (const area of ['localStorage', 'sessionStorage'] as const) {
        const where = `${when} in ${place.name}`;
        if (key.startsWith('opaque')) this.#checkDenied(window, area, where);
        else this.pages.compare(this.pages.storage.of(area, tab.name, key), window[area], where);
      }
      reach.from(page, when);
      if (windows.hasHTML) this.#checkRealm(page, when);
      if (around !== null) continue;
      if (!key.startsWith('opaque')) this.pages.checkSession(tab);
      this.#browser.note(`at ${tab.name} ${window.history.length} ${tab.url}`);
    }
  }

  /** Each function that a host defines is of the page's realm, from the moment at which its document is there. */
  #checkRealm(page: Page, when: string): void {
    if (this.#ownRealm.has(page.document)) return;
    this.#ownRealm.add(page.document);
    const names = foreignFunctions(page);
    this.pages.claim(names.length === 0, () => `${when} ${page.place.name} has functions of another realm: ${names.join(', ')}`);
  }

  #checkDenied(window: BareWindow, area: AreaName, where: string): void {
    try {
      this.pages.claim(window[area] === undefined, () => `${where} an opaque origin has its ${area}`);
    } catch (error) {
      this.pages.claim((error as Error).name === 'SecurityError', () => `${where} ${area} throws ${String(error)}`);
    }
  }
}

function framesIn(place: Tab | Frame): Frame[] {
  return place.frames.flatMap((frame) => [frame, ...framesIn(frame)]);
}
