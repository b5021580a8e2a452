import { expect } from 'chai';
import { domainOf, setDomainOf } from '../../../lib/html/windows/domain-attribute.ts';
import { thrownBy } from '../../conformance/thrown-by.ts';
import { frameIn, originOf, show, tabAt } from '../model-tree.ts';

const www = 'https://www.a.example/';

describe('document.domain', () => {
  it('is the host until it is set, and empty for an opaque origin', () => {
    const { document } = tabAt(www);
    const opaque = frameIn(document, { sandbox: '' }).activeDocument!;

    const before = domainOf(document);
    setDomainOf(document, 'a.example');

    expect([before, domainOf(document), domainOf(opaque)]).to.deep.equal(['www.a.example', 'a.example', '']);
  });

  it("throws the realm's SecurityError for what is no domain of the document", () => {
    const { document } = tabAt(www);

    const error = thrownBy(() => setDomainOf(document, 'b.example'));

    expect(error).to.be.instanceOf(document.realm.DOMException);
    expect(error).to.have.property('name', 'SecurityError');
    expect(document.origin).to.deep.equal(originOf(www));
  });

  it('throws in every sandbox, and when the document is gone', () => {
    const { tab, document } = tabAt(www);
    const sandboxed = frameIn(document, { sandbox: 'allow-same-origin', url: www }).activeDocument!;
    show(tab, www);

    for (const each of [sandboxed, document]) {
      expect(thrownBy(() => setDomainOf(each, 'a.example'))).to.have.property('name', 'SecurityError');
    }
  });

  it('stays what it is where documents of the origin have an agent of their own', () => {
    const { tab, document } = tabAt('https://b.example/');
    tab.group.agentFor(originOf(www), 'tab1/frame1', true);
    const alone = frameIn(document, { url: www }).activeDocument!;

    setDomainOf(alone, 'a.example');

    expect(domainOf(alone)).to.equal('www.a.example');
    expect(alone.origin).not.to.have.property('domain');
  });

  it('lets two documents of one site reach each other when both have set it, and not before', () => {
    const { tab, document } = tabAt(www);
    const child = frameIn(document, { url: 'https://x.a.example/' });
    const inner = child.activeDocument!;
    const reach = (): unknown => thrownBy(() => Reflect.get(child.windowProxies.for(document.origin), 'document'));

    setDomainOf(document, 'a.example');
    const once = reach();
    setDomainOf(inner, 'a.example');

    expect(once).to.have.property('name', 'SecurityError');
    expect(reach()).to.equal(undefined);
    expect(thrownBy(() => Reflect.get(tab.windowProxies.for(inner.origin), 'document'))).to.equal(undefined);
  });

  it('parts a document from another one of its origin that has not set it', () => {
    const { tab, document } = tabAt(www);
    const child = frameIn(document, { url: `${www}f` });
    const inner = child.activeDocument!;
    const own = child.windowProxies.for(inner.origin);

    setDomainOf(document, 'a.example');

    for (const [navigable, accessor] of [
      [tab, inner.origin],
      [child, document.origin],
    ] as const) {
      const error = thrownBy(() => Reflect.get(navigable.windowProxies.for(accessor), 'document'));
      expect(error).to.have.property('name', 'SecurityError');
    }
    expect(thrownBy(() => Reflect.get(own, 'document'))).to.equal(undefined);
    expect(child.windowProxies.for(inner.origin)).to.equal(own);
  });

  it('leaves a window the object that it was for its document, and for those of the same domain', () => {
    const { tab, document } = tabAt(www);
    const child = frameIn(document, { url: `${www}f` });
    const inner = child.activeDocument!;
    const [own, innersOwn] = [tab.windowProxies.for(document.origin), child.windowProxies.for(inner.origin)];

    setDomainOf(document, 'a.example');
    child.windowProxies.for(document.origin);
    tab.windowProxies.for(inner.origin);
    setDomainOf(inner, 'a.example');

    expect(tab.windowProxies.for(document.origin)).to.equal(own);
    expect(tab.windowProxies.for(inner.origin)).to.equal(own);
    expect(child.windowProxies.for(inner.origin)).to.equal(innersOwn);
    expect(child.windowProxies.for(document.origin)).to.equal(innersOwn);
  });

  it('is shared with the blank frames of the document, whose origin is the same', () => {
    const { document } = tabAt(www);
    const blank = frameIn(document);
    const own = blank.windowProxies.for(blank.activeDocument!.origin);

    setDomainOf(document, 'a.example');

    expect(domainOf(blank.activeDocument!)).to.equal('a.example');
    expect(blank.windowProxies.for(blank.activeDocument!.origin)).to.equal(own);
    expect(thrownBy(() => Reflect.get(own, 'document'))).to.equal(undefined);
  });
});
