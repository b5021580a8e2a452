import { Session, type Debugger } from 'node:inspector';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { bare, Browser, type DocumentHostFactory } from 'storageloom';
import { happyDom } from 'storageloom/happy-dom';
import { jsdom } from 'storageloom/jsdom';
import { vite } from 'storageloom/vite';
import type { BreakpointsSeen } from './breakpoints-seen.ts';

// Sets a breakpoint in a module of two tabs, and prints what came of it: breakpoints-main.ts [host]. A process of its own, since V8 forgets what
// it has counted for coverage when a debugger comes.

interface SessionModule {
  signIn(user: string): void;
}

const root = new URL('../../fixtures/projects/modules/', import.meta.url);
const session = new URL('./src/session.ts', root).href;

const hosts: Readonly<Record<string, () => DocumentHostFactory<object>>> = { bare, 'happy-dom': happyDom, jsdom };

/** A debugger of this process, and the scripts of a URL that it has seen. */
class Inspected implements Disposable {
  readonly #session = new Session();
  readonly scripts: Debugger.ScriptParsedEventDataType[] = [];

  constructor(url: string) {
    this.#session.connect();
    this.#session.on('Debugger.scriptParsed', ({ params }) => {
      if (params.url === url) this.scripts.push(params);
    });
    this.#session.post('Debugger.enable');
  }

  /** Answers with the lines that it found, one in each script. `condition`: code that runs there; where it is false nothing stops. */
  breakAt(url: string, { line, column }: Place, condition: string): Promise<number[]> {
    return new Promise((resolve, reject) => {
      const place = { url, lineNumber: line, columnNumber: column, condition };
      this.#session.post('Debugger.setBreakpointByUrl', place, (error, answer) => {
        const { locations } = answer as Debugger.SetBreakpointByUrlReturnType;
        if (error === null) resolve(locations.map(({ lineNumber }) => lineNumber));
        else reject(error);
      });
    });
  }

  [Symbol.dispose](): void {
    this.#session.disconnect();
  }
}

/** In what V8 runs; from 0. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a line of the TypeScript file, from 1, begins in the code of its source map. */
function generatedPlace(sourceMapURL: string, wanted: number): Place {
  const json = Buffer.from(sourceMapURL.slice(sourceMapURL.indexOf('base64,') + 'base64,'.length), 'base64').toString();
  const map = new SourceMap(JSON.parse(json) as SourceMapPayload);
  for (let line = 0; line < 100; line++)
    for (let column = 0; column < 1_000; column++) {
      const entry = map.findEntry(line, column);
      if (!('generatedLine' in entry)) continue;
      if (entry.generatedLine === line && entry.originalLine === wanted - 1) return { line, column: entry.generatedColumn };
    }
  throw new Error(`nothing is made of line ${wanted}`);
}

await using browser = new Browser({ host: (hosts[process.argv[2] ?? ''] ?? bare)(), loader: vite({ root }) });
const [a, b] = [await browser.open('https://shop.example/'), await browser.open('https://shop.example/')];
const [inA, inB] = [await a.import<SessionModule>('./src/session.ts'), await b.import<SessionModule>('./src/session.ts')];
using inspected = new Inspected(session);
const place = generatedPlace(inspected.scripts[0]?.sourceMapURL ?? '', 8);
// The line before has run, and this one has not.
const condition = "sessionStorage.setItem('seen', localStorage.getItem('user') + ' ' + $user.get()), false";
const lines = await inspected.breakAt(session, place, condition);
inA.signIn('ada');
inB.signIn('grace');
const seen: BreakpointsSeen = {
  wantedLine: place.line,
  lines,
  seen: [a, b].map((tab) => tab.sessionStorage.getItem('seen')),
};
process.stdout.write(JSON.stringify(seen));
