import { withTab, type EnvironmentClass, type TabEnvironment } from './environment.ts';
import { environmentOf } from './load-environment.ts';

export type { TabEnvironment, TestEvent } from './environment.ts';

/**
 * `testEnvironment: 'storageloom/jest/environment-jsdom'`: Jest's jsdom environment with its window as a tab, for each test file anew.
 * `testEnvironmentOptions` has the options of jsdom and, as `storageloom`, those of the plug. Importing it throws HOST_MISSING and
 * RUNNER_VERSION; making one throws BAD_URL and BAD_OPTION.
 */
export const TestEnvironment: EnvironmentClass<TabEnvironment> = withTab(environmentOf('jest-environment-jsdom'));

export default TestEnvironment;
