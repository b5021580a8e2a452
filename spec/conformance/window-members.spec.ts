import { expect } from 'chai';
import { hosts, openTabs } from './hosts.ts';

const strict = (code: string): string =>
  `(function () { 'use strict'; try { ${code}; return 'silent' } catch (error) { return error.name } })()`;

for (const { name, host } of hosts) {
  describe(`members of a window (${name})`, () => {
    it('that are read-only throw in strict code that sets them, and stay', async () => {
      const [tab] = await openTabs(host(), 'https://a.example/');

      const names = ['localStorage', 'sessionStorage', 'isSecureContext', 'document', 'top', 'closed'];
      const thrown = [];
      for (const each of names) thrown.push(await tab.evaluate(strict(`window.${each} = {}`)));

      expect(thrown).to.deep.equal(names.map(() => 'TypeError'));
      expect(await tab.evaluate('[localStorage instanceof Storage, window.isSecureContext, document.URL]')).to.deep.equal([
        ...[true, true, 'https://a.example/'],
      ]);
    });

    it('can be deleted, but for those that no page can take away', async () => {
      const [tab] = await openTabs(host(), 'https://a.example/');

      const deleted = [];
      for (const each of ['localStorage', 'origin', 'document', 'location', 'top', 'window']) {
        deleted.push(await tab.evaluate(`${strict(`delete window.${each}`)} + ' ' + ('${each}' in window)`));
      }

      expect(deleted).to.deep.equal(['silent false', 'silent false', ...Array<string>(4).fill('TypeError true')]);
    });

    it('say whether the page came by a safe way', async () => {
      const tabs = await openTabs(host(), 'https://a.example/', 'http://a.example/', 'http://localhost/');

      expect(tabs.map(({ window }) => window.isSecureContext)).to.deep.equal([true, false, true]);
    });
  });
}
