import type { FailureListener, PageError } from '../html/records/page-error.ts';
import { describeThrown } from '../infra/describe-thrown.ts';
import { StorageloomError } from '../infra/failure.ts';
import { resultOf, type Outcome } from './outcome.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * What becomes of failures of pages: the call that ran them rejects, they are printed, they stand in the trace and in `tab.errors`
 * alone, or a function of yours is told of each.
 */
export type PageErrors = 'throw' | 'print' | 'trace' | ((error: PageError) => void);

/** Different failures of one call that are printed; of all others only how many there were. */
const mostPrinted = 10;

/**
 * The failures of one Browser. What happens while somebody drives is theirs when their call ends; what happens between such calls is
 * handed to the surroundings at once, as an exception that nobody catches.
 */
export class Failures implements FailureListener {
  readonly #mode: PageErrors;
  readonly #print: (text: string) => void;
  readonly #fail: (error: unknown) => void;
  readonly #returned = new WeakSet<object>();
  #driving = false;
  /** Of this call: of the test; and of pages, where they are thrown. */
  #ofTest: unknown[] = [];
  #ofPages: PageError[] = [];
  /** How often each was printed, or would have been. */
  #printed: Map<string, number> | null = null;

  /** `fail` lets the runner hear of what is nobody's call. */
  constructor(mode: PageErrors, { print, fail }: Pick<Surroundings, 'print' | 'fail'>) {
    this.#mode = mode;
    this.#print = print;
    this.#fail = fail;
  }

  ofPage(error: PageError): void {
    const mode = this.#mode;
    if (mode === 'print') this.#printOnce(error);
    else if (mode === 'throw') this.#throwLater(error);
    else if (mode !== 'trace') this.#tell(mode, error);
  }

  ofTest(error: unknown): void {
    if (this.#driving) this.#ofTest.push(error);
    else this.#fail(error);
  }

  returned(value: unknown): void {
    if (typeof value === 'object' && value !== null) this.#returned.add(value);
  }

  wasReturned(promise: unknown): boolean {
    return typeof promise === 'object' && promise !== null && this.#returned.has(promise);
  }

  /** A driving call begins. */
  begin(): void {
    this.#driving = true;
  }

  /**
   * It ends, so by itself: the first failure of the test is thrown, or else of a page where these are thrown. What cannot be thrown,
   * because the call failed already or another one is, is printed.
   */
  end<T>(outcome: Outcome<T>): T {
    this.#driving = false;
    this.#printCounts();
    const all = [...this.#ofTest, ...this.#pagesAsThrown()];
    const thrown = 'error' in outcome ? causesFirst(outcome.error, this.#ofTest, all) : all;
    this.#ofTest = [];
    this.#ofPages = [];
    for (const other of thrown.slice(1)) this.#print(`Another failure in the same call: ${describeThrown(other)}`);
    // `undefined` can be thrown as well.
    if (thrown.length > 0) throw thrown[0];
    return resultOf(outcome);
  }

  within<T>(body: () => T): T {
    const [driving, before] = [this.#driving, this.#ofTest];
    const meanwhile: unknown[] = [];
    this.#driving = true;
    this.#ofTest = meanwhile;
    try {
      return body();
    } catch (error) {
      throw meanwhile.shift() ?? error;
    } finally {
      this.#driving = driving;
      this.#ofTest = before;
      for (const other of meanwhile) this.ofTest(other);
    }
  }

  /** The same for a call that is nobody's: the runner hears of the failure, and the outcome stays. */
  endOfNobodys<T>(outcome: Outcome<T>): T {
    if ('error' in outcome) return this.end(outcome);
    try {
      return this.end(outcome);
    } catch (error) {
      this.#fail(error);
      return outcome.value;
    }
  }

  #pagesAsThrown(): readonly unknown[] {
    const [first] = this.#ofPages;
    return first === undefined ? [] : [asThrown(first, this.#ofPages.length)];
  }

  #throwLater(error: PageError): void {
    if (this.#driving) this.#ofPages.push(error);
    else this.#fail(asThrown(error, 1));
  }

  #tell(listener: (error: PageError) => unknown, error: PageError): void {
    try {
      this.returned(listener(error));
    } catch (thrown) {
      this.ofTest(thrown);
    }
  }

  /** Of those that are alike the first one is printed, and in the end how many followed. */
  #printOnce(error: PageError): void {
    if (!this.#driving) {
      this.#print(pageErrorText(error));
      return;
    }
    this.#printed ??= new Map();
    const { name, message, url, line, column } = error;
    const key = `[${name}] ${message} (${url}:${line}:${column})`;
    const times = this.#printed.get(key) ?? 0;
    this.#printed.set(key, times + 1);
    if (times === 0 && this.#printed.size <= mostPrinted) this.#print(pageErrorText(error));
  }

  #printCounts(): void {
    if (this.#printed === null) return;
    let others = 0;
    for (const [index, [key, times]] of [...this.#printed].entries()) {
      if (index >= mostPrinted) others += times;
      else if (times > 1) this.#print(`${key}: ${times - 1} more`);
    }
    if (others > 0) this.#print(`${others} other failures of pages are not printed; see tab.errors.`);
    this.#printed = null;
  }
}

/** A wrong use of the Browser in a function of the test explains what a page did because of it, and goes before that. */
function causesFirst(error: unknown, ofTest: readonly unknown[], all: readonly unknown[]): readonly unknown[] {
  const causes = error instanceof StorageloomError ? [] : ofTest.filter((each) => each instanceof StorageloomError);
  const isCause = new Set<unknown>(causes);
  return [...causes, error, ...all.filter((each) => !isCause.has(each))];
}

/** A failure of a page as it is printed: whose it is, what and where, and the lines of the stack, those of the page first. */
export function pageErrorText({ name, kind, message, url, line, column, stack }: PageError): string {
  const where = line === 0 ? url : `${url}:${line}:${column}`;
  const first = `[${name}] Uncaught ${kind === 'rejection' ? '(in promise) ' : ''}${message} (${where})`;
  return [first, ...stack.map((each) => `    ${each}`)].join('\n');
}

function asThrown({ name, kind, message, url, line, column, error }: PageError, count: number): StorageloomError {
  const did = kind === 'exception' ? 'threw an exception' : 'rejected a promise';
  const more = count > 1 ? ` ${count - 1} more failed in the same call; see tab.errors.` : '';
  return new StorageloomError('PAGE_ERROR', {
    what: `${name} ${did} that its page did not handle: ${message.replace(/\.$/, '')}.`,
    why: `It is in ${url}${line === 0 ? '' : `, line ${line}, column ${column}`}.${more}`,
    mend: "Mend the page, or cancel its error event there; with pageErrors: 'print' such a failure is printed, and fails nothing.",
    cause: error,
  });
}
