import { seedScheduler } from '../event-loop/ask-scheduler.ts';
import { formatSchedule } from '../event-loop/schedule.ts';
import type { Traversable } from '../html/records/traversable.ts';
import { standard } from '../behaviour/presets.ts';
import { takePolicy } from '../policy/check-policy.ts';
import { defaultPolicy, policyWith } from '../policy/policy.ts';
import { openLedger } from '../profile/ledger.ts';
import { fifo } from '../scheduler/fifo.ts';
import type { LastStepsOptions } from '../trace/last-steps.ts';
import type { Trace } from '../trace/reader.ts';
import { checkOptions } from './check-options.ts';
import { Driving } from './driving.ts';
import { Failures } from './failures.ts';
import { innerOptionsOf } from './inner.ts';
import { defaultLimits, type BrowserOptions, type Limits } from './options.ts';
import { Run, type RunsOptions } from './run.ts';
import { Runs } from './runs.ts';
import { surroundings } from './surroundings.ts';
import type { TabHandle } from './tab.ts';
import { TabHandles } from './tab-handles.ts';
import { userAgentOptions } from './user-agent-options.ts';
import { watch } from './watch.ts';

/** What stands behind a Browser. */
export interface BrowserParts<W extends object, B> {
  readonly runs: Runs<W, B>;
  readonly driving: Driving;
  readonly trace: Trace;
  readonly handles: TabHandles<W, B>;
}

/** Makes them as the options say. Throws what the constructor of a Browser throws. */
export function assembleBrowser<W extends object, B>(browser: B, options: BrowserOptions<W>): BrowserParts<W, B> {
  const inner = innerOptionsOf(options);
  const around = inner?.surroundings ?? surroundings();
  checkOptions(options, around.URLPattern);
  const {
    scheduler = fifo(),
    seed = 1,
    clock = 'virtual',
    pump = 'manual',
    popups = 'allow',
    policy = {},
    loader = null,
  } = options;
  seedScheduler(scheduler, seed);
  const { recorder, trace } = watch(options, { scheduler: scheduler.name, seed });
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const failures = new Failures(options.pageErrors ?? 'print', around);
  const ledger = openLedger(options.profile);
  const userAgent = userAgentOptions(options, limits, around, failures, ledger);
  const taken = takePolicy(policy);
  const runsOptions: RunsOptions = {
    userAgent,
    policy: taken,
    firstPolicy: policyWith(defaultPolicy(userAgent.behaviour ?? standard), taken),
    mostTabs: popups === 'block' ? 0 : limits.popups,
    popupsNeedUser: popups === 'user',
    opened: (traversable) => handles.add(traversable),
    closed: (traversable) => handles.remove(traversable),
  };
  const run = new Run(runsOptions, { scheduler, observer: recorder });
  const lastSteps = (how: LastStepsOptions): string => trace.lastSteps(formatSchedule(runs.userAgent.kernel.schedule), how);
  const driving = new Driving(run.userAgent, around, { limits, clock, pump, failures, ledger, lastSteps });
  const duplicate = (traversable: Traversable): Promise<TabHandle<W, B>> => runs.copy(traversable);
  const handles = new TabHandles<W, B>({ browser, driving, trace, loader, instances: inner?.modules ?? null, duplicate });
  const runs = new Runs<W, B>({ options: runsOptions, run, seed, recorder, driving, handles });
  return { runs, driving, trace, handles };
}
