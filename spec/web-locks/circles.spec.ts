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

  it('are a page that waits for a lock of its own, unless it asked before it had it', async () => {
    const world = new LockWorld();
    const [nested, twice] = [world.page(), world.page()];
    await ask(world, [nested, 'a'], [nested, 'a']);
    void new Asked(twice, 'b');
    void new Asked(twice, 'b');
    await world.run();

    expect(found(world)).to.deep.equal([['tab1 a tab1']]);
  });

  it('go through a queue in which somebody waits before', async () => {
    const world = new LockWorld();
    const [one, two] = [world.page(), world.page()];
    await ask(world, [one, 'a', 'shared'], [two, 'a'], [one, 'a', 'shared']);

    expect(found(world)).to.deep.equal([['tab2 a tab1', 'tab1 a queue']]);
  });
});
