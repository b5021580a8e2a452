import { expect } from 'chai';
import { DocumentIndex } from '../../lib/web-storage/document-index.ts';
import { UserAgentDouble } from './document-double.ts';

const key = 'https://a.example';

describe('DocumentIndex', () => {
  it('finds documents by non-storage key and by traversable, in the order in which they were added', () => {
    const userAgent = new UserAgentDouble();
    const tab = userAgent.tab();
    const one = userAgent.document('https://a.example/', { tab });
    const two = userAgent.document('https://a.example/');
    const three = userAgent.document('https://a.example/', { tab });
    userAgent.document('https://b.example/', { tab });

    expect([...userAgent.documents.ofKey(key)]).to.deep.equal([one, two, three]);
    expect([...userAgent.documents.ofTraversable(key, tab)]).to.deep.equal([one, three]);
    expect([...userAgent.documents.ofKey('https://c.example')]).to.deep.equal([]);
    expect([...userAgent.documents.ofTraversable(key, null)]).to.deep.equal([]);
    expect([...userAgent.documents.ofTraversable('https://c.example', tab)]).to.deep.equal([]);
  });

  it('forgets a document, also one that has lost its traversable meanwhile', () => {
    const userAgent = new UserAgentDouble();
    const tab = userAgent.tab();
    const [one, two] = [userAgent.document('https://a.example/', { tab }), userAgent.document('https://a.example/', { tab })];

    one.traversable = null;
    userAgent.documents.remove(one);
    expect([...userAgent.documents.ofTraversable(key, tab)]).to.deep.equal([two]);

    userAgent.documents.remove(two);
    userAgent.documents.remove(two);
    expect([userAgent.documents.ofKey(key).length, userAgent.documents.ofTraversable(key, tab).length]).to.deep.equal([0, 0]);
  });

  it('takes a document once, and one without a traversable under its key only', () => {
    const index = new DocumentIndex();
    const document = new UserAgentDouble().document('https://a.example/');
    document.traversable = null;

    index.add(document);
    index.add(document);

    expect([...index.ofKey(key)]).to.deep.equal([document]);
    index.remove(document);
    expect(index.ofKey(key).length).to.equal(0);
  });
});
