#!/usr/bin/env node
import { processIO } from './process-io.ts';
import { run } from './run.ts';

const { io, leave } = processIO(process);
await leave(await run(process.argv.slice(2), io));
