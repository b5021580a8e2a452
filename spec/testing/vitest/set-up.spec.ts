import { expect } from 'chai';
import { Window } from 'happy-dom';
import { installedPlug } from '../../../lib/testing/plug/current-plug.ts';
import type { Plug } from '../../../lib/testing/plug/plug.ts';
import { EnvironmentPlug } from '../../../lib/testing/vitest/environment-plug.ts';
import { setUp, setUpAnew } from '../../../lib/testing/vitest/set-up.ts';
import { expectFailure, failureOf } from '../../browser/expect-failure.ts';
import { RunnerDouble } from './runner-double.ts';

function plugOf(window: object): Plug {
  const plug = installedPlug(window);
  expect(plug).to.not.equal(null);
  return plug as Plug;
}

const none = (): undefined => undefined;

describe('the setup file of Vitest', () => {
  let window: Window;
  let runner: RunnerDouble;

  beforeEach(() => {
    window = new Window({ url: 'https://shop.example/' });
    runner = new RunnerDouble();
  });

  afterEach(async () => {
    await runner.endFile();
    expect(installedPlug(window)).to.equal(null);
    await window.happyDOM.close();
  });

  it('makes a tab of the window, with the options that were provided, and gives it back after the file', async () => {
    const stock = window.localStorage;
    setUp(window, runner, () => ({ browser: { seed: 5 } }));
    const plug = plugOf(window);

    expect(plug.tab.window).to.equal(window);
    expect(plug.browser.trace.header.seed).to.equal(5);
    expect(window.localStorage).to.equal(plug.tab.localStorage);
    await runner.endFile();
    expect(window.localStorage).to.equal(stock);
    expect(plug.tab.closed).to.equal(true);
  });

  it('does nothing where there is no window', () => {
    const globals = [{}, { document: null }];
    setUp(globals[0] as object, runner, none);
    setUpAnew(globals[1] as object, runner, {});

    expect(globals.map((global) => installedPlug(global))).to.deep.equal([null, null]);
  });

  it('refuses options that cannot be meant, and leaves the plug that was there', async () => {
    setUp(window, runner, none);
    const plug = plugOf(window);
    const wrong = { resets: 'test' } as object;

    const provided = await failureOf(() => setUp(window, runner, () => wrong));
    const installed = await failureOf(() => setUpAnew(window, runner, wrong));

    expectFailure(provided, 'BAD_OPTION', "Write provide: { storageloom: { reset: 'test' } }");
    expectFailure(installed, 'BAD_OPTION', "Write install({ reset: 'test' })");
    expect([installedPlug(window) === plug, plug.tab.closed]).to.deep.equal([true, false]);
  });

  it('closes the tabs of a test when it is over, and lets arrive what is on its way', async () => {
    setUp(window, runner, none);
    const { browser, tab } = plugOf(window);
    const other = await plugOf(window).otherTab();
    other.localStorage.setItem('cart', '1');

    await runner.endTest();

    expect(tab.trace.events({ type: 'event-fired' }).map(({ key }) => key)).to.deep.equal(['cart']);
    expect(browser.tabs).to.deep.equal([tab]);
  });

  it('prints the last steps of a test that failed, as they were before its tabs were closed', async () => {
    setUp(window, runner, none);
    const other = await plugOf(window).otherTab();
    other.localStorage.setItem('cart', '1');

    await runner.endTest({ failed: true });

    expect(runner.printed).to.have.lengthOf(1);
    expect(runner.printed[0]).to.contain('seed 1').and.contain('cart=1').and.not.contain('closed');
  });

  it('prints nothing of a test that did well, is meant to fail, or has done nothing', async () => {
    setUp(window, runner, none);
    await runner.endTest({ failed: true });
    window.localStorage.setItem('cart', '1');

    await runner.endTest();
    await runner.endTest({ failed: true, fails: true });

    expect(runner.printed).to.deep.equal([]);
  });

  it('lets storage events arrive with the functions of vi that wait, until the file has ended', async () => {
    const before = { ...runner.vi };
    setUp(window, runner, none);
    const { tab } = plugOf(window);
    const other = await plugOf(window).otherTab();

    other.localStorage.setItem('cart', '1');
    await runner.vi.advanceTimersByTimeAsync();
    expect(tab.heard).to.have.lengthOf(1);
    await runner.endFile();

    expect(runner.vi).to.deep.equal(before);
  });

  it('takes the plug of an environment, and begins anew for the next file', async () => {
    const plug = new EnvironmentPlug(window);
    window.localStorage.setItem('consent', 'given');

    setUp(window, runner, none);
    expect(plugOf(window)).to.equal(plug);
    expect(window.localStorage.getItem('consent')).to.equal('given');
    await runner.endFile();

    expect(plugOf(window)).to.equal(plug);
    expect(window.localStorage).to.have.lengthOf(0);
    await plug.dispose();
  });

  it('leaves the Storage objects of an environment as they are for the next file: modules that are not isolated hold them', async () => {
    const plug = new EnvironmentPlug(window);
    const { localStorage, sessionStorage } = window;

    setUp(window, runner, none);
    await runner.endFile();
    setUp(window, runner, none);
    localStorage.setItem('cart', '1');

    expect(window.localStorage).to.equal(localStorage);
    expect(window.sessionStorage).to.equal(sessionStorage);
    expect((await plug.otherTab()).localStorage.getItem('cart')).to.equal('1');
    await runner.endFile();
    await plug.dispose();
  });

  it('puts another plug in the place of one that a file left behind which could not be imported', async () => {
    setUp(window, runner, none);
    const left = plugOf(window);
    window.localStorage.setItem('left', 'behind');
    runner.forgetHooks();

    setUp(window, runner, none);

    expect(plugOf(window)).to.not.equal(left);
    expect(window.localStorage).to.have.lengthOf(0);
    await runner.endFile();
    await runner.vi.runAllTimersAsync();
    expect(await left.browser.open().catch((error: unknown) => error)).to.have.property('code', 'BROWSER_CLOSED');
  });

  it('takes other options when it is asked to install anew: the hooks of the first plug do nothing then', async () => {
    setUp(window, runner, none);
    window.localStorage.setItem('before', 'it');
    setUpAnew(window, runner, { stepsShown: 1, browser: { seed: 9 } });
    window.localStorage.setItem('a', '1');
    window.localStorage.setItem('b', '2');

    await runner.endTest({ failed: true });

    expect(plugOf(window).browser.trace.header.seed).to.equal(9);
    expect(runner.printed).to.have.lengthOf(1);
    expect(runner.printed[0]).to.contain('the last step;');
  });
});
