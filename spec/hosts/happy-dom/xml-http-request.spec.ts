import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('the event target behind an XMLHttpRequest of happy-dom', () => {
  it('has a handler of readystatechange, and null where it is no function', () => {
    const page = openPage();

    const seen =
      page.run(`x = new XMLHttpRequest(); const seen = [x.onreadystatechange]; x.onreadystatechange = 5; seen.push(x.onreadystatechange);
      x.onreadystatechange = () => {}; seen.push(typeof x.onreadystatechange, x instanceof XMLHttpRequestEventTarget, x.upload instanceof XMLHttpRequestUpload); seen`);

    expect(seen).to.deep.equal([null, null, 'function', true, true]);
  });
});
