import { expect } from 'chai';
import { createContext, runInContext } from 'node:vm';
import { checkIntrinsics } from '../../lib/ecmascript/global-intrinsics.ts';
import { bare } from '../../lib/hosts/bare/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { jsdom } from '../../lib/hosts/jsdom/index.ts';

describe('the intrinsics of those who test', () => {
  it('come with the global object of a realm, and not with what was made one', () => {
    const sandbox = createContext({});

    checkIntrinsics('bare()', globalThis);
    checkIntrinsics('bare()', runInContext('globalThis', sandbox) as object);

    expect(() => checkIntrinsics('bare()', sandbox))
      .to.throw('without Array. Write bare({ intrinsics: globalThis })')
      .with.property('code', 'BAD_OPTION');
  });

  it('are looked at by each host, which tells the Browser of them', () => {
    for (const host of [bare, happyDom, jsdom]) {
      expect(host({ intrinsics: globalThis }).intrinsics).to.equal(globalThis);
      expect(host()).to.not.have.property('intrinsics');
      for (const wrong of [{}, 'globalThis', null]) {
        expect(() => host({ intrinsics: wrong } as object), `${host.name} ${String(wrong)}`)
          .to.throw('The option intrinsics of')
          .with.property('code', 'BAD_OPTION');
      }
    }
  });
});
