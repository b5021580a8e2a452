import { fit, visible } from '../text-width.ts';

/** How Mermaid writes an arrow: a write, a read, what waits until it runs, a write that was refused. */
export type MermaidArrow = '->>' | '-->>' | '-)' | '-x';

/** Longest text of a row, in columns. */
const longestText = 120;

/** Mermaid refuses texts of more than 50,000 characters unless it is told otherwise; some are for the comments and the last rows. */
const mostCharacters = 44_000;

/** What is not a letter, digit or harmless sign is written as its number; so are words that mean something to Mermaid, by their first letter. */
const special = /[^\p{L}\p{M}\p{N} .:_/=,?!()*'…→⏎●▸✓✗✕⇢⇠≡‖■-]|style|classDef|\b(?:end|wrap|nowrap)/giu;

/** A text that Mermaid takes as a text, whatever is in it. */
export function mermaidText(text: string): string {
  return fit(visible(text), longestText).replace(special, (found) => {
    const [first = ''] = found;
    return `#${found.codePointAt(0)};${found.slice(first.length)}`;
  });
}

/** The text of a sequence diagram, row by row, as long as there is room. */
export class MermaidDiagram {
  readonly #mostRows: number;
  readonly #tabs = new Map<string, string>();
  readonly #areas = new Map<string, string>();
  readonly #rows: string[] = [];
  #characters = 0;
  #omitted = 0;
  #shaded = false;
  /** The row that was written last, and how often the same came in a row. */
  #last = '';
  #times = 1;

  constructor(mostRows: number) {
    this.#mostRows = mostRows;
  }

  /** Tabs stand in the order in which they are first named. */
  tab(name: string): string {
    return this.#numbered(this.#tabs, 'tab', name);
  }

  area(name: string): string {
    return this.#numbered(this.#areas, 'area', name);
  }

  arrow(from: string, arrow: MermaidArrow, to: string, text: string): void {
    this.#push(() => `${from}${arrow}${to}: ${mermaidText(text)}`);
  }

  /** @param over Whom it is about; null: all. */
  note(over: string | null, text: string): void {
    this.#push(() => `Note over ${over ?? everybody}: ${mermaidText(text)}`);
  }

  /** Shades what follows, until it is called with false. */
  shade(shaded: boolean): void {
    if (this.#shaded === shaded || (shaded && this.#omitted > 0)) return;
    this.#shaded = shaded;
    this.#end();
    this.#rows.push(shaded ? 'rect rgba(120, 160, 200, 0.15)' : 'end');
  }

  end(comments: readonly string[]): string {
    this.#end();
    if (this.#shaded) this.#rows.push('end');
    if (this.#omitted > 0) {
      const rows = this.#omitted === 1 ? 'row is' : 'rows are';
      this.#rows.push(`Note over ${everybody}: ${this.#omitted} more ${rows} not drawn, there is no room`);
    }
    if (this.#tabs.size + this.#areas.size === 0) this.tab('user agent');
    const all = [...this.#tabs, ...this.#areas];
    const [first, last] = [all[0]![1], all.at(-1)![1]];
    const over = first === last ? first : `${first},${last}`;
    const lines = [
      ...comments.map((comment) => `%% ${comment}`),
      ...all.map(([name, id]) => `participant ${id} as ${mermaidText(name)}`),
      ...this.#rows.map((row) => row.replace(everybody, over)),
    ];
    return `sequenceDiagram\n${lines.map((line) => `  ${line}\n`).join('')}`;
  }

  /** Who comes when there is no room for another row is not named. */
  #numbered(ids: Map<string, string>, kind: string, name: string): string {
    const known = ids.get(name);
    if (known !== undefined) return known;
    const id = `${kind}${ids.size + 1}`;
    if (this.#omitted > 0 || this.#characters > mostCharacters) return id;
    ids.set(name, id);
    this.#characters += `participant ${id} as ${mermaidText(name)}`.length + 3;
    return id;
  }

  /** What has no room is counted, and its text is not even made. */
  #push(rowOf: () => string): void {
    if (this.#omitted > 0) {
      this.#omitted++;
      return;
    }
    const row = rowOf();
    if (row === this.#last) {
      this.#times++;
      return;
    }
    this.#end();
    if (this.#rows.length >= this.#mostRows || this.#characters > mostCharacters) {
      this.#omitted = 1;
      return;
    }
    this.#rows.push(row);
    this.#characters += row.length + 3;
    this.#last = row;
  }

  /** Nothing more is the same as the row that was written last. */
  #end(): void {
    if (this.#times > 1) this.#rows[this.#rows.length - 1] += ` #215;${this.#times}`;
    this.#last = '';
    this.#times = 1;
  }
}

/** Stands for all that take part, as long as they are not known: no text has it, since signs are written as numbers. */
const everybody = '@';
