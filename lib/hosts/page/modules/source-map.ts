import Module from 'node:module';

/** The member of CommonJS modules by which Node compiles them, and takes note of the source map that they carry. */
interface CompilingModule {
  _compile(content: string, filename: string): void;
}

export function sourceMapComment(sourceMap: string): string {
  return `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(sourceMap).toString('base64')}`;
}

/** Debuggers and coverage call it something else than the file: what they look for under that name is in the script alone. */
const ownURL = '\n//# sourceURL=storageloom:source-map';

/**
 * Node maps stacks, and coverage names files, by the source maps of modules that it has loaded itself, and not by those of scripts. So it
 * compiles an empty one with the same lines under the same name. What comes back has to be kept for as long as the script is.
 */
export function registerSourceMap(code: string, filename: string, comment: string): object {
  const module = new Module(filename);
  const compiled = new Error('It is compiled, and is not to be run: a debugger would stop in it.');
  Object.defineProperty(module, 'exports', {
    get() {
      throw compiled;
    },
  });
  try {
    // Wall: Node's types leave it out.
    (module as object as CompilingModule)._compile(code.replace(/[^\n\r\u2028\u2029]/g, ' ') + comment + ownURL, filename);
  } catch (error) {
    if (error !== compiled) throw error;
  }
  return module;
}
