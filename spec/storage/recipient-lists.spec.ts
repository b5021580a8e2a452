import { expect } from 'chai';
import { RecipientLists } from '../../lib/storage/recipient-lists.ts';
import { UserAgentDouble, type DocumentDouble } from '../web-storage/document-double.ts';
import { storageKeys } from './shed-double.ts';

const keyOf = storageKeys();
const [keyA, keyB, keyC] = [keyOf('https://a.example/'), keyOf('https://b.example/'), keyOf('https://c.example/')];

describe('the lists of recipients of a shed', () => {
  it('are one for each key, and the same whenever they are asked for', () => {
    const lists = new RecipientLists();
    const document = new UserAgentDouble().document('https://b.example/');

    const [a, b, c] = [keyA, keyB, keyC].map((key) => lists.of(key));
    lists.add(keyB, document);

    expect([a, b, c]).to.deep.equal([[], [document], []]);
    expect([keyA, keyB, keyC].map((key) => lists.of(key))).to.have.ordered.members([a, b, c]);
  });

  it('are made anew for a key that was dropped, whichever it was, and stay for the others', () => {
    for (const dropped of [keyA, keyB]) {
      const lists = new RecipientLists();
      const document = new UserAgentDouble().document('https://b.example/');
      lists.of(keyA);
      const [b, c] = [lists.of(keyB), lists.of(keyC)];
      lists.add(keyC, document);

      lists.drop(dropped);
      const again = lists.of(dropped);

      expect([again, lists.of(keyC), lists.of(keyB) === b]).to.deep.equal([[], [document], dropped !== keyB]);
      expect([lists.of(dropped) === again, again === c]).to.deep.equal([true, false]);
    }
  });

  it('begin with a document or without one', () => {
    const lists = new RecipientLists();
    const [one, two] = ['a', 'b'].map(() => new UserAgentDouble().document('https://a.example/')) as [
      DocumentDouble,
      DocumentDouble,
    ];

    lists.add(keyA, one);
    lists.add(keyB, two);
    lists.add(keyA, two);

    expect([keyA, keyB].map((key) => lists.of(key))).to.deep.equal([[one, two], [two]]);
  });

  it('do not mind a key that has none', () => {
    const lists = new RecipientLists();

    lists.drop(keyA);

    expect(lists.of(keyA)).to.deep.equal([]);
  });
});
