import { stripVTControlCharacters } from 'node:util';
import type { TextPlace } from '../ecmascript/modules/module-text.ts';
import { ModuleSyntaxError } from '../hosts/page/modules/parse-module.ts';
import { StorageloomError } from '../infra/failure.ts';

/** The package `vite` is not there. */
export function viteMissing(cause: unknown): StorageloomError {
  return new StorageloomError('LOADER_FAILED', {
    what: 'tab.import() cannot load anything.',
    why: `The package vite, which the loader vite() needs, cannot be loaded: ${firstLine(cause)}`,
    mend: 'Install it: npm install --save-dev vite.',
    cause,
  });
}

/** Vite does not start. */
export function loaderFailed(root: string, cause: unknown): StorageloomError {
  return new StorageloomError('LOADER_FAILED', {
    what: `Vite did not start in ${root}.`,
    why: firstLine(cause),
    mend: 'Mend the Vite config of the project, or give vite({ config }) another one; with config: false it has none.',
    cause,
  });
}

/** What a test asks for cannot be had. `chain`: the modules from there to the one that failed. */
export function notLoaded(specifier: string, failure: string, chain: readonly string[] = []): StorageloomError {
  const [, ...imported] = chain;
  const through = imported.length === 0 ? '' : ` It is imported by way of ${imported.join(', ')}.`;
  return new StorageloomError('MODULE_NOT_LOADED', {
    what: `${specifier} was not loaded.`,
    why: `${failure}${through}`,
    mend: 'Mend the module or its import: nothing of it has run, and the next tab.import() asks anew.',
  });
}

/** What Vite throws: of several faults it has the list. Up to version 7 the entries are those of esbuild. */
interface ViteError {
  readonly errors?: readonly ViteError[];
  readonly message?: string;
  readonly text?: string;
  readonly loc?: Located;
  readonly location?: Located;
}

interface Located {
  readonly line: number;
  readonly column: number;
}

/** What was thrown for a module that cannot be loaded, as a sentence. */
export function failureOf(id: string, error: unknown): string {
  if (error instanceof ModuleSyntaxError) return `${id} ${placed(error.place)}: ${firstLine(error)}`;
  const { errors } = error as ViteError;
  const fault = errors?.[0] ?? error;
  const { location, loc = location } = fault as ViteError;
  const place = loc === undefined ? '' : ` ${placed({ line: loc.line, column: loc.column + 1 })}`;
  return `${id}${place}: ${firstLine(fault)}`;
}

function placed({ line, column }: TextPlace): string {
  return `(line ${line}, column ${column})`;
}

/** The first sentence of a message, without colours. */
export function firstLine(error: unknown): string {
  const { text: worded, message = worded ?? String(error) } = Object(error) as ViteError;
  const lines = stripVTControlCharacters(message).split('\n');
  const said = lines.map((line) => line.trim()).filter((line) => line !== '');
  let text = said.shift() ?? 'no reason was given';
  while (text.endsWith(':') && said.length > 0) text = `${text} ${withoutCode(said.shift() ?? '')}`;
  text = withoutCode(text);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Rolldown puts one before its messages. */
function withoutCode(message: string): string {
  return message.replace(/^\[\w+\] /, '');
}
