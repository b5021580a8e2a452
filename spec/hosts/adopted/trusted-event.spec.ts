import { expect } from 'chai';
import { fireTrusted, implementationOf } from '../../../lib/hosts/adopted/trusted-event.ts';
import { fromHappyDom, fromJsdom, inContext, type AnEvent } from './windows.ts';

function firedAt(event: Event, document: object | null): readonly boolean[] {
  const target = new EventTarget();
  const heard: boolean[] = [];
  target.addEventListener('storage', ({ isTrusted }) => heard.push(isTrusted));

  fireTrusted(target, event, document);

  return heard;
}

describe('an event that is fired at an adopted window', () => {
  for (const [name, make, trusted] of [
    ['happy-dom', () => fromHappyDom(), true],
    ['the global of a context of happy-dom', () => inContext(fromHappyDom()), true],
    ['jsdom', () => fromJsdom(), true],
    ['jsdom with scripts', () => fromJsdom({ runScripts: 'dangerously' }), true],
  ] as const) {
    it(`is trusted, and stays so (${name})`, () => {
      const { behind, end } = make();
      const heard: AnEvent[] = [];
      behind.addEventListener('storage', (event) => heard.push(event));
      const event = new behind.Event('storage');

      fireTrusted(behind, event, behind.document);

      expect(heard).to.deep.equal([event]);
      expect(heard.map(({ isTrusted, target }) => [isTrusted, target === behind])).to.deep.equal([[trusted, true]]);
      end();
    });
  }

  it('is trusted at an EventTarget of Node', () => {
    expect(firedAt(new Event('storage'), null)).to.deep.equal([true]);
  });

  it('stays untrusted where its class lets nobody say otherwise', () => {
    class Unforgeable extends Event {
      constructor() {
        super('storage');
        Object.defineProperty(this, 'isTrusted', { get: () => false });
      }
    }

    expect(firedAt(new Unforgeable(), null)).to.deep.equal([false]);
    expect(firedAt(new Unforgeable(), {})).to.deep.equal([false]);
  });

  it('has nothing behind it but in jsdom', () => {
    const { window, end } = fromJsdom();

    expect(implementationOf(new window.Event('storage'), window.document)).to.have.property('isTrusted', false);
    expect(implementationOf(new Event('storage'), window.document)).to.equal(null);
    expect(implementationOf(new Event('storage'), null)).to.equal(null);
    end();
  });
});
