import { expect } from 'chai';
import { late } from '../../../lib/index.ts';
import { onEachHost } from './each-host.ts';
import { css } from './fetching.ts';

const logged = (name: string): string => `onload="log.push('${name} load')" onerror="log.push('${name} error')"`;

onEachHost('a style sheet', ({ fetchingPage }) => {
  it('is asked for, counts for computed styles, and the page loads after it', async () => {
    const { tab } = await fetchingPage(
      { '/s.css': () => late(css('p { color: red }'), 50) },
      `<script>onload = () => log.push(performance.now())</script><link rel=stylesheet href=s.css ${logged('s')}><p>`,
    );

    expect(await tab.evaluate('log')).to.deep.equal(['s load', 50]);
    expect(
      await tab.evaluate(
        "[/^(?:red|rgb\\(255, 0, 0\\))$/.test(getComputedStyle(document.querySelector('p')).color), document.querySelector('link').sheet.cssRules.length]",
      ),
    ).to.deep.equal([true, 1]);
  });

  it('that is missing, or none, is an error at its element', async () => {
    const { tab } = await fetchingPage(
      { '/html': () => new Response('<p>', { headers: { 'content-type': 'text/html' } }) },
      ['none.css', 'html', 'http://['].map((href) => `<link rel=stylesheet href="${href}" ${logged(href)}>`).join(''),
    );

    expect(await tab.evaluate('log')).to.have.members(['none.css error', 'html error', 'http://[ error']);
    expect(await tab.evaluate("document.querySelector('link').sheet")).to.equal(null);
  });

  it('is asked for when a script inserts it, and again when it gets another URL', async () => {
    const { run, asked } = await fetchingPage({ '/1.css': () => css(''), '/2.css': () => css('') });

    const log = await run(
      `const link = document.createElement('link'); link.rel = 'Stylesheet next'; link.href = '/1.css'; link.onload = () => log.push(link.href);
      document.head.append(link)`,
    );
    const again = await run("document.querySelector('link').href = '/2.css'; document.querySelector('link').href = '/2.css'");

    expect([log, again]).to.deep.equal([['https://a.example/1.css'], ['https://a.example/1.css', 'https://a.example/2.css']]);
    expect(asked).to.deep.equal(['GET https://a.example/1.css', 'GET https://a.example/2.css']);
  });

  for (const [why, attributes] of [
    ['it is an alternate one', 'rel="alternate stylesheet" title=x href=s.css'],
    ['it is disabled', 'rel=stylesheet disabled href=s.css'],
    ['its type is another', 'rel=stylesheet type=text/plain href=s.css'],
    ['it has no URL', 'rel=stylesheet href=""'],
    ['it is no style sheet', 'rel=icon href=s.css'],
  ] as const) {
    it(`is not asked for where ${why}`, async () => {
      const { asked } = await fetchingPage({}, `<link ${attributes}>`);

      expect(asked).to.deep.equal([]);
    });
  }

  it('that was taken out of the document hears nothing', async () => {
    const { run } = await fetchingPage({ '/s.css': () => css('') });

    const log = await run(
      "const link = document.createElement('link'); link.rel = 'stylesheet'; link.href = '/s.css'; link.onload = () => log.push('x'); document.head.append(link); link.remove()",
    );

    expect(log).to.deep.equal([]);
  });

  it('of another origin needs no permission, but with crossorigin', async () => {
    const { tab } = await fetchingPage(
      { 'https://b.example/s.css': () => css('p { color: red }') },
      ['', 'crossorigin'].map((each) => `<link rel=stylesheet href="https://b.example/s.css" ${each} ${logged(each)}>`).join(''),
    );

    expect(await tab.evaluate('log')).to.have.members([' load', 'crossorigin error']);
  });
});
