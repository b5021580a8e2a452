import { expect } from 'chai';
import { Browser, type BareWindow } from '../../../lib/index.ts';
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

  it('ends what Storage objects do at the end of their document, where an engine does, but not where the window goes on', async () => {
    const behaviour = { storageOfGoneDocument: 'refused', backForwardCache: 'off' } as const;
    const tab = await new Browser({ behaviour }).open('https://a.example/');
    const popup = tab.window.open('/popup') as BareWindow;
    const [gone, standing] = [tab.window.localStorage, popup.localStorage];

    await tab.browser.settle();
    await tab.goto('/next');

    expect(() => gone.length).to.throw('The document of this Storage object is gone.');
    expect([standing.length, popup.location.href]).to.deep.equal([0, 'https://a.example/popup']);
  });
});
