import { surroundings } from '../../lib/browser/surroundings.ts';
import type { BrowsingContextGroup } from '../../lib/html/browsing-context-group.ts';
import { Traversable } from '../../lib/html/traversable.ts';
import { UserAgent } from '../../lib/html/user-agent.ts';
import { waysOut } from '../../lib/html/ways-out.ts';
import { bare, fifo, type BareWindow } from '../../lib/index.ts';

/** A tab of a user agent of its own, without handles and without a page. What its pages open are such tabs, too. */
export function traversable(): Traversable<BareWindow> {
  const { checkpoint } = surroundings();
  const userAgent = new UserAgent<BareWindow>({ host: bare(), server: null, scheduler: fifo(), observer: null, checkpoint });
  const create = (name: string, url: string, group: BrowsingContextGroup | null): Traversable<BareWindow> =>
    new Traversable({ userAgent, name, waysOut: ways }, url, () => undefined, group);
  const ways = waysOut<BareWindow>({ mayOpen: () => true, create });
  return create('tab1', 'https://a.example/', null);
}
