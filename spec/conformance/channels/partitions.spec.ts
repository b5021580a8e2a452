import { expect } from 'chai';
import { hosts } from '../hosts.ts';
import { openWith } from '../policy/open-with.ts';
import { thrownBy } from '../thrown-by.ts';
import { openChannel } from './open-channel.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

for (const { name, host } of hosts) {
  describe(`channels under policies (${name})`, () => {
    it('of third parties reach only their partition', async () => {
      const { browser, tabs } = await openWith(host(), { thirdParty: 'partition' }, a, b, b, 'https://c.example/');
      const [own, first, second, third] = tabs;
      const frames = [await first.addFrame(`${a}1`), await second.addFrame(`${a}2`), await third.addFrame(`${a}3`)];
      const [page, underB, again, underC] = [own, ...frames].map((place) => openChannel(place));

      underB?.channel.postMessage('of a frame under b');
      page?.channel.postMessage('of the page');
      await browser.settle();

      expect([page, underB, again, underC].map((each) => each?.heard)).to.deep.equal([[], [], ['of a frame under b'], []]);
    });

    it('of third parties reach all of their origin where nothing is partitioned', async () => {
      const { browser, tabs } = await openWith(host(), {}, a, b);
      const [own, first] = tabs;
      const frame = openChannel(await first.addFrame(`${a}1`));

      openChannel(own).channel.postMessage('m');
      await browser.settle();

      expect(frame.heard).to.deep.equal(['m']);
    });

    it('work where storage is blocked: their key never fails', async () => {
      const { browser, tabs } = await openWith(host(), { block: ['a.example'] }, a, a);
      const [tab, other] = tabs;
      const { heard } = openChannel(other);

      openChannel(tab).channel.postMessage('m');
      await browser.settle();

      expect(thrownBy(() => tab.window.localStorage)).to.have.property('name', 'SecurityError');
      expect(heard).to.deep.equal(['m']);
    });

    it('work in third parties whose storage is blocked', async () => {
      const { browser, tabs } = await openWith(host(), { thirdParty: 'block' }, b);
      const frame = await tabs[0].addFrame(`${a}1`);
      const { heard } = openChannel(frame);

      openChannel(frame).channel.postMessage('m');
      await browser.settle();

      expect(thrownBy(() => frame.window.localStorage)).to.have.property('name', 'SecurityError');
      expect(heard).to.deep.equal(['m']);
    });
  });
}
