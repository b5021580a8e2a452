import { expect } from 'chai';
import {
  loadingMoments,
  navigationAttribute,
  navigationEntry,
  timingAttribute,
  type NavigationTiming,
  type NavigationTimingType,
} from '../../lib/hr-time/navigation-timing.ts';

const functions = Object.create(Function.prototype) as object;

function timing(type: NavigationTimingType, reached: number): NavigationTiming {
  return {
    type,
    at: (moment) => {
      const place = loadingMoments.indexOf(moment);
      return place < reached ? place * 10 : null;
    },
  };
}

describe('what a page is told of its navigation', () => {
  it('is an entry, in ms since the time origin; what has not come is 0', () => {
    expect(navigationEntry('https://a.example/', timing('reload', 3), functions)).to.include({
      ...{ name: 'https://a.example/', entryType: 'navigation', type: 'reload', startTime: 0, duration: 0, responseEnd: 0 },
      ...{ domInteractive: 0, domContentLoadedEventStart: 10, domContentLoadedEventEnd: 20, domComplete: 0, loadEventEnd: 0 },
    });
    expect(navigationEntry('', timing('navigate', 6), functions)).to.include({ duration: 50, loadEventEnd: 50 });
  });

  it('is a record of moments since 1970; what has not come, and what never does, is 0', () => {
    expect(timingAttribute(1_000, timing('navigate', 5), functions)).to.include({
      ...{ navigationStart: 1_000, responseEnd: 1_000, domInteractive: 1_000, domComplete: 1_030, loadEventStart: 1_040 },
      ...{ loadEventEnd: 0, redirectStart: 0, unloadEventEnd: 0 },
    });
  });

  it('is a number', () => {
    const numbers = (['navigate', 'reload', 'back_forward'] as const).map((type) =>
      navigationAttribute(timing(type, 0), functions),
    );

    expect(JSON.stringify(numbers)).to.equal(
      '[{"type":0,"redirectCount":0},{"type":1,"redirectCount":0},{"type":2,"redirectCount":0}]',
    );
  });

  it('has functions of the page', () => {
    const { toJSON } = navigationEntry('', timing('navigate', 0), functions) as { toJSON(): object };

    expect(Object.getPrototypeOf(toJSON)).to.equal(functions);
    expect(toJSON()).not.to.have.property('toJSON');
  });
});
