#!/usr/bin/env node
import { sendConsoleTo } from './console-to.ts';
import { processIO } from './process-io.ts';
import { run } from './run.ts';

const { io, leave } = processIO(process);
sendConsoleTo(process.stderr);
await leave(await run(process.argv.slice(2), io));
