import { expect } from 'chai';
import { runInNewContext } from 'node:vm';
import type { GlobalIntrinsics } from '../../../lib/ecmascript/global-intrinsics.ts';
import { bare } from '../../../lib/hosts/bare/index.ts';
import { BareIntrinsics, surroundingsIntrinsics } from '../../../lib/hosts/bare/intrinsics.ts';
import { Browser } from '../../../lib/browser/browser.ts';
import { tabs } from '../../../lib/testing/tabs.ts';
import { HooksDouble } from '../hooks-double.ts';

/** Another realm of this process, as runners give one to each file of tests. */
function otherRealm(): GlobalIntrinsics {
  return runInNewContext('globalThis') as GlobalIntrinsics;
}

function thrownBy(steps: () => unknown): unknown {
  try {
    steps();
  } catch (error) {
    return error;
  }
  return null;
}

describe('the intrinsics of bare windows', () => {
  it('are those of the surroundings, without showing them in a loop', () => {
    const { members } = surroundingsIntrinsics;

    expect(Reflect.get(members, 'Map')).to.equal(Map);
    expect(Object.keys(members)).to.deep.equal([]);
  });

  it('may be replaced by a window for itself', () => {
    const window = Object.create(surroundingsIntrinsics.members) as { Map: unknown };

    window.Map = 1;

    expect([window.Map, Reflect.get(surroundingsIntrinsics.members, 'Map')]).to.deep.equal([1, Map]);
  });

  it('stay what they were when somebody puts others in their place', () => {
    const realm = otherRealm();
    const { Date } = realm;

    const { clocks } = new BareIntrinsics(realm);
    Object.assign(realm, { Date: null });

    expect(clocks.Date).to.equal(Date);
  });

  it('may be those of another realm: a window has them under their names', async () => {
    const realm = otherRealm();
    const tab = await new Browser({ host: bare({ intrinsics: realm }) }).open();

    const names = ['Array', 'TypeError', 'Promise', 'Map', 'eval'];

    const found = names.map((name) => Reflect.get(tab.window, name) === Reflect.get(realm, name));
    expect(found).to.deep.equal(names.map(() => true));
    expect(new tab.window.Date(0)).to.be.instanceOf(realm.Date);
    expect(tab.window.Math.abs).to.equal(realm.Math.abs);
    expect(tab.window.Math).to.be.instanceOf(realm.Object);
    expect(tab.window.Intl).to.be.instanceOf(realm.Object);
  });

  it('may be those of another realm: what a window throws is of it', async () => {
    const realm = otherRealm();
    const tab = await new Browser({ host: bare({ intrinsics: realm }) }).open();
    const { window } = tab;

    const failed: unknown = await tab.run(() => window.fetch('x:/')).catch((error: unknown) => error);

    expect(thrownBy(() => Reflect.apply(window.localStorage.setItem, {}, []))).to.be.instanceOf(realm.TypeError);
    expect(thrownBy(() => Reflect.apply(window.localStorage.setItem, window.localStorage, []))).to.be.instanceOf(realm.TypeError);
    expect(thrownBy(() => window.open('https://['))).to.be.instanceOf(realm.Error);
    expect(thrownBy(() => Reflect.construct(Reflect.get(window, 'Window'), []))).to.be.instanceOf(realm.TypeError);
    expect(failed).to.be.instanceOf(realm.TypeError);
  });

  it('may be those of another realm: code that is evaluated runs in it', async () => {
    const realm = otherRealm();
    const tab = await new Browser({ host: bare({ intrinsics: realm }) }).open();

    const made = await tab.run((window) => Reflect.get(window, 'eval')('[]') as unknown);
    const error: unknown = await tab.evaluate("throw new TypeError('of the page')").catch((thrown: unknown) => thrown);
    const seen = await tab.evaluate('[typeof process, typeof localStorage, Array === [].constructor].join()');

    expect(made).to.be.instanceOf(realm.Array);
    expect(error).to.be.instanceOf(realm.TypeError);
    expect(seen).to.equal('undefined,object,true');
  });

  it('may be those of another realm: what was heard is of it', async () => {
    const realm = otherRealm();
    const [writer, hearer] = await tabs(2, { host: bare({ intrinsics: realm }) });

    writer.localStorage.setItem('k', 'v');
    await writer.browser.settle();

    const { heard } = hearer;
    expect(Object.getPrototypeOf(heard)).to.equal(realm.Array.prototype);
    expect(Object.getPrototypeOf(heard[0])).to.equal(realm.Object.prototype);
  });

  it('may be those of another realm: modules have JSON and promises of it', () => {
    const realm = otherRealm();
    const init = { url: 'about:blank', origin: 'null', referrer: '', contentType: 'text/html', scripting: true };
    const hooks = new HooksDouble();

    const { moduleHost } = bare({ intrinsics: realm }).create({ ...init, windowProxy: {}, hooks });

    expect(moduleHost.parseJSON('{}')).to.be.instanceOf(realm.Object);
    expect(moduleHost.realm.newPromiseCapability().promise).to.be.instanceOf(realm.Promise);
  });

  it('are those of each host by itself', async () => {
    const realm = otherRealm();
    const lent = await new Browser({ host: bare({ intrinsics: realm }) }).open();
    const usual = await new Browser().open();

    expect([Reflect.get(lent.window, 'Array'), Reflect.get(usual.window, 'Array')]).to.deep.equal([realm.Array, Array]);
  });
});
