import { expect } from 'chai';
import { Browser, type StorageloomError } from '../../lib/index.ts';
import { Consents } from '../../lib/policy/consents.ts';
import { documentOf } from './document-of.ts';

const of = (fields: object): never => fields as never;

describe('what the user has answered', () => {
  const failures: StorageloomError[] = [];
  const failed = (error: unknown): void => void failures.push(error as StorageloomError);

  beforeEach(() => {
    failures.length = 0;
  });

  it('is asked once for each storage key, with who asks and where', async () => {
    const browser = new Browser({ policy: { thirdParty: 'partition' } });
    const tab = await browser.open('https://www.shop.example/x');
    await tab.addFrame('https://a.widget.example/f?q');
    await tab.addFrame('https://a.widget.example/g');
    const requests: unknown[] = [];
    const consents = new Consents((request) => requests.push(request) > 1, failed);

    for (const name of ['tab1', 'tab1/frame1', 'tab1/frame2', 'tab1']) consents.seek(documentOf(browser, name));

    expect(requests).to.deep.equal([
      {
        origin: 'https://www.shop.example',
        topSite: 'https://shop.example',
        thirdParty: false,
        url: 'https://www.shop.example/x',
        tab: 'tab1',
      },
      {
        origin: 'https://a.widget.example',
        topSite: 'https://shop.example',
        thirdParty: true,
        url: 'https://a.widget.example/f?q',
        tab: 'tab1/frame1',
      },
    ]);
    expect(consents.isGranted(documentOf(browser, 'tab1').nonStorageKey)).to.equal(false);
    expect(consents.isGranted(documentOf(browser, 'tab1/frame2').nonStorageKey)).to.equal(true);
  });

  it('is no until somebody has asked', async () => {
    const browser = new Browser();
    await browser.open('https://a.example/');
    const document = documentOf(browser, 'tab1');
    const consents = new Consents(() => true, failed);

    const before = [consents.isGranted(document.nonStorageKey), consents.isAnswered(document.nonStorageKey)];
    consents.seek(document);

    expect(before).to.deep.equal([false, false]);
    expect([consents.isGranted(document.nonStorageKey), consents.isAnswered(document.nonStorageKey)]).to.deep.equal([true, true]);
  });

  it('is no for whoever asks again while the user is asked', async () => {
    const browser = new Browser();
    await browser.open('https://a.example/');
    const document = documentOf(browser, 'tab1');
    const inside: boolean[] = [];
    const consents = new Consents(() => {
      consents.seek(document);
      inside.push(consents.isGranted(document.nonStorageKey));
      return true;
    }, failed);

    consents.seek(document);

    expect([inside, consents.isGranted(document.nonStorageKey)]).to.deep.equal([[false], true]);
  });

  const cause = new RangeError('of yours');
  for (const [what, answer, code, why] of [
    ['"yes"', () => 'yes', 'POLICY_FAILED', "It answered 'yes'."],
    ['1', () => 1, 'POLICY_FAILED', 'It answered 1.'],
    ['nothing', () => undefined, 'POLICY_FAILED', 'It answered undefined.'],
    ['an object', () => of({}), 'POLICY_FAILED', 'It answered an object.'],
    [
      'a promise',
      () => Promise.resolve(true),
      'POLICY_ASYNC',
      'It answered with a promise, and a getter cannot wait: the page was refused.',
    ],
    [
      'a promise that is rejected',
      () => Promise.reject(new Error('late')),
      'POLICY_ASYNC',
      'It answered with a promise, and a getter cannot wait: the page was refused.',
    ],
    [
      'an error',
      () => {
        throw cause;
      },
      'POLICY_FAILED',
      'It threw "RangeError: of yours".',
    ],
  ] as const) {
    it(`is no, and the test hears of it once, where the answer is ${what}`, async () => {
      const browser = new Browser();
      await browser.open('https://a.example/');
      const document = documentOf(browser, 'tab1');
      const consents = new Consents(answer, failed);

      consents.seek(document);
      consents.seek(document);

      expect(failures.map((error) => [error.code, error.what, error.why])).to.deep.equal([
        [code, "The policy's consent() did not say whether https://a.example may store.", why],
      ]);
      expect([consents.isGranted(document.nonStorageKey), consents.isAnswered(document.nonStorageKey)]).to.deep.equal([
        false,
        true,
      ]);
      if (what === 'an error') expect(failures[0]?.cause).to.equal(cause);
    });
  }
});
