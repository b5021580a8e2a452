// Who may store what, told once more with plain maps. It imports nothing of the library, which it is to judge.

export type Kind = 'localStorage' | 'sessionStorage';
export type ThirdParty = 'allow' | 'partition' | 'session-only' | 'block';
export type Outcome = 'fine' | 'SecurityError' | 'QuotaExceededError';

export interface Settings {
  readonly quota: number;
  readonly thirdParty: ThirdParty;
  /** Origins whose pages get a yes; null: nobody is asked. */
  readonly consent: readonly string[] | null;
  readonly expireAfterMs: number | null;
  readonly expire: 'written' | 'used';
}

export interface Heard {
  readonly storageArea: Kind;
  readonly key: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
}

interface ModelArea {
  readonly kind: Kind;
  readonly origin: string;
  readonly entries: Map<string, string>;
  lastMs: number;
}

interface Rule {
  readonly kind: Kind | null;
  readonly origin: string | null;
  left: number;
}

/** A document. */
export interface Place {
  readonly tab: string;
  readonly origin: string;
  readonly key: string;
  readonly rule: ThirdParty;
  readonly holds: Set<Kind>;
  /** What was queued for it, and has not run. */
  onTheWay: Heard[];
  readonly heard: Heard[];
}

export class PolicyModel {
  now = 0;
  readonly places: Set<Place> = new Set();
  #settings: Settings = { quota: 5 * 2 ** 20, thirdParty: 'allow', consent: null, expireAfterMs: null, expire: 'written' };
  readonly #blocked = new Set<string>();
  #answers = new Map<string, boolean>();
  readonly #areas = new Map<string, ModelArea>();
  readonly #users = new Map<ModelArea, Set<string>>();
  #rules: Rule[] = [];

  /** `around`: the origins of the documents around, the nearest first. `heard`: of what the place shows. */
  show(tab: string, origin: string, around: readonly string[], heard: Heard[]): Place {
    const { thirdParty } = this.#settings;
    const isThirdParty = around.some((each) => siteOf(each) !== siteOf(origin));
    const rule = isThirdParty ? thirdParty : 'allow';
    const top = siteOf(around.at(-1) ?? origin);
    const key = rule === 'allow' ? origin : `${origin} under ${top}${rule === 'session-only' ? ' for the session' : ''}`;
    const place: Place = { tab, origin, key, rule, holds: new Set(), onTheWay: [], heard };
    this.places.add(place);
    return place;
  }

  close(tab: string): void {
    for (const place of this.places) if (place.tab === tab) this.places.delete(place);
    for (const [area, users] of this.#users) {
      if (!users.delete(tab) || users.size > 0) continue;
      this.#users.delete(area);
      area.entries.clear();
    }
    for (const name of this.#areas.keys()) if (name.startsWith(`${tab} `)) this.#areas.delete(name);
  }

  copySession(from: string, to: string): void {
    for (const [name, { kind, origin, entries }] of this.#areas) {
      if (!name.startsWith(`${from} `)) continue;
      this.#areas.set(name.replace(from, to), { kind, origin, entries: new Map(entries), lastMs: this.now });
    }
  }

  /** All tasks run. Who is refused by then hears nothing. */
  deliver(): void {
    for (const place of this.places) {
      if (!this.isRefused(place)) place.heard.push(...place.onTheWay);
      place.onTheWay = [];
    }
  }

  set(settings: Partial<Settings>): void {
    const before = this.#settings;
    for (const area of this.#areas.values()) this.#expire(area);
    this.#settings = { ...before, ...settings };
    if (settings.consent !== undefined) this.#answers = new Map();
    const { expireAfterMs, expire } = this.#settings;
    if (expireAfterMs !== before.expireAfterMs || expire !== before.expire) {
      for (const area of this.#areas.values()) area.lastMs = this.now;
    }
    this.#askHolders();
  }

  block(site: string, isBlocked: boolean): void {
    if (isBlocked) this.#blocked.add(site);
    else this.#blocked.delete(site);
    this.#askHolders();
  }

  clear(origin: string | null): void {
    for (const area of this.#areas.values()) if (origin === null || area.origin === origin) area.entries.clear();
  }

  failNextWrites(left: number, kind: Kind | null, origin: string | null): void {
    this.#rules = this.#rules.filter((rule) => rule.kind !== kind || rule.origin !== origin);
    this.#rules.push({ kind, origin, left });
  }

  isRefused({ rule, key, origin }: Place): boolean {
    const isUnasked = this.#settings.consent !== null && this.#answers.get(key) !== true;
    return rule === 'block' || this.#isBlocked(origin) || isUnasked;
  }

  /** What the place's storage holds; null: it is refused. */
  read(place: Place, kind: Kind): ReadonlyMap<string, string> | null {
    const area = this.#obtain(place, kind);
    if (area !== null) this.#touch(area);
    return area?.entries ?? null;
  }

  write(place: Place, kind: Kind, key: string | null, value: string | null): Outcome {
    const area = this.#obtain(place, kind);
    if (area === null) return 'SecurityError';
    this.#touch(area);
    const { entries } = area;
    const oldValue = key === null ? null : (entries.get(key) ?? null);
    if (key !== null && value !== null) {
      if (this.#isToFail(area) || !this.#fits(area, key, value)) return 'QuotaExceededError';
      entries.set(key, value);
      this.#tell(place, { storageArea: kind, key, oldValue, newValue: value });
    } else if (key === null ? entries.size > 0 : oldValue !== null) {
      if (key === null) entries.clear();
      else entries.delete(key);
      this.#tell(place, { storageArea: kind, key, oldValue, newValue: null });
    }
    area.lastMs = this.now;
    return 'fine';
  }

  #obtain(place: Place, kind: Kind): ModelArea | null {
    if (!place.holds.has(kind)) this.#ask(place);
    if (this.isRefused(place)) return null;
    const name = kind === 'localStorage' ? `local ${place.key}` : `${place.tab} ${place.key}`;
    const area = this.#areas.get(name) ?? { kind, origin: place.origin, entries: new Map(), lastMs: this.now };
    this.#areas.set(name, area);
    if (kind === 'localStorage' && place.rule === 'session-only' && !place.holds.has(kind)) {
      this.#users.set(area, (this.#users.get(area) ?? new Set()).add(place.tab));
    }
    place.holds.add(kind);
    return area;
  }

  #touch(area: ModelArea): void {
    this.#expire(area);
    const { expireAfterMs, expire } = this.#settings;
    if (area.kind === 'localStorage' && expireAfterMs !== null && expire === 'used') area.lastMs = this.now;
  }

  #expire(area: ModelArea): void {
    const { expireAfterMs } = this.#settings;
    if (area.kind !== 'localStorage' || expireAfterMs === null) return;
    if (this.now - area.lastMs >= expireAfterMs) area.entries.clear();
  }

  #fits({ entries }: ModelArea, key: string, value: string): boolean {
    const used = [...entries].reduce((sum, [each, its]) => sum + each.length + its.length, 0);
    const oldValue = entries.get(key);
    const growth = oldValue === undefined ? key.length + value.length : value.length - oldValue.length;
    return growth <= 0 || used + growth <= this.#settings.quota;
  }

  #isToFail({ kind, origin }: ModelArea): boolean {
    const isMeant = (rule: Rule): boolean => (rule.kind ?? kind) === kind && (rule.origin ?? origin) === origin;
    const rule = this.#rules.find((each) => each.left > 0 && isMeant(each));
    if (rule !== undefined) rule.left--;
    return rule !== undefined;
  }

  #tell(writer: Place, change: Heard): void {
    for (const place of this.places) {
      if (place === writer || place.key !== writer.key || this.isRefused(place)) continue;
      if (change.storageArea === 'localStorage' || place.tab === writer.tab) place.onTheWay.push(change);
    }
  }

  #askHolders(): void {
    for (const place of this.places) if (place.holds.size > 0) this.#ask(place);
  }

  #ask({ rule, key, origin }: Place): void {
    const { consent } = this.#settings;
    if (consent === null || rule === 'block' || this.#isBlocked(origin) || this.#answers.has(key)) return;
    this.#answers.set(key, consent.includes(origin));
  }

  #isBlocked(origin: string): boolean {
    const host = origin.replace('https://', '');
    return [...this.#blocked].some((site) => site === origin || host === site || host.endsWith(`.${site}`));
  }
}

/** Of the origins here: the last two names of a host. */
function siteOf(origin: string): string {
  return origin.replace(/^(https:\/\/)(?:.*\.)?(\w+\.example)$/, '$1$2');
}
