import { setFlagsFromString } from 'node:v8';

/**
 * For a process that weighs its heap: code that is compiled anew, and a compaction that leaves a page for later, weigh more than a leak
 * of a few bytes. A flag that an engine does not know changes nothing.
 */
const flags = [
  ...['--expose-gc', '--no-opt', '--no-sparkplug', '--no-maglev'],
  ...['--no-flush-bytecode', '--no-lazy-feedback-allocation', '--no-compact-with-stack'],
];

for (const flag of flags) setFlagsFromString(flag);
