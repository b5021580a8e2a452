import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync, version } from 'esbuild';

/** What was made of a file, until its text changes. */
const cache = new URL('../../node_modules/.cache/storageloom-typescript/', import.meta.url);

/** `using` is not there on Node 20. What measures coverage wants the text beside the map. */
const options = {
  loader: 'ts',
  format: 'esm',
  target: `node${process.versions.node}`,
  sourcemap: 'inline',
  sourcesContent: process.env['NODE_V8_COVERAGE'] !== undefined,
};
const made = JSON.stringify([version, options]);

mkdirSync(cache, { recursive: true });

/** @type {import('node:module').LoadHook} */
export async function load(url, context, nextLoad) {
  const { protocol, pathname } = new URL(url);
  if (protocol !== 'file:' || !pathname.endsWith('.ts')) return await nextLoad(url, context);
  const path = fileURLToPath(url);
  return { format: 'module', source: javaScriptOf(path, readFileSync(path, 'utf8')), shortCircuit: true };
}

/** Processes that load at the same time write the same. */
function javaScriptOf(path, text) {
  const file = new URL(digestOf(path), cache);
  const mark = `//${digestOf(made, text)}\n`;
  const kept = readIfThere(file);
  if (kept?.startsWith(mark)) return kept.slice(mark.length);
  const { code } = transformSync(text, { ...options, sourcefile: path });
  const part = new URL(`${file.href}.${process.pid}`);
  writeFileSync(part, mark + code);
  renameSync(part, file);
  return code;
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

function digestOf(...texts) {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex');
}
