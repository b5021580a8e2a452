import { expect } from 'chai';
import { DocumentIndex, type IndexedDocument } from '../../../lib/html/records/document-index.ts';
import { originOfURL, type OpaqueOrigin } from '../../../lib/origin/origin.ts';

let lastId = 0;
const newOpaqueOrigin = (): OpaqueOrigin => ({ opaque: true, id: ++lastId });

function documentOf(url: string): IndexedDocument {
  return { origin: originOfURL(new URL(url), newOpaqueOrigin) };
}

describe('the index of documents by origin', () => {
  it('finds the documents of an origin in the order in which they were added', () => {
    const index = new DocumentIndex();
    const [one, other, two] = [
      documentOf('https://a.example/'),
      documentOf('https://b.example/'),
      documentOf('https://a.example/x'),
    ];

    const added = [one, other, two].map((document) => index.add(document));

    expect(added).to.deep.equal([true, true, true]);
    expect(index.ofOrigin(two.origin)).to.deep.equal([one, two]);
    expect(index.ofOrigin(documentOf('https://c.example/').origin)).to.deep.equal([]);
  });

  it('takes a document once, which keeps its place', () => {
    const index = new DocumentIndex();
    const [one, two] = [documentOf('https://a.example/'), documentOf('https://a.example/')];
    index.add(one);
    index.add(two);

    const again = index.add(one);

    expect([again, index.ofOrigin(one.origin)]).to.deep.equal([false, [one, two]]);
  });

  it('finds documents whose document.domain was set under their origin', () => {
    const index = new DocumentIndex();
    const document = documentOf('https://www.a.example/');
    index.add(document);

    Object.assign(document.origin, { domain: 'a.example' });

    expect(index.ofOrigin(documentOf('https://www.a.example/').origin)).to.deep.equal([document]);
    expect(index.remove(document)).to.equal(true);
  });

  it('knows an origin no longer than its documents', () => {
    const index = new DocumentIndex();
    const opaque = Array.from({ length: 100 }, () => documentOf('data:,x'));
    for (const document of opaque) index.add(document);

    const before = index.origins;
    for (const document of opaque) index.remove(document);

    expect([before, index.origins, index.ofOrigin(opaque[0]!.origin)]).to.deep.equal([100, 0, []]);
  });

  it('removes what was added, and that once', () => {
    const index = new DocumentIndex();
    const document = documentOf('https://a.example/');

    const results = [index.remove(document), index.add(document), index.remove(document), index.remove(document)];

    expect(results).to.deep.equal([false, true, true, false]);
  });

  it('has them all, origin by origin', () => {
    const index = new DocumentIndex();
    const [one, other, two] = [
      documentOf('https://a.example/'),
      documentOf('https://b.example/'),
      documentOf('https://a.example/x'),
    ];
    const before = index.all();
    for (const document of [one, other, two]) index.add(document);

    expect([before, index.all()]).to.deep.equal([[], [one, two, other]]);
  });
});
