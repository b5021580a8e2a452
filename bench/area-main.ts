import { channels } from './areas/channels.ts';
import { delivery } from './areas/delivery.ts';
import { frames } from './areas/frames.ts';
import { locks } from './areas/locks.ts';
import { modules } from './areas/modules.ts';
import { navigables } from './areas/navigables.ts';
import { profile } from './areas/profile.ts';
import { areaNames, type AreaName } from './areas/names.ts';
import { exploring } from './areas/exploring.ts';
import { schedules } from './areas/schedules.ts';
import { storage } from './areas/storage.ts';
import { tabs } from './areas/tabs.ts';
import type { Area, Row } from './comparison.ts';
import { collectGarbage } from './memory.ts';
import { cpuNs } from './processor-time.ts';
import { parseOptions } from './options.ts';
import { runBench } from './runner.ts';
import { formatJSON, formatTable } from './table.ts';

const areas: Readonly<Record<AreaName, Area>> = {
  channels,
  delivery,
  frames,
  locks,
  modules,
  navigables,
  profile,
  exploring,
  schedules,
  storage,
  tabs,
};

const progress = (line: string): void => void process.stderr.write(`${line}\n`);
const { areas: chosen, rounds, json, quick } = parseOptions(process.argv.slice(2), areaNames);
for (const name of chosen) {
  const rows: Row[] = [];
  for (const bench of areas[name].benches(quick)) {
    const begin = process.hrtime.bigint();
    const row = await runBench(name, bench, rounds, { cpuNs, collect: collectGarbage, progress });
    if (row === null) continue;
    rows.push(row);
    progress(`${name}: ${bench.op}, ${row.peer}: ${Number((process.hrtime.bigint() - begin) / 1_000_000n)} ms`);
    if (json) process.stdout.write(`${formatJSON(row)}\n`);
  }
  if (!json) process.stdout.write(`${formatTable(name, rows)}\n`);
}
