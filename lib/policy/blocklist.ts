import { StorageloomError } from '../infra/failure.ts';
import { badArgument, kindOf, told } from '../infra/arguments.ts';
import { serializeOrigin, type Origin } from '../origin/origin.ts';
import { isFault, parseSitePattern, withoutRoot, type SitePattern } from './site-pattern.ts';

/** Comments stand in lines of their own, or after a site. */
interface Line {
  /** Null: a comment alone. */
  readonly site: SitePattern | null;
  /** Without its `#`; empty: none. */
  readonly comment: string;
}

const version = 1;
const header = 'storageloom blocklist';

/**
 * The sites that may not store, to be shared with others as text. Each change acts at once, also on open pages.
 *
 * HTML, Web storage, user tracking (shared blocklists): https://html.spec.whatwg.org/multipage/#user-tracking
 */
export class Blocklist {
  readonly #changed: () => void;
  #lines: Line[] = [];
  /** The sites, by their text; null: there is none. */
  #sites: Map<string, SitePattern> | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Hosts and origins, in their order: `['ads.example', 'https://track.example']`. */
  get sites(): readonly string[] {
    return this.#lines.flatMap(({ site }) => site?.text ?? []);
  }

  /**
   * Adds a host (`ads.example`, with all below it) or an origin (`https://ads.example`, that one alone); one that is there already stays as
   * it is. Throws BAD_OPTION for what means nobody, and for a public suffix, which would mean everybody.
   * @param comment one line that {@link export} writes beside it; default: none
   */
  add(site: string, comment: string = ''): void {
    if (typeof comment !== 'string')
      throw badArgument(
        `blocklist.add() cannot note ${kindOf(comment)}`,
        'A comment is text',
        'Write blocklist.add(site, "why")',
      );
    this.#append([{ site: parsed('blocklist.add()', site), comment: comment.replace(/\s+/g, ' ').trim() }]);
    this.#changed();
  }

  /** Takes a site off the list. False: it was not on it, in any spelling. */
  remove(site: string): boolean {
    const pattern = typeof site === 'string' ? parseSitePattern(site.trim()) : null;
    const text = pattern === null || isFault(pattern) ? null : pattern.text;
    const left = this.#lines.filter((line) => line.site === null || line.site.text !== text);
    const removed = left.length < this.#lines.length;
    this.#replace(left);
    if (removed) this.#changed();
    return removed;
  }

  /** All of it as text: a line with the version, then one site a line, with the comments. */
  export(): string {
    const lines = this.#lines.map(({ site, comment }) => [site?.text ?? '', comment && `# ${comment}`].filter(Boolean).join(' '));
    return `${[`${header} ${version}`, ...lines].join('\n')}\n`;
  }

  /**
   * Adds the sites and comments of a text that {@link export} wrote, here or elsewhere; returns how many sites are new. Throws
   * BLOCKLIST_INVALID, and adds nothing, where the text is of another version or a line means nobody: the error names the line.
   */
  import(text: string): number {
    if (typeof text !== 'string')
      throw badArgument(
        `blocklist.import() cannot read ${kindOf(text)}`,
        'A blocklist is text',
        'Give what blocklist.export() wrote',
      );
    const before = this.#sites?.size ?? 0;
    this.#append(parseText(text));
    this.#changed();
    return (this.#sites?.size ?? 0) - before;
  }

  /** In the place of all sites that are there: those that stay keep their comments. */
  replaceSites(sites: readonly string[]): void {
    const patterns = sites.map((site) => parsed('policy.block', site));
    const kept = new Set(patterns.map(({ text }) => text));
    this.#replace(this.#lines.filter(({ site }) => site === null || kept.has(site.text)));
    this.#append(patterns.map((site) => ({ site, comment: '' })));
  }

  /** The line that means that origin; null: it is not on the list. */
  match(origin: Origin): string | null {
    const sites = this.#sites;
    if (origin.opaque || sites === null) return null;
    const named = withoutRoot(origin.host);
    for (const exact of [serializeOrigin(origin), named]) if (sites.has(exact)) return exact;
    for (let host = parentOf(named); host !== ''; host = parentOf(host)) if (sites.get(host)?.kind === 'host') return host;
    return null;
  }

  #append(lines: readonly Line[]): void {
    const comments = new Set(this.#lines.flatMap(({ site, comment }) => (site === null ? comment : [])));
    for (const line of lines) {
      const { site, comment } = line;
      if (site === null ? comments.has(comment) : this.#sites?.has(site.text) === true) continue;
      if (site !== null) (this.#sites ??= new Map()).set(site.text, site);
      this.#lines.push(line);
    }
  }

  #replace(lines: readonly Line[]): void {
    this.#lines = [];
    this.#sites = null;
    this.#append(lines);
  }
}

/** `shop.example` of `www.shop.example`; empty: it has none. */
function parentOf(host: string): string {
  return host.includes('.') ? host.slice(host.indexOf('.') + 1) : '';
}

function parsed(call: string, site: unknown): SitePattern {
  if (typeof site !== 'string') {
    throw badArgument(`${call} cannot block ${told(site)}`, 'A site is text', 'Write a host such as "ads.example"');
  }
  const pattern = parseSitePattern(site.trim());
  if (isFault(pattern))
    throw badArgument(`${call} cannot block "${site}"`, upperFirst(pattern.why), pattern.mend.replace(/\.$/, ''));
  return pattern;
}

function parseText(text: string): Line[] {
  const [first = '', ...rest] = text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  const found = new RegExp(`^${header} (\\d+)\\s*$`).exec(first)?.[1];
  if (found === undefined) {
    throw invalid(
      'It is no blocklist',
      `Its first line is ${told(first)}`,
      `Let it begin with "${header} ${version}", or add the sites one by one.`,
    );
  }
  if (Number(found) !== version) {
    throw invalid(
      `It is of version ${found}`,
      `This release reads version ${version}`,
      'Export it again with a release of the same version.',
    );
  }
  return rest.flatMap((line, index) => lineOf(line, index + 2));
}

function lineOf(line: string, number: number): Line[] {
  const [, site = '', comment = ''] = /^([^#]*)(?:#(.*))?$/s.exec(line) ?? [];
  if (site.trim() === '') return comment.trim() === '' ? [] : [{ site: null, comment: comment.trim() }];
  const pattern = parseSitePattern(site.trim());
  if (isFault(pattern)) throw invalid(`Line ${number} is ${told(site.trim())}`, upperFirst(pattern.why), pattern.mend);
  return [{ site: pattern, comment: comment.trim() }];
}

function invalid(why: string, because: string, mend: string): StorageloomError {
  return new StorageloomError('BLOCKLIST_INVALID', {
    what: 'The text given to blocklist.import() was not taken over, and nothing was added.',
    why: `${why}. ${because}.`,
    mend,
  });
}

function upperFirst(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
