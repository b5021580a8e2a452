import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('module scripts on jsdom', () => {
  it('are told not to run, once each, and the page goes on', async () => {
    const page = openPage({
      markup:
        '<script type=importmap>{}</script><script type=module>ran = 1</script><script type=module src="/m.js" onload="loaded = 1"></script><script>next = 1</script>',
    });

    for (const script of page.deferred) await script.run();

    expect(page.errors.map((error) => (error as Error).message.replace(/ did not run.*/, ''))).to.deep.equal([
      'The module script of https://a.example/dir/page',
      'The module script of https://a.example/m.js',
    ]);
    expect(page.run('[typeof ran, next, loaded]')).to.deep.equal(['undefined', 1, 1]);
  });
});
