import { Script } from 'node:vm';
import type { TextPlace } from '../../../ecmascript/modules/module-text.ts';
import type { CompiledScript } from '../../../html/scripting/compiled-script.ts';
import { beginning } from './lines.ts';
import { registerSourceMap, sourceMapComment } from './source-map.ts';

/**
 * Strict code may stand in sloppy `with` statements, and is looked up through them name by name. So are the objects of these statements, the
 * second one through the first: no name of theirs may be one that the surroundings can have.
 */
const scopeHead = '(function(){with(arguments[0])with(arguments[1])return ';

/** As long as what stands before the code where it runs in a scope: one source map is for both. */
export const spaceBefore: string = ' '.repeat(scopeHead.length);

/** How code stands in its file. */
interface CodeInFile {
  /** What its first line has before the text that stands in the file. */
  readonly headLength: number;
  /** Where that text begins in the file. Default: at the beginning. */
  readonly start?: TextPlace;
  /** As JSON, of {@link spaceBefore} and the code. Default: null, without one. */
  readonly sourceMap?: string | null;
}

/** Of an expression that is strict code of its own: nothing in it looks up a name but through what it runs in. */
export class CompiledExpression implements CompiledScript {
  readonly #code: string;
  readonly #filename: string;
  /** Null where a source map says where everything stands. */
  readonly #start: TextPlace | null;
  readonly #comment: string;
  /** What the source map is kept by. */
  readonly registration: object | null;
  readonly #inContext: Script;
  #inScope: ((outside: object, window: object) => unknown) | null = null;

  /** Throws V8's SyntaxError. */
  constructor(code: string, filename: string, { headLength, start = beginning, sourceMap = null }: CodeInFile) {
    this.#code = code;
    this.#filename = filename;
    this.#start = sourceMap === null ? { ...start, column: start.column - headLength } : null;
    this.#comment = sourceMap === null ? '' : sourceMapComment(sourceMap);
    this.#inContext = this.#compile(spaceBefore, code);
    this.registration = sourceMap === null ? null : registerSourceMap(spaceBefore + code, filename, this.#comment);
  }

  runInContext(context: object): unknown {
    return this.#inContext.runInContext(context);
  }

  runInScope(outside: object, window: object): unknown {
    this.#inScope ??= this.#compile(scopeHead, `${this.#code}})`).runInThisContext() as (
      outside: object,
      window: object,
    ) => unknown;
    return this.#inScope(outside, window);
  }

  #compile(head: string, rest: string): Script {
    const filename = this.#filename;
    const { line, column } = this.#start ?? { line: 1, column: head.length + 1 };
    return new Script(head + rest + this.#comment, { filename, lineOffset: line - 1, columnOffset: column - head.length - 1 });
  }
}
