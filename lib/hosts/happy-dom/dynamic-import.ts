import { PropertySymbol, type BrowserWindow } from 'happy-dom';
import JavaScriptCompiler from 'happy-dom/lib/javascript/JavaScriptCompiler.js';
import { importFunction } from './modules.ts';

const dynamicImportPattern = /\bimport\s*\(/;

// What happy-dom's compiler wraps around a classic script, and how it calls a dynamic import in it.
const wrapperStart = '(function anonymous($happy_dom) {try {';
const wrapperEnd = '} catch (error) { $happy_dom.dispatchError(error); }})';
const compiledImport = '$happy_dom.dynamicImport(';

/**
 * happy-dom wraps classic scripts in a function, so that their top level is no global scope; here they run as what they are. Only
 * scripts with a dynamic import pass its compiler: this is the code as it gives it, without the function around it. A code that it cannot
 * read stays as it is.
 */
export function withImportFunction(raw: BrowserWindow, code: string, filename: string): string {
  if (!dynamicImportPattern.test(code)) return code;
  const compiler = new JavaScriptCompiler(compilerWindow(raw));
  const { execute } = compiler.compile(filename, code);
  const compiled = textOf.get(execute);
  if (compiled === undefined || !compiled.startsWith(wrapperStart) || !compiled.endsWith(wrapperEnd)) return code;
  return compiled
    .slice(wrapperStart.length, -wrapperEnd.length)
    .replaceAll(compiledImport, `${importFunction}(${JSON.stringify(filename)}, `);
}

const textOf = new WeakMap<object, string>();

/** The compiler hands what it made to the window's evaluateScript. This stand-in keeps the text instead of running it. */
function compilerWindow(raw: BrowserWindow): BrowserWindow {
  const evaluate = (text: string): object => {
    const taken = (): void => undefined;
    textOf.set(taken, text);
    return taken;
  };
  return Object.create(raw, { [PropertySymbol.evaluateScript]: { value: evaluate } }) as BrowserWindow;
}
