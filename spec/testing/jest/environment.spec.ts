import { expect } from 'chai';
import { StorageloomError } from '../../../lib/index.ts';
import { withTab, type Environment, type EnvironmentConfig } from '../../../lib/testing/jest/environment.ts';
import { install } from '../../../lib/testing/jest/install.ts';
import type { TestEvent } from '../../../lib/testing/jest/test-events.ts';
import type { PlugOptions } from '../../../lib/testing/plug/plug.ts';
import { Circus, fileGlobal } from './test-file.ts';

/** As Jest's environments are made; it keeps what it was told of. */
class Stock implements Environment {
  readonly window = fileGlobal();
  global = this.window;
  readonly told: string[] = [];

  constructor({ projectConfig }: EnvironmentConfig, context: object) {
    this.told.push(`${Object.keys(projectConfig.testEnvironmentOptions).join()} ${typeof context}`);
  }

  async setup(): Promise<void> {
    this.told.push('setup');
  }

  async teardown(): Promise<void> {
    this.told.push(`teardown, StorageEvent ${this.window.StorageEvent.name}`);
    this.window.close();
  }
}

const configOf = (storageloom?: PlugOptions): EnvironmentConfig => ({
  projectConfig: { testEnvironmentOptions: storageloom === undefined ? {} : { storageloom } },
});

describe('an environment of Jest whose window is a tab', () => {
  it('has made it one when it is made, and its tests find it', async () => {
    const environment = new (withTab(Stock))(configOf(), {});
    const { ownTab, otherTab, browser } = install(environment.global);
    const other = await otherTab();

    other.localStorage.setItem('cart', '3');
    await browser().settle();

    expect(ownTab().window).to.equal(environment.global);
    expect(ownTab().heard.map(({ newValue }) => newValue)).to.deep.equal(['3']);
    await environment.teardown();
  });

  it('is not begun with options that cannot be meant, since nobody would tear it down', () => {
    let made = 0;
    class Counted extends Stock {
      constructor(config: EnvironmentConfig, context: object) {
        super(config, context);
        made++;
      }
    }

    expect(() => new (withTab(Counted))(configOf({ resets: 'test' } as object), {}))
      .to.throw(StorageloomError, "Write testEnvironmentOptions: { storageloom: { reset: 'test' } }.")
      .with.property('code', 'BAD_OPTION');
    expect(made).to.equal(0);
  });

  it('gives the window back before it is torn down, and its Browser is closed', async () => {
    const environment = new (withTab(Stock))(configOf({ stepsShown: 5 }), {}) as Environment as Stock;
    const before = new Stock(configOf(), {}).window.StorageEvent.name;
    const { ownTab, browser } = install(environment.global);
    const adopted = browser();

    await environment.setup();
    await environment.teardown();

    expect(environment.told).to.deep.equal(['storageloom object', 'setup', `teardown, StorageEvent ${before}`]);
    expect(() => ownTab())
      .to.throw(StorageloomError)
      .with.property('code', 'NO_PLUG');
    expect(await adopted.open().catch((error: unknown) => error)).to.have.property('code', 'BROWSER_CLOSED');
  });

  it('ends the tests of its file, and tells its base class of them first', async () => {
    const told: string[] = [];
    class Telling extends Stock {
      handleTestEvent({ name }: TestEvent): void {
        told.push(`${name}, ${install(this.global).browser().tabs.length} tabs`);
      }
    }
    const environment = new (withTab(Telling))(configOf(), {});
    const circus = new Circus();
    circus.handlers.push((event) => environment.handleTestEvent(event, {}));

    await circus.run(() => install(environment.global).otherTab());

    expect(told).to.deep.equal(['test_start, 1 tabs', 'test_done, 2 tabs']);
    expect(install(environment.global).browser().tabs).to.have.lengthOf(1);
    await environment.teardown();
  });
});
