import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('the script element of jsdom', () => {
  it('says what async is, as browsers do', () => {
    expect(
      openPage({ markup: '<script id=m src="/m.js" async></script>' })
        .run(`s = document.createElement('script'); const seen = [m.async, s.async]; s.async = false;
        seen.push(s.async); s.setAttribute('async', ''); seen.push(s.async, s.hasAttribute('async')); seen`),
    ).to.deep.equal([true, true, false, true, true]);
  });

  it('does not run what innerHTML made, and runs what is moved out of a template once', () => {
    const page = openPage({ markup: '<template><script>ran = (window.ran ?? 0) + 1</script></template>' });

    page.run(`document.body.insertAdjacentHTML('beforeend', '<script>ran = 5</' + 'script>');
      const { content } = document.querySelector('template'); document.body.append(content.cloneNode(true)); document.body.append(document.body.lastChild)`);

    expect(page.run('ran')).to.equal(1);
  });
});
