import type { Plug, PlugOptions } from '../plug/plug.ts';
import { onTestEvent, type TestEvent } from './test-events.ts';
import { checkJestOptions, plugOf, type TestGlobal } from './window-plug.ts';

export type { TestEvent } from './test-events.ts';

/** What Jest makes an environment with. */
export interface EnvironmentConfig {
  readonly projectConfig: {
    /** Option `testEnvironmentOptions`, with what `@jest-environment-options` of the test file adds to it. */
    readonly testEnvironmentOptions: { readonly storageloom?: PlugOptions } & Readonly<Record<string, unknown>>;
  };
}

/** An environment of Jest, as far as it matters here. */
export interface Environment {
  /** The window. */
  global: TestGlobal;
  setup(): Promise<void>;
  teardown(): Promise<void>;
  /** Called by Jest's runner, circus, for all that happens in a test file. */
  handleTestEvent?(event: TestEvent, state: object): unknown;
}

export type EnvironmentClass<E extends Environment = Environment> = new (config: EnvironmentConfig, context: object) => E;

/** An environment whose window is a tab, of a Browser of its own. */
export interface TabEnvironment extends Environment {
  handleTestEvent(event: TestEvent, state: object): Promise<void>;
}

/** Of the environment of an emulator. The window is adopted when it is made, before any module of the test file has run. */
export function withTab(Base: EnvironmentClass): EnvironmentClass<TabEnvironment> {
  return class TestEnvironment extends Base implements TabEnvironment {
    readonly #plug: Plug;

    constructor(config: EnvironmentConfig, context: object) {
      const { storageloom } = config.projectConfig.testEnvironmentOptions;
      // Before there is a window that nobody would close.
      checkJestOptions(storageloom, 'testEnvironmentOptions');
      super(config, context);
      this.#plug = plugOf(this.global, storageloom);
    }

    override async handleTestEvent(event: TestEvent, state: object): Promise<void> {
      await super.handleTestEvent?.(event, state);
      await onTestEvent(this.#plug, event);
    }

    /** The window is given back before its emulator closes it. */
    override async teardown(): Promise<void> {
      await this.#plug.dispose();
      await super.teardown();
    }
  };
}
