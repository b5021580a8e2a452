import { expect } from 'chai';
import { parseRefresh } from '../../../lib/hosts/happy-dom/refresh.ts';
import { openPage } from './open-page.ts';

const base = 'https://a.example/dir/p';

describe('declarative refresh (happy-dom)', () => {
  it('starts its time with the load, and replaces the document', () => {
    const page = openPage({
      markup: '<meta http-equiv=Refresh content="3; url=/next"><meta http-equiv=refresh content="1"><meta name=x>',
    });
    const before = [...page.calls];

    page.host.setReadyState('interactive');
    page.host.setReadyState('complete');
    page.host.setReadyState('complete');
    page.runTasks();

    expect(before).to.deep.equal([]);
    expect(page.calls).to.deep.equal([
      ['setTimer', 3000, false],
      ['navigate', 'https://a.example/next', { cause: 'script', replace: true }],
    ]);
  });

  it('starts at once when the element comes after the load', () => {
    const page = openPage();
    page.host.setReadyState('complete');

    page.run('m = document.createElement("meta"); m.httpEquiv = "refresh"; m.content = "0"; document.head.append(m)');

    expect(page.calls).to.deep.equal([['setTimer', 0, false]]);
  });

  it('reads seconds and URL, with and without quotes and url=', () => {
    expect(parseRefresh('5', base)).to.deep.equal({ delayMs: 5000, url: base });
    expect(parseRefresh(' 1.7 ; URL = "/a b" rest', base)).to.deep.equal({ delayMs: 1000, url: 'https://a.example/a%20b' });
    expect(parseRefresh("0, url='x", base)).to.deep.equal({ delayMs: 0, url: 'https://a.example/dir/x' });
    expect(parseRefresh('0;/y', base)).to.deep.equal({ delayMs: 0, url: 'https://a.example/y' });
  });

  it('ignores what it cannot read', () => {
    for (const text of ['', 'soon', '-1', '0; url=http://[']) expect(parseRefresh(text, base)).to.equal(null);
  });
});
