import { expect } from 'chai';
import { StorageloomError } from '../../lib/infra/failure.ts';
import { originOfURL, type Origin } from '../../lib/origin/origin.ts';
import { Blocklist } from '../../lib/policy/blocklist.ts';
import { thrownBy } from '../conformance/thrown-by.ts';

const of = (url: string): Origin => originOfURL(new URL(url), () => ({ opaque: true, id: 1 }));
const given = (value: unknown): never => value as never;

function listOf(...sites: string[]): Blocklist {
  const list = new Blocklist(() => undefined);
  for (const site of sites) list.add(site);
  return list;
}

describe('the blocklist', () => {
  it('means a host and all below it, at any scheme and port', () => {
    const list = listOf('ads.example');

    const matches = ['https://ads.example/', 'http://ads.example:8080/', 'https://a.b.ads.example/', 'https://ads.example./'].map(
      (url) => list.match(of(url)),
    );
    const others = ['https://example/', 'https://badads.example/', 'https://ads.example.com/', 'data:,ads.example'].map((url) =>
      list.match(of(url)),
    );

    expect([matches, others]).to.deep.equal([Array(4).fill('ads.example'), Array(4).fill(null)]);
  });

  it('means an origin alone, with its scheme and port', () => {
    const list = listOf('https://ads.example');

    const matches = ['https://ads.example/x', 'http://ads.example/', 'https://ads.example:81/', 'https://a.ads.example/'].map(
      (url) => list.match(of(url)),
    );

    expect(matches).to.deep.equal(['https://ads.example', null, null, null]);
  });

  it('means IP addresses and hosts without a dot alone', () => {
    const list = listOf('127.0.0.1', 'localhost', '[::1]');

    const matches = [
      'http://127.0.0.1:3000/',
      'http://localhost/',
      'http://[::1]/',
      'http://a.localhost/',
      'http://127.0.0.2/',
    ].map((url) => list.match(of(url)));

    expect(matches).to.deep.equal(['127.0.0.1', 'localhost', '[::1]', null, null]);
  });

  it('means the same in Unicode and in punycode', () => {
    const [unicode, ascii] = [listOf('bücher.example'), listOf('xn--bcher-kva.example')];

    expect([unicode.sites, unicode.match(of('https://www.bücher.example/'))]).to.deep.equal([
      ascii.sites,
      ascii.match(of('https://www.xn--bcher-kva.example/')),
    ]);
  });

  it('is told of each change, and has each site once', () => {
    let changes = 0;
    const list = new Blocklist(() => changes++);

    list.add(' ads.example ', 'first\n  reason');
    list.add('ADS.example', 'second');
    const removed = [list.remove('Ads.Example.'), list.remove('ads.example'), list.remove('co.uk'), list.remove(given(5))];

    expect([removed, list.sites, changes]).to.deep.equal([[true, false, false, false], [], 3]);
  });

  it('keeps a host and an origin of it apart', () => {
    const list = listOf('ads.example', 'https://ads.example');

    list.remove('ads.example');

    expect(list.sites).to.deep.equal(['https://ads.example']);
    expect([list.match(of('https://ads.example/')), list.match(of('http://ads.example/'))]).to.deep.equal([
      'https://ads.example',
      null,
    ]);
  });

  it('takes sites in the place of those that are there, and keeps comments', () => {
    const list = listOf('old.example');
    list.add('ads.example', 'they track');
    list.import('storageloom blocklist 1\n# of our team\n');

    list.replaceSites(['https://new.example', 'ads.example']);

    expect(list.export()).to.equal('storageloom blocklist 1\nads.example # they track\n# of our team\nhttps://new.example\n');
  });

  for (const [what, call, why] of [
    ['a number', (list: Blocklist) => list.add(given(5)), 'A site is text.'],
    ['nothing', (list: Blocklist) => list.add(given(undefined)), 'A site is text.'],
    ['a public suffix', (list: Blocklist) => list.add('co.uk'), 'Everybody may have a site under co.uk.'],
    [
      'a URL with a path',
      (list: Blocklist) => list.add('https://a.example/x'),
      'Storage is that of a whole origin and knows no paths.',
    ],
    ['a comment that is none', (list: Blocklist) => list.add('a.example', given(5)), 'A comment is text.'],
    ['bytes', (list: Blocklist) => list.import(given(new Uint8Array())), 'A blocklist is text.'],
    ['a list of a policy', (list: Blocklist) => list.replaceSites(['a b']), 'It is no host.'],
  ] as const) {
    it(`refuses ${what}, and is as it was`, () => {
      const list = listOf('ads.example');

      const error = thrownBy(() => call(list));

      expect(error).to.be.instanceOf(StorageloomError).and.include({ code: 'BAD_OPTION', why });
      expect(list.sites).to.deep.equal(['ads.example']);
    });
  }
});

describe('the text of a blocklist', () => {
  it('goes to another one and back, with comments and in its order', () => {
    const list = listOf('ads.example');
    list.add('https://track.example', 'asked for by #17');

    const other = listOf();
    const added = other.import(list.export());

    expect(added).to.equal(2);
    expect(other.export()).to.equal('storageloom blocklist 1\nads.example\nhttps://track.example # asked for by #17\n');
  });

  it('is added to what is there, and counts what is new', () => {
    const list = listOf('ads.example');
    const text = 'storageloom blocklist 1\n# ours\nADS.example # twice\nnew.example\n';

    const added = [list.import(text), list.import(text)];

    expect([added, list.export()]).to.deep.equal([[1, 0], 'storageloom blocklist 1\nads.example\n# ours\nnew.example\n']);
  });

  it('acts at once, as one change', () => {
    const seen: string[] = [];
    const list: Blocklist = new Blocklist(() => seen.push(list.sites.join()));

    list.import('storageloom blocklist 1\na.example\nb.example\n');

    expect(seen).to.deep.equal(['a.example,b.example']);
  });

  it('is read with the ends of lines of other systems, a mark of its encoding, and empty lines', () => {
    const list = listOf();

    list.import('\ufeffstorageloom blocklist 1  \r\n\r\na.example#why\r# alone\n#\n  b.example  \n');

    expect(list.export()).to.equal('storageloom blocklist 1\na.example # why\n# alone\nb.example\n');
  });

  it('loses no line whose comment has a separator of Unicode', () => {
    const list = listOf();

    list.import('storageloom blocklist 1\na.example # x\u2028y\n');

    expect(list.sites).to.deep.equal(['a.example']);
  });

  for (const [what, text, why, mend] of [
    [
      'nothing',
      '',
      "It is no blocklist. Its first line is ''.",
      'Let it begin with "storageloom blocklist 1", or add the sites one by one.',
    ],
    [
      'a page',
      '<!doctype html>\n',
      "It is no blocklist. Its first line is '<!doctype html>'.",
      'Let it begin with "storageloom blocklist 1", or add the sites one by one.',
    ],
    [
      'a later version',
      'storageloom blocklist 2\na.example\n',
      'It is of version 2. This release reads version 1.',
      'Export it again with a release of the same version.',
    ],
    [
      'a line of garbage',
      'storageloom blocklist 1\na.example\n\n%%%\nb.example',
      "Line 4 is '%%%'. It is no host.",
      'Write a host such as ads.example, or an origin such as https://ads.example.',
    ],
    [
      'a line of several sites',
      'storageloom blocklist 1\na.example b.example',
      "Line 2 is 'a.example b.example'. It is no host.",
      'Write a host such as ads.example, or an origin such as https://ads.example.',
    ],
    [
      'a public suffix',
      'storageloom blocklist 1\na.example\nco.uk # all',
      "Line 3 is 'co.uk'. Everybody may have a site under co.uk.",
      'Name the site that you mean, such as ads.co.uk.',
    ],
  ] as const) {
    it(`is refused as a whole, with what to do, where it is ${what}`, () => {
      let changes = 0;
      const list = new Blocklist(() => changes++);

      const error = thrownBy(() => list.import(text));

      expect(error).to.be.instanceOf(StorageloomError).and.include({ code: 'BLOCKLIST_INVALID', why, mend });
      expect([list.sites, changes]).to.deep.equal([[], 0]);
    });
  }
});
