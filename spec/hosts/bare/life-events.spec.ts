import { expect } from 'chai';
import type { LifeEventInit, LifeEventType } from '../../../lib/html/records/document-host.ts';
import { openBare } from './open-bare.ts';

interface Seen {
  readonly type: string;
  readonly bubbles: boolean;
  readonly cancelable: boolean;
  readonly constructor: { readonly name: string };
}

/** What a listener sees of the event: its class, whether it bubbles and can be cancelled, and members of it. */
function fired(type: LifeEventType, init: LifeEventInit = {}, ...members: readonly string[]): unknown[] {
  const { host, window } = openBare();
  const seen: unknown[] = [];
  const target = type === 'DOMContentLoaded' || type === 'visibilitychange' ? window.document : window;
  target.addEventListener(type, (event) => {
    const { constructor, bubbles, cancelable } = event as object as Seen;
    seen.push(constructor.name, bubbles, cancelable, ...members.map((name) => Reflect.get(event, name) as unknown));
  });
  host.fire(type, init);
  return seen;
}

describe('events of the life of a bare document', () => {
  it('are of the classes that HTML says, and carry what is told', () => {
    expect(fired('DOMContentLoaded')).to.deep.equal(['Event', true, false]);
    expect(fired('visibilitychange')).to.deep.equal(['Event', true, false]);
    expect(fired('pageshow', { persisted: true }, 'persisted')).to.deep.equal(['PageTransitionEvent', true, true, true]);
    expect(fired('pagehide', { persisted: false }, 'persisted')).to.deep.equal(['PageTransitionEvent', true, true, false]);
    expect(fired('beforeunload')).to.deep.equal(['BeforeUnloadEvent', false, true]);
    expect(fired('popstate', { state: 5 }, 'state')).to.deep.equal(['PopStateEvent', false, false, 5]);
    expect(fired('hashchange', { oldURL: 'a', newURL: 'b' }, 'oldURL', 'newURL')).to.deep.equal([
      ...['HashChangeEvent', false, false, 'a', 'b'],
    ]);
    expect(fired('load')).to.deep.equal(['Event', false, false]);
  });
});
