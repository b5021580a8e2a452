import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('files of jsdom', () => {
  it('were last modified at a time of the model, or when the page says', () => {
    const page = openPage();
    page.clock.now = 5;

    expect(
      page.run(`data = new FormData(); data.set('b', new Blob(['x'])); data.set('c', new File([], 'n', { lastModified: 7 }), 'm');
      [new File([], 'n').lastModified, new File([], 'n', { lastModified: 3 }).lastModified, data.get('b').lastModified, data.get('c').lastModified,
        new File([], 'n') instanceof File, data.get('b') instanceof File]`),
    ).to.deep.equal([1_000_000_000_005, 3, 1_000_000_000_005, 7, true, true]);
  });

  it('are refused without a name, as by jsdom', () => {
    expect(() => openPage().run('new File([])')).to.throw('2 arguments required');
  });
});
