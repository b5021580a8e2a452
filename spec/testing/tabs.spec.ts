import { expect } from 'chai';
import { StorageloomError, tabs } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';

describe('tabs()', () => {
  it('opens that many tabs of one URL in a new browser', async () => {
    const list = await tabs(3, { url: 'https://a.example/cart' });

    expect(list.map(({ url }) => url)).to.deep.equal(Array(3).fill('https://a.example/cart'));
    expect(list.every(({ browser }) => browser === list.browser)).to.equal(true);
  });

  it('opens at least two, as many as its type promises, and refuses less', async () => {
    expect(await tabs(2)).to.have.lengthOf(2);
    expect(await tabs(1).catch((error: unknown) => error))
      .to.be.instanceOf(StorageloomError)
      .with.property('code', 'BAD_OPTION');
  });

  it('takes the options of a Browser', async () => {
    const [a] = await tabs(2, { host: happyDom(), seed: 4 });

    expect(a.browser.trace.header).to.include({ host: 'happy-dom', seed: 4 });
    expect(a.document.body.localName).to.equal('body');
  });

  it('closes them all when the list is disposed of', async () => {
    let kept;
    {
      await using list = await tabs(2);
      kept = list;
    }

    expect(kept.map(({ closed }) => closed)).to.deep.equal([true, true]);
    expect(kept.browser.tabs).to.deep.equal([]);
  });

  it('refuses a URL that is none', async () => {
    const failure: unknown = await tabs(2, { url: 'cart' }).catch((error: unknown) => error);

    expect(failure).to.be.instanceOf(StorageloomError).with.property('code', 'BAD_URL');
  });
});
