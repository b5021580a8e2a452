import { expect } from 'chai';
import { blobURLFunctions } from '../../lib/file-api/blob-url-functions.ts';
import { HooksDouble } from '../hosts/hooks-double.ts';
import { openBare } from '../hosts/bare/open-bare.ts';

describe('the static functions of URL', () => {
  it('hand a Blob to the model, and give the URL that it makes', () => {
    const hooks = new HooksDouble();
    const { createObjectURL } = blobURLFunctions(hooks, openBare().host.realm);
    const blob = new Blob(['text']);

    const url = createObjectURL(blob);

    expect(url).to.equal('blob:https://a.example/1');
    expect(hooks.calls[0]?.[1]).to.equal(blob);
  });

  it('convert the URL to revoke to a string', () => {
    const hooks = new HooksDouble();
    const { revokeObjectURL } = blobURLFunctions(hooks, openBare().host.realm);

    revokeObjectURL(new URL('blob:https://a.example/1'));

    expect(hooks.calls).to.deep.equal([['revokeObjectURL', 'blob:https://a.example/1']]);
    expect(() => revokeObjectURL(Symbol('s'))).to.throw(TypeError);
  });

  it('refuse what is no Blob', () => {
    const { createObjectURL } = blobURLFunctions(new HooksDouble(), openBare().host.realm);

    for (const value of [undefined, null, 'text', () => 1, { type: 1, text: () => 1 }, { type: 'text/html' }]) {
      expect(() => createObjectURL(value)).to.throw(TypeError, "not of type 'Blob'");
    }
  });
});
