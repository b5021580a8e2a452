import { build } from 'esbuild';
import { join } from 'node:path';

/** Long lines cost nothing to load; a place in a stack should still say something. */
const lineLimit = 160;

/**
 * Makes modules below `folder` small, in place: without comments and indentation, and with short names inside of them. What a module exports,
 * and so each class that people see, keeps its name. Source maps go with them, from what is there afterwards to what was written.
 */
export async function compact(folder: string, files: readonly string[]): Promise<void> {
  await build({
    entryPoints: files.map((file) => join(folder, file)),
    outdir: folder,
    outbase: folder,
    allowOverwrite: true,
    minifyWhitespace: true,
    minifySyntax: true,
    minifyIdentifiers: true,
    lineLimit,
    legalComments: 'none',
    sourcemap: true,
    target: 'esnext',
    tsconfigRaw: {},
    logLevel: 'warning',
  });
}
