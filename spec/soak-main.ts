import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { soaked } from './soaked.ts';

// Runs what `npm run test:soak` has, each entry in a process of its own: where other specs have run before, code that is compiled for all
// they had is twice as slow. Two run at a time, on a machine of one processor one. What one has printed stands together. The arguments go to
// all.

interface Run {
  readonly output: string;
  readonly code: number;
}

const mocha = join('node_modules', 'mocha', 'bin', 'mocha.js');

function run(spec: string): Promise<Run> {
  const given = ['--config', '.mocharc.soak.json', '--exit', ...process.argv.slice(2), spec];
  const child = spawn(process.execPath, [mocha, ...given], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve) => void child.once('close', (code) => resolve({ output, code: code ?? 1 })));
}

/** The number that a runner prints before `word`. */
function countOf(output: string, word: 'passing' | 'failing'): number {
  return Number(new RegExp(String.raw`^ *(\d+) ${word}`, 'm').exec(output)?.[1] ?? 0);
}

function outcomeOf({ output, code }: Run): string {
  if (code === 0) return 'passed';
  const failing = countOf(output, 'failing');
  return failing > 0 ? `${failing} failing` : `ended with ${code}`;
}

const waiting = [...soaked];
const runs: Run[] = [];

async function runWaiting(): Promise<void> {
  for (let spec = waiting.shift(); spec !== undefined; spec = waiting.shift()) {
    const begunMs = performance.now();
    const ended = await run(spec);
    runs.push(ended);
    const seconds = Math.round((performance.now() - begunMs) / 1_000);
    process.stderr.write(`[${runs.length}/${soaked.length}] ${spec}: ${outcomeOf(ended)}, ${seconds} s\n`);
    // What passed has nothing to say.
    if (ended.code !== 0) process.stdout.write(`${ended.output}\n`);
  }
}

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, runWaiting));
const sum = (word: 'passing' | 'failing'): number => runs.reduce((all, { output }) => all + countOf(output, word), 0);
process.stdout.write(`  ${sum('passing')} passing\n`);
if (sum('failing') > 0) process.stdout.write(`  ${sum('failing')} failing\n`);
process.exitCode = Math.max(...runs.map(({ code }) => code));
