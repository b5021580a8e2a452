import { expect } from 'chai';
import { innerOf } from '../../../lib/browser/inner.ts';
import { openPolicy } from '../../../lib/html/records/storage-policy.ts';
import { Browser } from '../../../lib/index.ts';
import { documentOf } from '../../policy/document-of.ts';
import { areaOf } from '../../storage/shed-double.ts';
import { userAgent } from '../bare-model.ts';

describe('the policy of a user agent that was given none', () => {
  it('lets everybody store everywhere, and asks and records nothing', async () => {
    const browser = new Browser();
    const tab = await browser.open('https://shop.example/');
    await tab.addFrame('https://ads.example/');
    const frame = documentOf(browser, 'tab1/frame1');
    const area = areaOf();
    const answers = [
      openPolicy.partitionOf(frame.navigable.ancestorOrigins, frame.origin),
      openPolicy.mayPersist('https://ads.example'),
      openPolicy.linksCookies,
      openPolicy.followRefusal(frame),
      openPolicy.isRefused(frame),
      openPolicy.reasonOf(frame),
      openPolicy.seekConsent(frame),
      openPolicy.obtained(frame, area),
      openPolicy.areaMade(area, frame.nonStorageKey),
      openPolicy.lasts(frame.nonStorageKey),
    ];

    expect(answers).to.deep.equal([null, false, false, undefined, false, null, undefined, undefined, undefined, true]);
    expect([area.guard, area.coherence]).to.deep.equal([null, null]);
  });

  it('is not the one of a Browser', () => {
    expect(userAgent().storagePolicy).to.equal(openPolicy);
    expect(innerOf(new Browser()).userAgent.storagePolicy).not.to.equal(openPolicy);
  });
});
