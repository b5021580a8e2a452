import { expect } from 'chai';
import { onEachHost } from './each-host.ts';

onEachHost('declarative refresh', ({ openPage }) => {
  it('is of the document only: nothing happens for an element of another one, or after the end', () => {
    const page = openPage();
    const insert = (document: string): string =>
      `{ const meta = ${document}.createElement('meta'); meta.setAttribute('http-equiv', 'refresh'); meta.content = '1'; ${document}.head.append(meta) }`;

    page.run(`other = new DOMParser().parseFromString('<p></p>', 'text/html'); ${insert('other')}`);
    const { document } = page.window;
    const late = document.createElement('meta');
    late.setAttribute('http-equiv', 'refresh');
    late.setAttribute('content', '1');
    const { head } = document;
    page.host.destroy();
    head.append(late);

    expect(page.calls).to.deep.equal([]);
  });
});
