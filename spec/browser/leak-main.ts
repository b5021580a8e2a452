/** A process of its own: lets tabs live, and writes what is left of them as JSON. Its arguments: host, rounds, tabs of each, trace. */
import './leak-flags.ts';
import { Browser } from '../../lib/index.ts';
import { allHosts } from '../conformance/hosts.ts';
import { heapOfRounds } from './leak-rounds.ts';

const [hostName, rounds, tabs, trace] = process.argv.slice(2);
const found = allHosts.find(({ name }) => name === hostName);
if (found === undefined) throw new Error(`There is no host ${hostName}.`);
const options = trace === 'off' ? { trace: 'off' as const } : { limits: { traceEvents: Number(trace) } };
const browser = new Browser({ host: found.host(), ...options });
const heap = await heapOfRounds(browser, Number(rounds), Number(tabs));
process.stdout.write(JSON.stringify({ ...heap, dropped: browser.trace.header.dropped }));
