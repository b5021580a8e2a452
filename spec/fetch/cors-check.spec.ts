import { expect } from 'chai';
import { allowing, asked, failureTo } from './cross-origin.ts';
import { answerTo } from './wire.ts';

describe('the CORS check', () => {
  it('lets * read what is asked without credentials, and nobody else', async () => {
    const star = (): Response => allowing({ 'access-control-allow-origin': '*' });

    for (const credentials of ['omit', 'same-origin'] as const) {
      expect(await answerTo(asked({ credentials }), star)).to.include({ body: 'hi' });
    }
    expect(await failureTo(asked({ credentials: 'include' }), star)).to.match(/with credentials \* does not do\.$/);
  });

  it('wants the very origin', async () => {
    for (const origin of [
      'https://b.example',
      'https://a.example/',
      'HTTPS://A.EXAMPLE',
      'https://a.example, https://a.example',
    ]) {
      const failure = await failureTo(asked(), () => allowing({ 'access-control-allow-origin': origin }));
      expect(failure, origin).to.match(/and the page's origin is https:\/\/a\.example\.$/);
    }
  });

  it('wants the word true where credentials are included', async () => {
    const request = asked({ credentials: 'include' });
    const with_ = (value: string) => (): Response => allowing({ 'access-control-allow-credentials': value });

    expect(await answerTo(request, with_('true'))).to.include({ body: 'hi' });
    expect(await failureTo(request, with_('True'))).to.match(/no Access-Control-Allow-Credentials: true/);
    expect(await failureTo(request, () => allowing())).to.match(/no Access-Control-Allow-Credentials: true/);
  });

  it('knows an opaque origin as null', async () => {
    const request = asked({ initiator: { opaque: true, id: 1 } });

    expect(await answerTo(request, () => allowing({ 'access-control-allow-origin': 'null' }))).to.include({ body: 'hi' });
    expect(await failureTo(request, () => allowing())).to.match(/and the page's origin is null\.$/);
  });
});
