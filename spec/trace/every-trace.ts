// Loaded before the specs whose lines are counted, which are all: whatever they run, its trace is what the JSON Schema says. The last traces
// of each test are looked at when it ends.
import { Recorder } from '../../lib/trace/recorder.ts';
import { Trace } from '../../lib/trace/reader.ts';
import { faultsOf, isEvent, isHeader } from './schema-validator.ts';

/** What has recorded something since the last test ended, the latest last. */
const recorders = new Set<Recorder>();

/** A property makes thousands. */
const mostRecorders = 40;

/** Events looked at for each recorder at most: some tests record hundreds of thousands, which are alike. */
const mostEvents = 2_000;

const { fact } = Recorder.prototype;
Recorder.prototype.fact = function noted(this: Recorder, ...args): void {
  if (!recorders.has(this)) {
    recorders.add(this);
    const [oldest] = recorders;
    if (recorders.size > mostRecorders && oldest !== undefined) recorders.delete(oldest);
  }
  fact.apply(this, args);
};

export const mochaHooks = {
  afterEach(): void {
    const seen = [...recorders];
    recorders.clear();
    for (const recorder of seen) {
      const trace = new Trace(recorder);
      const faults = faultsOf(isHeader, trace.header);
      for (const event of trace.events().slice(0, mostEvents)) {
        const [fault] = faultsOf(isEvent, JSON.parse(JSON.stringify(event)));
        if (fault !== undefined) faults.push(`${JSON.stringify(event)}: ${fault}`);
      }
      if (faults.length > 0) throw new Error(`A trace is not what its schema says:\n${faults.slice(0, 5).join('\n')}`);
    }
  },
};
