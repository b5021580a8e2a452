import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('what happy-dom does for the shared steps', () => {
  it('fires events at requests as one script, which may throw', async () => {
    const page = openPage({ files: { '/x': 'x' } });
    page.run("x = new XMLHttpRequest(); x.open('GET', '/x'); x.onload = () => { throw 5 }; x.send()");

    await page.settle();

    expect(page.errors).to.deep.equal([5]);
  });

  it('shows what is no markup in an element of its own', () => {
    const page = openPage({ contentType: 'text/plain', markup: '<b>' });

    expect(page.run('document.body.innerHTML')).to.equal('<pre>&lt;b&gt;</pre>');
  });
});
