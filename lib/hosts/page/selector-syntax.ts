/** Pseudo-classes without arguments, those of Selectors, HTML and the engines. */
const pseudoClasses: ReadonlySet<string> = new Set(
  (
    'active any-link autofill buffering checked current default defined disabled empty enabled first-child first-of-type focus ' +
    'focus-visible focus-within fullscreen future has-slotted host hover in-range indeterminate invalid last-child last-of-type link ' +
    'local-link modal muted only-child only-of-type open optional out-of-range past paused picture-in-picture placeholder-shown ' +
    'playing popover-open read-only read-write required root scope seeking stalled target target-within user-invalid user-valid valid ' +
    'visited volume-locked -webkit-any-link -webkit-autofill -webkit-full-screen'
  ).split(' '),
);

const pseudoElements: ReadonlySet<string> = new Set(
  (
    'after backdrop before cue details-content file-selector-button first-letter first-line grammar-error marker placeholder ' +
    'selection spelling-error target-text view-transition'
  ).split(' '),
);

/** Those that had one colon first. */
const oldPseudoElements: ReadonlySet<string> = new Set(['after', 'before', 'first-letter', 'first-line']);

const escape = String.raw`\\(?:[0-9a-fA-F]{1,6}[ \t\r\n\f]?|[^\r\n\f0-9a-fA-F]|$)`;
const letter = String.raw`(?:[a-zA-Z_\u0080-\u{10FFFF}]|${escape})`;
const inside = String.raw`(?:[a-zA-Z0-9_\u0080-\u{10FFFF}-]|${escape})`;
const identifier = new RegExp(`(?:--|-?${letter})${inside}*`, 'uy');
const space = /(?:[ \t\r\n\f]|\/\*[\s\S]*?(?:\*\/|$))+/y;
const string = /"(?:[^"\\\r\n\f]|\\[\s\S])*(?:"|$)|'(?:[^'\\\r\n\f]|\\[\s\S])*(?:'|$)/y;
const nth = /even|odd|[+-]?\d*n(?:[ \t\r\n\f]*[+-][ \t\r\n\f]*\d+|-\d+)?|[+-]?\d+/iy;

/** How many texts are known to be valid at a time. */
const keptSelectors = 10_000;

/** Which texts are selectors. Each is read once. */
export class KnownSelectors {
  readonly #valid = new Set<string>();

  isValid(text: string): boolean {
    if (this.#valid.has(text)) return true;
    if (!isSelectorList(text)) return false;
    if (this.#valid.size === keptSelectors) this.#valid.clear();
    this.#valid.add(text);
    return true;
  }
}

/** Selectors, parse a selector: https://drafts.csswg.org/selectors/#parse-a-selector */
export function isSelectorList(text: string): boolean {
  const reader = new Reader(text);
  return reader.list(false) && reader.isAtEnd;
}

/** Reads a text from its start, as far as it is what is asked for. */
class Reader {
  readonly #text: string;
  #place = 0;
  /** `:has()` stands in no other. */
  #inHas = false;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#place >= this.#text.length;
  }

  list(isRelative: boolean): boolean {
    do if (!this.#complex(isRelative)) return false;
    while (this.#take(','));
    return true;
  }

  #complex(isRelative: boolean): boolean {
    this.#match(space);
    if (isRelative) this.#combinator();
    do if (!this.#compound()) return false;
    while (this.#combinator());
    return true;
  }

  /** Between two compounds; space alone is one unless the list ends after it. */
  #combinator(): boolean {
    const isSpace = this.#match(space) !== null;
    const isSign = this.#take('>') || this.#take('+') || this.#take('~');
    this.#match(space);
    return isSign || (isSpace && !this.isAtEnd && !this.#isNext(',') && !this.#isNext(')'));
  }

  #compound(): boolean {
    let isAny = this.#typeSelector();
    let behindElement = false;
    for (;;) {
      const isPseudo = this.#isNext(':');
      if (!isPseudo && behindElement) break;
      const isElement = this.#isNext('::') || oldPseudoElements.has(this.#nameBehindColon());
      const before = this.#place;
      if (!(this.#simple() ?? false)) {
        if (this.#place !== before) return false;
        break;
      }
      behindElement ||= isPseudo && isElement;
      isAny = true;
    }
    return isAny;
  }

  /** A name, `*`, or either with `*|` or `|` before it: no prefix is declared. */
  #typeSelector(): boolean {
    if (this.#isNext('*|') || (this.#isNext('|') && !this.#isNext('||'))) {
      this.#take('*');
      this.#take('|');
    }
    return this.#take('*') || this.#match(identifier) !== null;
  }

  /** Null: there is none. */
  #simple(): boolean | null {
    if (this.#take('#') || this.#take('.')) return this.#match(identifier) !== null;
    if (this.#take('[')) return this.#attribute();
    if (this.#take('::')) return this.#pseudoElement();
    if (this.#take(':')) return this.#pseudoClass();
    return null;
  }

  #attribute(): boolean {
    this.#match(space);
    if (this.#take('*|') || this.#take('|')) this.#match(space);
    if (this.#match(identifier) === null) return false;
    this.#match(space);
    if (this.#match(/[~|^$*]?=/y) !== null) {
      this.#match(space);
      if ((this.#match(string) ?? this.#match(identifier)) === null) return false;
      this.#match(space);
      this.#match(/[is](?=[\s\]]|$)/iy);
      this.#match(space);
    }
    return this.#take(']') || this.isAtEnd;
  }

  #nameBehindColon(): string {
    const before = this.#place;
    const name = this.#take(':') ? (this.#match(identifier) ?? '') : '';
    this.#place = before;
    return name.toLowerCase();
  }

  #pseudoElement(): boolean {
    const name = this.#match(identifier)?.toLowerCase() ?? '';
    if (!this.#take('(')) return pseudoElements.has(name) || name.startsWith('-webkit-');
    if (name === 'slotted') return this.#inBrackets(() => this.#compound());
    if (name === 'part') return this.#inBrackets(() => this.#identifiers());
    const isKnown = name === 'highlight' || name === 'cue' || name.startsWith('view-transition-');
    return isKnown && this.#inBrackets(() => this.#anything());
  }

  #pseudoClass(): boolean {
    const name = this.#match(identifier)?.toLowerCase() ?? '';
    if (!this.#take('(')) return pseudoClasses.has(name) || oldPseudoElements.has(name);
    switch (name) {
      case 'not':
        return this.#inBrackets(() => this.list(false));
      case 'has':
        return this.#has();
      // A part that is invalid matches nothing, and spoils nothing.
      case 'is':
      case 'where':
      case '-webkit-any':
        return this.#inBrackets(() => this.#anything());
      case 'nth-child':
      case 'nth-last-child':
        return this.#inBrackets(() => this.#match(nth) !== null && (!this.#ofList() || this.list(false)));
      case 'nth-of-type':
      case 'nth-last-of-type':
        return this.#inBrackets(() => this.#match(nth) !== null);
      case 'lang':
        return this.#inBrackets(() => this.#languages());
      case 'dir':
      case 'state':
        return this.#inBrackets(() => this.#match(identifier) !== null);
      case 'host':
      case 'host-context':
        return this.#inBrackets(() => this.#compound());
      default:
        return false;
    }
  }

  #has(): boolean {
    if (this.#inHas) return false;
    this.#inHas = true;
    const isRight = this.#inBrackets(() => this.list(true));
    this.#inHas = false;
    return isRight;
  }

  #ofList(): boolean {
    this.#match(space);
    return this.#match(/of(?=[\s.#*:[/])/iy) !== null;
  }

  #languages(): boolean {
    do {
      this.#match(space);
      if ((this.#match(string) ?? this.#match(identifier)) === null) return false;
      this.#match(space);
    } while (this.#take(','));
    return true;
  }

  #identifiers(): boolean {
    let count = 0;
    for (; this.#match(identifier) !== null; count += 1) this.#match(space);
    return count > 0;
  }

  /** Up to the bracket that closes. */
  #anything(): boolean {
    for (let depth = 0; !this.isAtEnd;) {
      if (this.#match(string) !== null) continue;
      if (depth === 0 && this.#isNext(')')) return true;
      if (this.#isNext('(') || this.#isNext('[')) depth += 1;
      if (this.#isNext(')') || this.#isNext(']')) depth -= 1;
      this.#place += 1;
    }
    return true;
  }

  /** What is open at the end of the text is closed there. */
  #inBrackets(steps: () => boolean): boolean {
    this.#match(space);
    if (!steps()) return false;
    this.#match(space);
    return this.#take(')') || this.isAtEnd;
  }

  #isNext(sign: string): boolean {
    return this.#text.startsWith(sign, this.#place);
  }

  #take(sign: string): boolean {
    if (!this.#isNext(sign)) return false;
    this.#place += sign.length;
    return true;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#place;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    if (found !== null) this.#place += found.length;
    return found;
  }
}
