import { expect } from 'chai';
import { surfacesOf } from '../../../lib/hosts/adopted/surfaces.ts';
import { expectFailure, failureOf } from '../../browser/expect-failure.ts';
import { filledWith, fromHappyDom, fromJsdom, inContext } from './windows.ts';

describe('the surfaces of a window', () => {
  for (const [name, make] of [
    ['happy-dom', fromHappyDom],
    ['jsdom', fromJsdom],
  ] as const) {
    it(`are the window alone (${name})`, () => {
      const { window, end } = make();

      expect(surfacesOf(window)).to.deep.equal({ all: [window], target: window, Event: window.Event });
      end();
    });

    it(`are the global and the window behind it, where a runner has filled one with the other (${name})`, () => {
      const { window, behind, end } = filledWith(make());

      expect(surfacesOf(window)).to.deep.equal({ all: [window, behind], target: behind, Event: behind.Event });
      end();
    });
  }

  it('are the global of a context alone, where that and its object are one set of properties', () => {
    const { window, behind, end } = inContext(fromHappyDom());

    const { all, target } = surfacesOf(window);

    expect(all).to.deep.equal([window]);
    expect(target).to.equal(behind);
    end();
  });

  it('are an EventTarget, with the surroundings’ Event', () => {
    const target = new EventTarget();

    expect(surfacesOf(target)).to.deep.equal({ all: [target], target, Event });
  });

  it('are any object, where nobody can listen', () => {
    const object = { addEventListener: 'no function' };

    expect(surfacesOf(object)).to.deep.equal({ all: [object], target: null, Event });
  });

  it('leave nothing behind', () => {
    const { window, behind, end } = filledWith(fromHappyDom());
    const names = [Reflect.ownKeys(window), Reflect.ownKeys(behind)];

    surfacesOf(window);

    expect([Reflect.ownKeys(window), Reflect.ownKeys(behind)]).to.deep.equal(names);
    end();
  });

  it('are one where the object refuses to be asked which it is', () => {
    const behind = new EventTarget();
    const frozen = Object.freeze({
      addEventListener: behind.addEventListener.bind(behind),
      removeEventListener: behind.removeEventListener.bind(behind),
      dispatchEvent: behind.dispatchEvent.bind(behind),
    });

    expect(surfacesOf(frozen)).to.deep.equal({ all: [frozen, behind], target: behind, Event });
  });

  it('are refused where an event of its class cannot be fired', async () => {
    const ofNode = Object.assign(new EventTarget(), {
      Event: class {
        readonly type = 'none';
      },
    });
    const throwing = Object.assign(new EventTarget(), {
      dispatchEvent() {
        throw 'nothing';
      },
    });

    expectFailure(await failureOf(() => surfacesOf(ofNode)), 'BAD_OPTION', 'dispatchEvent()');
    expectFailure(await failureOf(() => surfacesOf(throwing)), 'BAD_OPTION', 'dispatchEvent()');
  });
});
