import { expect } from 'chai';
import { onEachHost } from './each-host.ts';

onEachHost('the realm of a window', ({ openPage }) => {
  it('runs global scripts and gives their completion value', () => {
    const page = openPage();

    expect(page.host.evaluate('let x = 1; x + 1')).to.equal(2);
    expect(page.host.evaluate('x')).to.equal(1);
  });

  it('gives errors of the window, with the file that was named', () => {
    const page = openPage();

    expect(() => page.host.evaluate('if (')).to.throw(page.window.SyntaxError);
    expect(() => page.host.evaluate('null.x', 'https://a.example/s.js'))
      .to.throw(page.window.TypeError)
      .with.property('stack')
      .that.includes('https://a.example/s.js:1');
    expect(page.host.realm.TypeError).to.equal(page.window.TypeError);
    expect(page.host.realm.objectPrototype).to.equal(page.window.Object.prototype);
  });
});
