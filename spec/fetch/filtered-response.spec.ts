import { expect } from 'chai';
import type { HostResponse } from '../../lib/fetch/response.ts';
import { allowing, asked } from './cross-origin.ts';
import { answerTo } from './wire.ts';

const plain = { 'x-a': '1', 'x-b': '2', 'cache-control': 'no-store' };

describe('a response of another origin that may be read', () => {
  const namesOf = async (expose: string, credentials: 'same-origin' | 'include' = 'same-origin'): Promise<string[]> => {
    const headers = { ...plain, 'access-control-expose-headers': expose, 'access-control-allow-credentials': 'true' };
    const { headers: shown } = (await answerTo(asked({ credentials }), () => allowing(headers))) as HostResponse;
    return shown.map(([name]) => name).filter((name) => !name.startsWith('access'));
  };

  it('shows the headers that are always shown, and those that it exposes', async () => {
    expect(await namesOf('X-A')).to.deep.equal(['cache-control', 'content-type', 'x-a']);
  });

  it('exposes all of them with *, unless credentials are included', async () => {
    expect(await namesOf('*')).to.deep.equal(['cache-control', 'content-type', 'x-a', 'x-b']);
    expect(await namesOf('*', 'include')).to.deep.equal(['cache-control', 'content-type']);
  });

  it('exposes nothing by a header that does not parse', async () => {
    expect(await namesOf('x-a, x b')).to.deep.equal(['cache-control', 'content-type']);
  });
});
