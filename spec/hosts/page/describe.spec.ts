import { expect } from 'chai';
import { describePlatformObject as describeAs } from '../../../lib/hosts/page/describe.ts';

const node = (nodeName: string, nodeValue: string | null = null): object => ({ nodeName, nodeValue, URL: 'https://a.example/' });

describe('an object of an emulator in the console', () => {
  it('is what it is said to be', () => {
    const attributes = [{ name: 'id', value: 'x' }];

    expect(describeAs({ ...node('P'), attributes }, { as: 'node', nodeType: 1, localName: 'p' }, String)).to.equal('<p id="x">');
    expect(describeAs(node('#document'), { as: 'node', nodeType: 9, localName: null }, String)).to.equal(
      '#document https://a.example/',
    );
    expect(describeAs(node('#text', 'a"'), { as: 'node', nodeType: 3, localName: null }, String)).to.equal('#text "a\\""');
    expect(describeAs(node('#f'), { as: 'node', nodeType: 11, localName: null }, String)).to.equal('#document-fragment');
    expect(describeAs(node('html'), { as: 'node', nodeType: 10, localName: null }, String)).to.equal('html');
    expect(describeAs({ href: 'a:b' }, { as: 'location' }, String)).to.equal('Location a:b');
    expect(describeAs(new Event('x'), { as: 'event' }, String)).to.equal('Event x');
    expect(describeAs({}, { as: 'name', name: 'DOMTokenList' }, String)).to.equal('DOMTokenList');
    expect(describeAs({}, null, String)).to.equal(null);
  });

  it('is shortened as a list, and as a text', () => {
    const list = Array.from({ length: 22 }, () => ({}));

    expect(describeAs(list, { as: 'list', name: 'NodeList' }, () => 'n')).to.equal(`NodeList(22) [${'n, '.repeat(20)}… 2 more]`);
    expect(describeAs(node('#text', 'x'.repeat(300)), { as: 'node', nodeType: 3, localName: null }, String)).to.have.lengthOf(
      200,
    );
  });
});
