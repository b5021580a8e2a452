import { surroundings } from '../../lib/browser/surroundings.ts';
import { RealmOwners } from '../../lib/html/records/realm-owners.ts';
import { Traversable } from '../../lib/html/records/traversable.ts';
import { UserAgent } from '../../lib/html/records/user-agent.ts';
import type { TabOpener } from '../../lib/html/records/user-agent-options.ts';
import { assembler } from '../../lib/html/windows/assemble.ts';
import { bare, fifo } from '../../lib/index.ts';

/** A user agent of its own whose tabs are made as the user lets them, without handles and without pages. */
export function userAgent(refusal: TabOpener['refusal'] = () => null): UserAgent {
  const { checkpoint } = surroundings();
  const options = { host: bare(), server: null, checkpoint, assembler, realmOwners: new RealmOwners() };
  const traversables: Traversable[] = [];
  const tabOpener: TabOpener = {
    traversables,
    refusal,
    open: (name, firstURL, group) => {
      const opened = new Traversable({ userAgent: made, name, firstURL, group, onClosed: () => undefined });
      traversables.push(opened);
      return opened;
    },
  };
  const made = new UserAgent(options, { scheduler: fifo(), observer: null, tabOpener });
  return made;
}

/** A tab of a user agent of its own, without a page. What its pages open are such tabs, too. */
export function traversable(refusal?: TabOpener['refusal']): Traversable {
  return userAgent(refusal).tabOpener.open('tab1', 'https://a.example/', null);
}
