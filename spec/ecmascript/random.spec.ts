import { expect } from 'chai';
import { windowOf } from './window-of.ts';

for (const own of [true, false]) {
  describe(`Math (${own ? 'of a realm of its own' : 'over the surroundings'})`, () => {
    it('draws from its source, and is Math in all else', () => {
      const { Math: PageMath } = windowOf(own);

      expect([PageMath.random(), PageMath.max(1, 2), PageMath.PI]).to.deep.equal([0.25, 2, Math.PI]);
      expect(Object.prototype.toString.call(PageMath)).to.equal('[object Math]');
      expect(Object.keys(PageMath)).to.deep.equal([]);
      expect(Math.random()).not.to.equal(0.25);
    });
  });
}
