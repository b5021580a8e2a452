import { Browser, type BareWindow, type DocumentHostFactory, type Frame, type Tab } from '../../lib/index.ts';
import type { PolicyCall } from './policies-program.ts';
import { PolicyModel, type Heard, type Kind, type Outcome, type Place } from './reference/policy-model.ts';

interface Shown {
  readonly handle: Tab | Frame;
  readonly place: Place;
  /** Origins around, the nearest first. */
  readonly around: readonly string[];
}

const mostTabs = 4;
const mostPlaces = 12;
const kinds: readonly Kind[] = ['localStorage', 'sessionStorage'];

/** What came of a run: what does not hold, and how often each thing happened. */
export interface PoliciesOutcome {
  readonly broken: readonly string[];
  readonly did: ReadonlySet<string>;
}

/** Carries the calls out in a Browser and in the model, and compares what pages get. */
export async function runPolicies(calls: readonly PolicyCall[], host: DocumentHostFactory<BareWindow>): Promise<PoliciesOutcome> {
  const run = new PoliciesRun(host);
  for (const call of calls) await run.carryOut(call);
  await run.settle();
  for (const kind of kinds) run.readAll(kind);
  await run.browser.close();
  return run;
}

class PoliciesRun implements PoliciesOutcome {
  readonly broken: string[] = [];
  readonly did: Set<string> = new Set();
  readonly browser: Browser;
  readonly #model = new PolicyModel();
  #shown: Shown[] = [];
  /** By handle: what it is to have heard. */
  readonly #heard = new Map<Tab | Frame, Heard[]>();
  /** Numbers of writes so far, and of the last one before each origin was cleared. */
  #writes = 0;
  readonly #clearedAt = new Map<string, number>();
  #when = '';

  constructor(host: DocumentHostFactory<BareWindow>) {
    this.browser = new Browser({ host, behaviour: { backForwardCache: 'off' }, trace: 'off' });
  }

  async carryOut(call: PolicyCall): Promise<void> {
    this.#when = JSON.stringify(call);
    if ('tab' in call || call.call === 'open' || call.call === 'restart') await this.#inTabs(call);
    else if ('place' in call) await this.#inPlace(call);
    else if (call.call === 'settle') await this.settle();
    else if (call.call === 'advance') await this.#advance(call.ms);
    else this.#inSettings(call);
  }

  async settle(): Promise<void> {
    await this.browser.settle();
    this.#model.deliver();
    for (const [handle, expected] of this.#heard) {
      const heard = handle.heard.map(({ storageArea, key, oldValue, newValue }) => ({ storageArea, key, oldValue, newValue }));
      const [is, was] = [JSON.stringify(heard), JSON.stringify(expected)];
      if (is !== was) this.#break(`${handle.name} has heard ${is}, not ${was}`);
      if (heard.length > 0) this.did.add('heard');
    }
  }

  readAll(kind: Kind): void {
    for (const shown of this.#shown) this.#read(shown, kind);
  }

  async #inTabs(call: PolicyCall): Promise<void> {
    const { browser } = this;
    await this.settle();
    if (call.call === 'restart') {
      for (const { name } of browser.tabs) this.#model.close(name);
      this.#forget(() => true);
      await browser.restart({ session: 'drop' });
    } else if (call.call === 'open') {
      if (browser.tabs.length < mostTabs) this.#show(await browser.open(call.origin), call.origin, []);
    } else if ('tab' in call && browser.tabs.length > 0) {
      await this.#inTab(call, browser.tabs[call.tab % browser.tabs.length] as Tab);
    }
  }

  async #inTab(call: Extract<PolicyCall, { readonly tab: number }>, tab: Tab): Promise<void> {
    this.did.add(call.call);
    if (call.call === 'duplicate') {
      if (this.browser.tabs.length >= mostTabs) return;
      const copy = await tab.duplicate();
      this.#model.copySession(tab.name, copy.name);
      this.#show(copy, new URL(copy.url).origin, []);
      return;
    }
    this.#forget(({ place }) => place.tab === tab.name);
    if (call.call === 'close') {
      await tab.close();
      this.#model.close(tab.name);
      return;
    }
    await tab.goto(call.origin);
    this.#show(tab, call.origin, []);
  }

  async #inPlace(call: Extract<PolicyCall, { readonly place: number }>): Promise<void> {
    const shown = this.#shown[call.place % Math.max(1, this.#shown.length)];
    if (shown === undefined) return;
    if (call.call === 'frame') {
      if (this.#shown.length >= mostPlaces) return;
      const { place, around, handle } = shown;
      // To make one runs what its tab has to do.
      await this.settle();
      // A frame does not show the URL of a page around it.
      const frame = await handle.addFrame(`${call.origin}/${around.length}`);
      this.#show(frame, call.origin, [place.origin, ...around]);
    } else if (call.call === 'read') {
      this.#read(shown, call.area);
    } else {
      this.#write(shown, call);
    }
  }

  #write({ handle, place }: Shown, call: Extract<PolicyCall, { readonly call: 'set' | 'remove' | 'empty' }>): void {
    const { area } = call;
    const key = call.call === 'empty' ? null : call.key;
    const value = call.call === 'set' ? `${++this.#writes}|${place.key}|${'x'.repeat(call.units)}` : null;
    const expected = this.#model.write(place, area, key, value);
    const outcome = outcomeOf(() => {
      const storage = handle.window[area];
      if (key === null) storage.clear();
      else if (value === null) storage.removeItem(key);
      else storage.setItem(key, value);
    });
    this.did.add(`${call.call}: ${outcome}`);
    if (outcome !== expected) this.#break(`in ${handle.name} it is ${outcome}, not ${expected}`);
  }

  #read({ handle, place }: Shown, area: Kind): void {
    const model = this.#model.read(place, area);
    const expected = model === null ? 'SecurityError' : JSON.stringify([...model].sort());
    let found: [key: string, value: string][] = [];
    const outcome = outcomeOf(() => (found = Object.entries<string>(handle.window[area]).sort()));
    const seen = outcome === 'fine' ? JSON.stringify(found) : outcome;
    this.did.add(`read: ${outcome}`);
    if (seen !== expected) this.#break(`${area} in ${handle.name} is ${seen}, not ${expected}`);
    for (const [, value] of found) {
      const [write, key] = value.split('|');
      if (key !== place.key) this.#break(`${handle.name} of ${place.key} sees what ${key} stored`);
      if (Number(write) <= (this.#clearedAt.get(place.origin) ?? 0))
        this.#break(`${handle.name} sees ${value}, which was cleared`);
    }
  }

  #inSettings(call: PolicyCall): void {
    const { storage } = this.browser;
    this.did.add(call.call);
    if (call.call === 'policy') {
      const { consent, ...settings } = call.settings;
      this.#model.set(call.settings);
      const answer = consent == null ? consent : ({ origin }: { origin: string }): boolean => consent.includes(origin);
      this.browser.setPolicy(answer === undefined ? settings : { ...settings, consent: answer });
    } else if (call.call === 'block' || call.call === 'unblock') {
      if (call.call === 'block') storage.blocklist.add(call.site);
      else storage.blocklist.remove(call.site);
      this.#model.block(call.site, call.call === 'block');
    } else if (call.call === 'clear') {
      storage.clear(call.origin ?? undefined);
      this.#model.clear(call.origin);
      const origins = call.origin === null ? this.#shown.map(({ place }) => place.origin) : [call.origin];
      for (const origin of origins) this.#clearedAt.set(origin, this.#writes);
    } else if (call.call === 'fail') {
      storage.failNextWrites(call.count, call.area ?? undefined, call.origin ?? undefined);
      this.#model.failNextWrites(call.count, call.area, call.origin);
    }
  }

  async #advance(ms: number): Promise<void> {
    await this.browser.advance(ms);
    this.#model.deliver();
    this.#model.now += ms;
  }

  #show(handle: Tab | Frame, origin: string, around: readonly string[]): void {
    const heard = this.#heard.get(handle) ?? [];
    this.#heard.set(handle, heard);
    const [tab = ''] = handle.name.split('/');
    this.#shown.push({ handle, around, place: this.#model.show(tab, origin, around, heard) });
  }

  /** Documents that are gone, or are about to go. */
  #forget(isGone: (shown: Shown) => boolean): void {
    for (const shown of this.#shown.filter(isGone)) {
      this.#model.places.delete(shown.place);
      if (shown.around.length > 0) this.#heard.delete(shown.handle);
    }
    this.#shown = this.#shown.filter((shown) => !isGone(shown));
  }

  #break(what: string): void {
    this.broken.push(`${this.#when}: ${what}`);
  }
}

function outcomeOf(steps: () => unknown): Outcome {
  try {
    steps();
    return 'fine';
  } catch (error) {
    return (error as Error).name as Outcome;
  }
}
