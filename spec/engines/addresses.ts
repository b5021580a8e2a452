import type { Json, Step } from './recording.ts';

/** The short names of origins in the recordings, with URLs that have the same relations: one site, another port, another site. */
export class Addresses {
  readonly #origins: ReadonlyMap<string, string>;

  /** A few steps carry the host of that recording in their arguments, so the hosts are taken from there. */
  constructor(steps: readonly Step[]) {
    const found = /\b(s\d+)(?:-x)?\.localhost(?::(\d+))?/.exec(JSON.stringify(steps));
    const [host, port] = [found?.[1] ?? 's1', found?.[2] ?? '8001'];
    this.#origins = new Map([
      ['o1', `http://${host}.localhost:${port}`],
      ['o2', `http://${host}.localhost:${Number(port) + 1}`],
      ['x1', `http://${host}-x.localhost:${port}`],
      ['n1', `http://sub.${host}.localhost:${port}`],
      ['in', `http://${host}-in.example:${port}`],
      ['lo', `http://localhost:${port}`],
      ['ip', `http://127.0.0.1:${port}`],
    ]);
  }

  /** `o1/a` as URL; what begins with no known name, such as `about:blank`, is one already. */
  url(address: string): string {
    const [name = ''] = address.split('/', 1);
    const origin = this.#origins.get(name);
    return origin === undefined ? address : origin + address.slice(name.length);
  }

  /** Data of a page with all its URLs shortened. */
  shorten(value: Json): Json {
    if (typeof value === 'string') return this.#short(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item: Json) => this.shorten(item));
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.shorten(item)]));
  }

  #short(text: string): string {
    for (const [name, origin] of this.#origins) {
      const rest = text.slice(origin.length);
      if (text.startsWith(origin) && /^(?:$|[/?#])/.test(rest)) return name + rest;
    }
    return text;
  }
}
