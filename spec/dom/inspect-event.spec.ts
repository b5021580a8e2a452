import { inspect } from 'node:util';
import { expect } from 'chai';
import { textOfEvent } from '../../lib/dom/inspect-event.ts';
import { Browser, tabs, type Tab } from '../../lib/index.ts';

describe('an event in the console', () => {
  let window: Tab['window'];

  beforeEach(async () => {
    ({ window } = await new Browser().open('https://a.example/'));
  });

  it('is its interface and its type', () => {
    expect(inspect(new window.Event('x'))).to.equal('Event x');
  });

  it('with what its interface adds to Event', () => {
    expect(inspect(new window.CustomEvent('x', { detail: { a: 1 } }))).to.equal('CustomEvent x { detail: { a: 1 } }');
    expect(inspect(new window.PageTransitionEvent('x', { persisted: true }))).to.equal(
      'PageTransitionEvent x { persisted: true }',
    );
  });

  it('with what the most derived class says, where two have the same attribute', () => {
    class Mine extends window.CustomEvent {
      get detail(): string {
        return 'mine';
      }
    }

    expect(textOfEvent(new Mine('x'), inspect)).to.equal("CustomEvent x { detail: 'mine' }");
  });

  it('of storage shows the change and the area', async () => {
    const [a, b] = await tabs(2, { url: 'https://a.example/' });
    let text = '';
    b.window.addEventListener('storage', (event) => (text = inspect(event, { breakLength: Infinity })));

    a.localStorage.setItem('cart', '3');
    await a.browser.settle();

    expect(text).to.equal(
      "StorageEvent storage { key: 'cart', oldValue: null, newValue: '3', url: 'https://a.example/', " +
        'storageArea: Storage (localStorage of https://a.example) { "cart": "3" } }',
    );
  });

  it('is shown by a symbol that no loop over it finds', () => {
    const names: string[] = [];
    for (const name in window.Event.prototype) names.push(name);

    expect(names).to.include('type');
    expect(
      Object.getOwnPropertySymbols(window.Event.prototype).filter((each) => isEnumerable(window.Event.prototype, each)),
    ).to.deep.equal([]);
  });
});

function isEnumerable(object: object, name: symbol): boolean {
  return Object.prototype.propertyIsEnumerable.call(object, name);
}
