import { expect } from 'chai';
import { hosts, openTabs } from './hosts.ts';

for (const { name, host } of hosts) {
  describe(`structuredClone and postMessage (${name})`, () => {
    const objects = [
      'document',
      'location',
      'history',
      'window',
      'new Event("x")',
      'new StorageEvent("storage")',
      'new EventTarget()',
    ];
    for (const object of [...objects, '{ deep: [new Map([[1, document]])] }']) {
      it(`refuse ${object} with a DataCloneError of the page`, async () => {
        const [tab] = await openTabs(host(), 'https://a.example/');

        const thrown =
          await tab.evaluate(`[() => structuredClone(${object}), () => window.postMessage(${object}, '*')].map((each) => {
          try { each() } catch (error) { return error instanceof window.DOMException ? error.name : String(error) }
        })`);

        expect(thrown).to.deep.equal(['DataCloneError', 'DataCloneError']);
      });
    }

    it('copy exceptions and what is plain', async () => {
      const [tab] = await openTabs(host(), 'https://a.example/');

      expect(
        await tab.evaluate(`structuredClone({ a: [new Date(0), new Set([1])], b: new Uint8Array(2) }).a[0].getTime()`),
      ).to.equal(0);
    });
  });
}
