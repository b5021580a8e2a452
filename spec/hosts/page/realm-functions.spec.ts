import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { onEachHost } from './each-host.ts';

onEachHost('functions of a page', ({ host }) => {
  const members = [
    ...['fetch', 'open', 'close', 'setTimeout', 'queueMicrotask', 'structuredClone', 'addEventListener', 'dispatchEvent'],
    ...['location.assign', 'location.reload', 'history.pushState', 'history.back', 'document.createEvent', 'document.write'],
    ...['URL.createObjectURL', 'performance.now', 'document.createElement("form").submit', 'getComputedStyle'],
    'Object.getOwnPropertyDescriptor(window, "location").get',
    'Object.getOwnPropertyDescriptor(location, "href").set',
  ];
  for (const member of members) {
    it(`lead to no realm but the page's: ${member}`, async () => {
      const tab = await new Browser({ host: host() }).open('https://a.example/');

      expect(await tab.evaluate(`${member}.constructor('return typeof process')()`)).to.equal('undefined');
    });
  }
});
