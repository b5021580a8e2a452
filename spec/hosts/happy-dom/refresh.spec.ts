import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('the meta element of happy-dom', () => {
  it('keeps the name of its class, and tells of a refresh', () => {
    const page = openPage();

    page.run("m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '1'; document.head.append(m)");

    expect(page.run('m.constructor.name')).to.equal('HTMLMetaElement');
    expect(page.calls).to.deep.equal([['refresh', '1', 'https://a.example/dir/page']]);
  });
});
