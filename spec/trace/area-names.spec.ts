import { expect } from 'chai';
import { tabs } from '../../lib/testing/tabs.ts';

/** Names of all areas in the trace of two tabs that use their sessions, cookies and local storage in the given order. */
async function namesOf(order: readonly [number, number]): Promise<unknown[]> {
  const both = await tabs(2, { url: 'https://a.example/' });
  for (const place of order) {
    const { sessionStorage, document } = both[place]!.window;
    sessionStorage.setItem(`k${place}`, 'v');
    document.cookie = `c${place}=1`;
    both[place]!.window.localStorage.setItem('shared', `${place}`);
  }
  await both[0].browser.settle();
  const events = both[0].browser.trace.events({ type: ['storage-written', 'cookie-written', 'event-fired'] });
  return events.map((event) => [event.area, event.type === 'cookie-written' ? event.name : event.key]);
}

describe('the names of areas in a trace', () => {
  it('come from what made the areas, in whatever order these are first used', async () => {
    const [forth, back] = [await namesOf([0, 1]), await namesOf([1, 0])];

    expect(forth)
      .to.have.deep.members(back)
      .and.to.have.deep.members([
        ['sessionStorage https://a.example tab1', 'k0'],
        ['cookies a.example', 'c0'],
        ['localStorage https://a.example', 'shared'],
        ['sessionStorage https://a.example tab2', 'k1'],
        ['cookies a.example', 'c1'],
        ['localStorage https://a.example', 'shared'],
        ['localStorage https://a.example', 'shared'],
        ['localStorage https://a.example', 'shared'],
      ]);
  });
});
