import { expect } from 'chai';
import { assembler } from '../../../lib/html/windows/assemble.ts';
import { createChannel } from '../../../lib/html/messages/message-port.ts';
import { tabAt } from '../model-tree.ts';

describe('the assembler', () => {
  it('gives hooks and WindowProxies that are another document’s for each', () => {
    const { tab, document } = tabAt('https://a.example/');

    expect(assembler.hooksFor(document)).not.to.equal(document.hooks);
    expect(assembler.windowProxiesFor(tab)).not.to.equal(tab.windowProxies);
  });

  it('has the steps of all standards for the end of a document: blob URLs and ports go', () => {
    const { document } = tabAt('https://a.example/');
    const [port] = createChannel(document);
    document.hooks.createObjectURL({ type: '', text: () => Promise.resolve('') });

    for (const steps of assembler.unloadingDocumentCleanupSteps) steps(document);

    expect([port.end, document.userAgent.blobURLs.size]).to.deep.equal([null, 0]);
  });
});
