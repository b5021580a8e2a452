import { expect } from 'chai';
import { compileModule, textIn } from '../../lib/hosts/page/modules/module-compiler.ts';
import { clientId, clientModule } from '../../lib/vite/client-module.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { Browser, type DocumentHostFactory, bare } from '../../lib/index.ts';

interface Client {
  updateStyle(id: string, content: string): void;
  removeStyle(id: string): void;
  createHotContext(): { accept(): void; readonly data: object };
  injectQuery(url: string): string;
}

interface Styled {
  readonly document: { querySelectorAll(selector: string): Iterable<{ readonly textContent: string }> };
}

async function clientOn(host: DocumentHostFactory): Promise<{ window: Styled; client: Client }> {
  const { window } = await new Browser({ host }).open('https://a.example/');
  const text = textIn(compileModule(clientModule.code, clientId), (script) => script.runInScope(Object.create(null), window));
  const body = text.instantiate({ imports: {}, meta: () => ({}), dynamicImport: () => Promise.reject(new Error('no')) });
  body.run();
  const exported = Object.entries(body.getters).map(([name, value]) => [name, value()]);
  // Walls: the module has these, and the window of the host what is asked for.
  return { window: window as object as Styled, client: Object.fromEntries(exported) as Client };
}

describe("what stands for Vite's own code in pages", () => {
  it('brings style sheets into the document, changes them and takes them out', async () => {
    const { window, client } = await clientOn(happyDom() as DocumentHostFactory<object>);
    const styles = (): string[] => [...window.document.querySelectorAll('style')].map(({ textContent }) => textContent);
    const seen: string[][] = [];

    client.updateStyle('a', 'p {}');
    client.updateStyle('b', 'b {}');
    seen.push(styles());
    client.updateStyle('a', 'i {}');
    client.removeStyle('b');
    client.removeStyle('none');
    seen.push(styles());

    expect(seen).to.deep.equal([['p {}', 'b {}'], ['i {}']]);
  });

  it('does nothing about them in a window without elements', async () => {
    const { client } = await clientOn(bare());

    expect(() => client.updateStyle('a', 'p {}')).not.to.throw();
  });

  it('never updates anything', async () => {
    const { client } = await clientOn(bare());
    const hot = client.createHotContext();

    expect([hot.accept(), hot.data, client.injectQuery('/a')]).to.deep.equal([undefined, {}, '/a']);
  });
});
