import { expect } from 'chai';
import { hooked } from '../hooked-host.ts';

const a = 'https://a.example/';

describe('the clock of a window', () => {
  it('counts from the moment when its document was made, and as long as nobody reads it often it stands still', async () => {
    const { browser, tab, made } = await hooked(`${a}1`);
    await browser.advance(40);
    await tab.goto('/2');
    await browser.advance(2);
    const { hooks } = made[1]!.init;

    expect([hooks.now(), hooks.timeStamp(), hooks.timeOrigin()]).to.deep.equal([2, 2, Date.UTC(2026, 0, 1) + 40]);
    expect(hooks.epochNow()).to.equal(Date.UTC(2026, 0, 1) + 42);
    expect([hooks.place.locale, hooks.place.timeZone.name]).to.deep.equal(['en-US', 'UTC']);
  });

  it('reads whole milliseconds since 1970, and parts of them since the time origin', async () => {
    const { browser, made } = await hooked(a, { startTime: 1_000 });
    await browser.advance(1.75);
    const { hooks } = made[0]!.init;

    expect([hooks.epochNow(), hooks.now()]).to.deep.equal([1_001, 1.75]);
  });

  it('does not move by time stamps', async () => {
    const { browser, made } = await hooked(a, { limits: { clockReads: 2 } });
    const { hooks } = made[0]!.init;

    for (let times = 0; times < 5; times++) hooks.timeStamp();
    const before = browser.now;
    const read = [hooks.now(), hooks.now(), hooks.now()];

    expect([before, ...read, browser.now]).to.deep.equal([0, 0, 0, 0.1, 0.1]);
  });

  it('draws from the stream of its agent', async () => {
    const draw = async (): Promise<number[]> => {
      const { made } = await hooked(a);
      return [made[0]!.init.hooks.random(), made[0]!.init.hooks.random()];
    };
    const drawn = await draw();

    expect(drawn[0]).not.to.equal(drawn[1]);
    expect(await draw()).to.deep.equal(drawn);
  });

  it('knows how far its document has got', async () => {
    const { browser, tab, made } = await hooked(a);
    await browser.advance(5);
    await tab.reload();
    const [first, second] = made.map(({ init }) => init.hooks.navigationTiming());

    expect([first!.type, second!.type, second!.at('loadEventEnd')]).to.deep.equal(['navigate', 'reload', 0]);
  });
});
