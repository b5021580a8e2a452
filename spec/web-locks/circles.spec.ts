import { expect } from 'chai';
import { circlesOf } from '../../lib/web-locks/circles.ts';
import { Asked, LockWorld, type LockPage } from './lock-world.ts';

const found = ({ managers }: LockWorld): unknown =>
  circlesOf(managers.all).map((circle) =>
    circle.map(
      ({ request, heldBy }) =>
        `${request.environment.navigable.name} ${request.name} ${heldBy?.environment.navigable.name ?? 'queue'}`,
    ),
  );

async function ask(
  world: LockWorld,
  ...asked: readonly (readonly [LockPage, string, ('shared' | 'exclusive')?])[]
): Promise<void> {
  for (const [page, name, mode = 'exclusive'] of asked) {
    void new Asked(page, name, { mode });
    await world.run();
  }
}

const forever = new Promise(() => undefined);

/** A callback that asks, and does not end. */
const asking = (page: LockPage, name: string, options: object = {}): Promise<unknown> => {
  void new Asked(page, name, options);
  return forever;
};

describe('circles of requests', () => {
  it('are none where pages only wait for who leads', async () => {
    const world = new LockWorld();
    const [leader, follower, other] = [world.page(), world.page(), world.page()];
    await ask(world, [leader, 'n'], [follower, 'n'], [other, 'n'], [follower, 'm'], [leader, 'm']);

    expect(found(world)).to.deep.equal([]);
  });

  it('are two pages that wait for locks of each other', async () => {
    const world = new LockWorld();
    const [one, two] = [world.page(), world.page()];
    await ask(world, [one, 'a'], [two, 'b'], [one, 'b'], [two, 'a']);

    expect(found(world)).to.deep.equal([['tab2 a tab1', 'tab1 b tab2']].map((circle) => circle.toReversed()));
  });

  it('are a page that waits for a lock of its own, where the callback asks in its own step', async () => {
    const world = new LockWorld();
    const [nested, job] = [world.page(), world.page()];
    void new Asked(nested, 'a', {}, () => asking(nested, 'a'));
    void new Asked(job, 'b', {}, () => Promise.resolve().then(() => asking(job, 'b')));
    await world.run();

    expect(found(world)).to.deep.equal([['tab1 a tab1'], ['tab2 b tab2']]);
  });

  it('are no page that asks anew for what it holds, in another step, or before it had it', async () => {
    const world = new LockWorld();
    const [later, twice] = [world.page(), world.page()];
    await ask(world, [later, 'a'], [later, 'a']);
    void new Asked(twice, 'b');
    void new Asked(twice, 'b');
    await world.run();

    expect(found(world)).to.deep.equal([]);
  });

  it('are no page that asks in another step for what it waits for already', async () => {
    const world = new LockWorld();
    const [later, inside] = [world.page(), world.page()];
    const mode = 'shared';
    void new Asked(later, 'a', { mode });
    void new Asked(later, 'a');
    await world.run();
    await ask(world, [later, 'a', mode]);
    void new Asked(inside, 'b', { mode }, () => asking(inside, 'b', { mode }));
    void new Asked(inside, 'b');
    await world.run();

    expect(found(world)).to.deep.equal([['tab2 b tab2', 'tab2 b queue']]);
  });

  it('go through a queue in which somebody waits before', async () => {
    const world = new LockWorld();
    const [one, two] = [world.page(), world.page()];
    await ask(world, [one, 'a', 'shared'], [two, 'a'], [one, 'a', 'shared']);

    expect(found(world)).to.deep.equal([['tab2 a tab1', 'tab1 a queue']]);
  });
});
