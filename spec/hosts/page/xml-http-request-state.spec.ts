import { expect } from 'chai';
import { onEachHost } from './each-host.ts';

onEachHost('the state of an XMLHttpRequest', ({ fetchingPage }) => {
  it('has its numbers on the class and on each object', async () => {
    const { tab } = await fetchingPage();

    const numbers = await tab.evaluate(
      "['UNSENT', 'OPENED', 'HEADERS_RECEIVED', 'LOADING', 'DONE'].flatMap((name) => [XMLHttpRequest[name], new XMLHttpRequest()[name]])",
    );

    expect(numbers).to.deep.equal([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
  });

  it('begins with nothing sent, and is that of a target of events', async () => {
    const { tab } = await fetchingPage();

    const code = `(() => { const x = new XMLHttpRequest(); x.onreadystatechange = () => {}; x.abort();
      return [x.readyState, x.timeout, x.withCredentials, x.responseType, x.responseText, x.responseXML, typeof x.onreadystatechange,
      x instanceof XMLHttpRequestEventTarget, x.upload instanceof XMLHttpRequestUpload, XMLHttpRequest.name] })()`;

    expect(await tab.evaluate(code)).to.deep.equal([...[0, 0, false, '', '', null, 'function', true, true], 'XMLHttpRequest']);
  });

  it('calls the handler of readystatechange until it is taken away', async () => {
    const { run } = await fetchingPage({ '/x': () => new Response('') });

    const log = await run(
      `const x = new XMLHttpRequest(); x.onreadystatechange = () => { log.push(x.readyState); if (x.readyState === 2) x.onreadystatechange = null };
      x.open('GET', '/x'); x.open('GET', '/x'); x.send()`,
    );

    expect(log).to.deep.equal([1, 2]);
  });
});
