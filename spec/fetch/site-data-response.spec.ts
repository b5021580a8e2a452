import { expect } from 'chai';
import type { FetchParams } from '../../lib/fetch/fetch-params.ts';
import type { NetworkRequest } from '../../lib/fetch/request.ts';
import type { NetworkAnswer } from '../../lib/fetch/response.ts';
import { siteDataResponse, type SiteDataResponse } from '../../lib/fetch/site-data-response.ts';
import type { Origin } from '../../lib/origin/origin.ts';
import { get } from './wire.ts';

const url = 'https://a.example/out';
const of = (host: string): Origin => ({ opaque: false, scheme: 'https', host, port: null });

function responseTo(
  changes: Partial<NetworkRequest>,
  answer: NetworkAnswer = { url, status: 204, headers: [['Clear-Site-Data', '"storage"']], body: '' },
  isPreflight = false,
): SiteDataResponse | null {
  const request = { ...get(url), ...changes };
  const params: FetchParams = { request, urls: [url], redirects: [], responseTainting: 'basic', isPreflight };
  return siteDataResponse(params, 3, { setCookies: [], result: answer, location: null, afterMs: null });
}

describe('a response that has site data removed', () => {
  it('is one with the header, whatever its status', () => {
    expect(responseTo({})).to.deep.equal({
      request: 3,
      url,
      headers: [['Clear-Site-Data', '"storage"']],
      around: [],
      credentials: true,
    });
    expect(responseTo({}, { url, status: 200, headers: [], body: '' })).to.equal(null);
    expect(responseTo({}, { reason: 'down' })).to.equal(null);
  });

  it('says whether it was asked for with credentials', () => {
    const mode = 'cors';
    const answers = [
      responseTo({ mode, credentials: 'omit', initiator: of('a.example') }),
      responseTo({ mode, credentials: 'same-origin', initiator: of('b.example') }),
      responseTo({ mode, credentials: 'same-origin', initiator: of('a.example') }),
      responseTo({ mode, credentials: 'include', initiator: of('b.example') }, undefined, true),
    ];

    expect(answers.map((answer) => answer?.credentials)).to.deep.equal([false, false, true, false]);
  });

  it('is in the partition of the document that asks, or that it makes', () => {
    const [initiator, ancestors] = [of('b.example'), [of('top.example')]];

    expect(responseTo({ mode: 'no-cors', initiator, ancestors })?.around).to.deep.equal([initiator, ...ancestors]);
    expect(responseTo({ initiator, ancestors })?.around).to.deep.equal(ancestors);
    expect(responseTo({ mode: 'no-cors', ancestors })?.around).to.deep.equal(ancestors);
  });
});
