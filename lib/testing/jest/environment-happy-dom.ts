import { withTab, type EnvironmentClass, type TabEnvironment } from './environment.ts';
import { environmentOf } from './load-environment.ts';

export type { TabEnvironment, TestEvent } from './environment.ts';

/**
 * `testEnvironment: 'storageloom/jest/environment-happy-dom'`: happy-dom's environment for Jest with its window as a tab, for each test file
 * anew. `testEnvironmentOptions` has the options of happy-dom and, as `storageloom`, those of the plug. Importing it throws HOST_MISSING
 * and RUNNER_VERSION; making one throws BAD_URL and BAD_OPTION.
 */
export const TestEnvironment: EnvironmentClass<TabEnvironment> = withTab(environmentOf('@happy-dom/jest-environment'));

export default TestEnvironment;
