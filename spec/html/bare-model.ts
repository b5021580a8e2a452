import { surroundings } from '../../lib/browser/surroundings.ts';
import { Traversable } from '../../lib/html/traversable.ts';
import { UserAgent } from '../../lib/html/user-agent.ts';
import { waysOut } from '../../lib/html/ways-out.ts';
import { bare, fifo, type BareWindow } from '../../lib/index.ts';

/** A tab of a user agent of its own, without handles and without a page. */
export function traversable(): Traversable<BareWindow> {
  const { checkpoint } = surroundings();
  const userAgent = new UserAgent<BareWindow>({ host: bare(), server: null, scheduler: fifo(), observer: null, checkpoint });
  return new Traversable({ userAgent, name: 'tab1', waysOut: waysOut() }, 'https://a.example/', () => undefined);
}
