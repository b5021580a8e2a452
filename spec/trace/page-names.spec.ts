import { expect } from 'chai';
import { Actors, type DocumentActor } from '../../lib/trace/actors.ts';
import { inOrderOfTabs, namesOf, otherOrigin } from '../../lib/trace/page-names.ts';
import { traceOf } from './tickets.ts';

const origin = 'https://a.example';

function pagesOf(...tabs: string[]): { actors: Actors; pages: DocumentActor[] } {
  const actors = new Actors();
  const made = tabs.map((tab, n) => ({ type: 'document-created', document: n + 1, tab, url: `${origin}/`, origin }) as const);
  for (const event of traceOf(made)) actors.note(event);
  return { actors, pages: [...actors.documents.values()] };
}

describe('the names of pages in a list', () => {
  it('stand in the order of tabs, frames behind what they are in, pages of one tab as they came', () => {
    const { pages } = pagesOf('tab10', 'tab2', 'tab2/frame10', 'tab2/frame2', 'tab3', 'tab2', 'tab2/frame2/frame1');

    expect(inOrderOfTabs(pages.toReversed()).map(({ id, tab }) => `${tab} ${id}`)).to.deep.equal([
      ...['tab2 2', 'tab2 6', 'tab2/frame2 4', 'tab2/frame2/frame1 7', 'tab2/frame10 3', 'tab3 5', 'tab10 1'],
    ]);
  });

  it('tell two pages of one tab and URL apart by the numbers of their documents', () => {
    const { actors, pages } = pagesOf('tab1', 'tab2', 'tab1');

    expect([...namesOf(pages, actors).values()]).to.deep.equal([
      'tab1 (https://a.example/, document 1)',
      'tab2 (https://a.example/)',
      'tab1 (https://a.example/, document 3)',
    ]);
  });

  it('say which origin is another one, or why it is opaque', () => {
    const page: DocumentActor = {
      ...{ id: 1, tab: 'tab1', origin: 'https://b.example', storageKey: 'https://b.example', url: 'https://b.example/' },
      ...{ alive: true, kept: false, sandboxed: false, end: null, destroyedIn: null },
    };
    const opaque = { ...page, origin: 'null', storageKey: 'null' };

    expect(otherOrigin({ origin }, page)).to.equal('it is of another origin, https://b.example');
    expect(otherOrigin(opaque, page)).to.equal('the origin of who sends is opaque');
    expect(otherOrigin(null, { ...opaque, sandboxed: true })).to.equal(
      'its origin is opaque: it is sandboxed without allow-same-origin',
    );
    expect(otherOrigin(null, { ...opaque, url: 'data:text/html,x' })).to.equal('its origin is opaque: it is of a data: URL');
    expect(otherOrigin(null, opaque)).to.equal('its origin is opaque');
  });
});
