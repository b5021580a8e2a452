import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('the script element of happy-dom', () => {
  it('loads nothing by itself, and says what async is', async () => {
    const page = openPage({ markup: '<script defer src="/a.js"></script>', files: { '/a.js': '' } });

    await page.settle();

    expect(page.requests).to.deep.equal([]);
    expect(
      page.run(`s = document.createElement('script'); const seen = [s.async]; s.async = false; seen.push(s.async); s.async = true;
        seen.push(s.async, s.hasAttribute('async'), HTMLScriptElement.name); seen`),
    ).to.deep.equal([true, false, true, true, 'HTMLScriptElement']);
  });

  it('does not run what innerHTML made', () => {
    const page = openPage();

    page.run("document.body.innerHTML = '<script>ran = 1</' + 'script>'");

    expect(page.run('typeof ran')).to.equal('undefined');
  });
});
