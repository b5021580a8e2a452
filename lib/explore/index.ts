export { explore, search, type Searched } from './explore.ts';
export type { Explored, Failure, ScheduleFailed } from './report.ts';
export { threshold, type Threshold } from './threshold.ts';
export {
  scenario,
  type CriticalSection,
  type ExploreOptions,
  type Scenario,
  type Test,
  type Variable,
  type World,
} from './scenario.ts';
