import { expect } from 'chai';
import { allHosts } from '../hosts.ts';
import { a, openLocking, type Locking } from './locking.ts';

const b = 'https://b.example/';
const shared = { mode: 'shared' };
const heardBy = async (pages: readonly Locking[]): Promise<unknown> => {
  const heard: (readonly string[])[] = [];
  for (const page of pages) heard.push(await page.heard());
  return heard;
};

for (const { name, host } of allHosts) {
  describe(`lock requests of several tabs (${name})`, () => {
    it('are granted one after the other where they are exclusive, in the order of the calls', async () => {
      const { browser, pages } = await openLocking({ host: host() }, a, a, a);
      const [one, two, three] = pages as [Locking, Locking, Locking];
      await two.take('two');
      await one.take('one');
      await three.take('three');
      await browser.settle();
      const first = await heardBy(pages);
      await two.letGo('two');
      await browser.settle();

      expect(first).to.deep.equal([[], ['two granted'], []]);
      expect(await heardBy(pages)).to.deep.equal([['one granted'], ['two = done'], []]);
    });

    it('know nothing of other names and of other origins', async () => {
      const { browser, pages } = await openLocking({ host: host() }, a, a, b);
      await pages[0]?.take('n', 'n');
      await pages[1]?.take('m', 'm');
      await pages[2]?.take('stranger', 'n');

      await browser.settle();

      expect(await heardBy(pages)).to.deep.equal([['n granted'], ['m granted'], ['stranger granted']]);
    });

    it('share a lock, but a shared one behind an exclusive one waits', async () => {
      const { browser, pages } = await openLocking({ host: host() }, a, a, a);
      const [one, two, three] = pages as [Locking, Locking, Locking];
      await one.take('s1', 'n', shared);
      await two.take('s2', 'n', shared);
      await three.take('x');
      await one.take('s3', 'n', shared);
      await browser.settle();
      const before = await heardBy(pages);
      await one.letGo('s1');
      await two.letGo('s2');
      await browser.settle();
      const then = await heardBy(pages);
      await three.letGo('x');
      await browser.settle();

      expect(before).to.deep.equal([['s1 granted'], ['s2 granted'], []]);
      expect(then).to.deep.equal([['s1 = done'], ['s2 = done'], ['x granted']]);
      expect(await heardBy(pages)).to.deep.equal([['s3 granted'], [], ['x = done']]);
    });

    it('get null with ifAvailable where somebody holds the lock or waits for it, and are in no queue', async () => {
      const { browser, pages } = await openLocking({ host: host() }, a, a);
      const [one, two] = pages as [Locking, Locking];
      await one.take('s', 'n', shared);
      await one.take('x');
      await browser.settle();
      await two.take('if shared', 'n', { ...shared, ifAvailable: true });
      await two.take('if free', 'm', { ifAvailable: true });
      await browser.settle();

      expect(await two.heard()).to.deep.equal(['if shared null', 'if shared = no lock', 'if free granted']);
    });

    it('steal a lock from whoever holds it, before all who wait', async () => {
      const { browser, pages } = await openLocking({ host: host() }, a, a, a);
      const [one, two, three] = pages as [Locking, Locking, Locking];
      await one.take('one');
      await three.take('three');
      await browser.settle();
      await two.take('two', 'n', { steal: true });
      await browser.settle();
      const stolen = await heardBy(pages);
      await one.letGo('one');
      await browser.settle();
      const later = await heardBy(pages);
      await two.letGo('two');
      await browser.settle();

      expect(stolen).to.deep.equal([['one granted', 'one ! AbortError'], ['two granted'], []]);
      expect(later).to.deep.equal([[], [], []]);
      expect(await heardBy(pages)).to.deep.equal([[], ['two = done'], ['three granted']]);
    });
  });

  describe(`LockManager.query() (${name})`, () => {
    it('tells what is held and what waits in plain objects of the window, each time others', async () => {
      const { browser, tabs, pages } = await openLocking({ host: host() }, a, a);
      const [one, two] = pages as [Locking, Locking];
      await one.take('n');
      await two.take('waits', 'n', shared);
      await two.take('m', 'm', shared);
      await browser.settle();

      const found = await tabs[1]?.evaluate(`navigator.locks.query().then(async (state) => {
        const again = await navigator.locks.query();
        const [first] = state.held;
        return [
          Object.keys(state).join(), Object.keys(first).join(), Object.getPrototypeOf(state) === Object.prototype,
          Object.getPrototypeOf(first) === Object.prototype, state.held instanceof Array, Array.isArray(state.pending),
          state === again || state.held === again.held || first === again.held[0], Object.isFrozen(state),
          state.held.map(({ name, mode }) => name + ' ' + mode), state.pending.map(({ name, mode }) => name + ' ' + mode),
          first.clientId !== state.pending[0].clientId, first.clientId === again.held[0].clientId, state.pending[0].clientId === state.held[1].clientId,
        ];
      })`);

      expect(found).to.deep.equal([
        ...['held,pending', 'clientId,mode,name', true, true, true, true, false, false],
        ...[['n exclusive', 'm shared'], ['n shared'], true, true, true],
      ]);
    });

    it('gives each document an id of its own, the same in each repetition of a run', async () => {
      const idOf = async (): Promise<unknown> => {
        const { browser, tabs, pages } = await openLocking({ host: host() }, a);
        await pages[0]?.take('n');
        await browser.settle();
        return await tabs[0]?.evaluate('navigator.locks.query().then(({ held: [{ clientId }] }) => clientId)');
      };

      const id = await idOf();

      expect(id).to.match(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(await idOf()).to.equal(id);
    });
  });
}
