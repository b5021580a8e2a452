import { expect } from 'chai';
import { happyDom } from '../../../lib/hosts/happy-dom/index.ts';
import { openPage } from './open-page.ts';

describe('happyDom()', () => {
  it('is a host with markup, by its name', () => {
    expect(happyDom()).to.include({ name: 'happy-dom', html: true });
  });

  it('gives pages the console that was asked for, and prints nothing by itself', () => {
    const lines: unknown[] = [];
    const log = (...args: unknown[]): void => void lines.push(args);
    const page = openPage({
      console: { log, error: log, warn: log },
      markup: '<script>console.log("mine")</script><script>throw 1</script><p onclick="nope()"></p><link rel=stylesheet href=x>',
    });

    page.run('document.querySelector("p").click()');

    expect(lines).to.deep.equal([['mine']]);
    expect(page.errors).to.have.length(2);
  });
});
