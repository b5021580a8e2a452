import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { allow, deny, isDenied, setCoherence } from '../../lib/policy/denied-area.ts';
import type { Area, Coherence } from '../../lib/storage/area.ts';
import type { Source } from '../../lib/storage/source.ts';
import { thrownBy } from '../conformance/thrown-by.ts';
import { areaOf } from '../storage/shed-double.ts';
import { documentOf } from './document-of.ts';

const uses: Readonly<Record<string, (area: Area, source: Source) => unknown>> = {
  get: (area, source) => area.get('k', source),
  length: (area, source) => area.length(source),
  key: (area, source) => area.key(0, source),
  supports: (area, source) => area.supports('k', source),
  keys: (area, source) => area.keys(source),
  set: (area, source) => area.set('k', 'w', source),
  remove: (area, source) => area.remove('k', source),
  clear: (area, source) => area.clear(source),
};

describe('an area that is denied', () => {
  async function documentAndArea(): Promise<{ readonly source: Source; readonly area: Area; readonly browser: Browser }> {
    const browser = new Browser();
    await browser.open('https://a.example/');
    const source = documentOf(browser, 'tab1');
    const area = areaOf();
    area.set('k', 'v', source);
    return { source, area, browser };
  }

  it('throws a SecurityError of the realm of whoever uses it, whatever is done, and stays as it is', async () => {
    const { source, area, browser } = await documentAndArea();

    deny(area);
    const errors = Object.values(uses).map((use) => thrownBy(() => use(area, source)));

    const { DOMException } = browser.tabs[0]!.window;
    expect(errors.map((error) => [error instanceof DOMException, (error as Error).name, (error as Error).message])).to.deep.equal(
      errors.map(() => [true, 'SecurityError', 'Access is denied for this document.']),
    );
    expect(errors).to.have.lengthOf(8);
    expect(area.raw.entries()).to.deep.equal([['k', 'v']]);
  });

  it('works again as it did, however often it was denied', async () => {
    const { source, area } = await documentAndArea();
    const before: Coherence = { touch: () => undefined, write: () => true };
    area.coherence = before;

    for (const each of [deny, deny]) each(area);
    const denied = isDenied(area);
    for (const each of [allow, allow]) each(area);

    expect([denied, isDenied(area), area.coherence]).to.deep.equal([true, false, before]);
    expect(area.get('k', source)).to.equal('v');
  });

  it('stays denied when something else changes how it is written', async () => {
    const { area } = await documentAndArea();
    const [one, two]: Coherence[] = [1, 2].map(() => ({ touch: () => undefined, write: () => true }));
    setCoherence(area, one!);
    const set = area.coherence;

    deny(area);
    setCoherence(area, two!);

    expect([set, isDenied(area)]).to.deep.equal([one, true]);
    allow(area);
    expect(area.coherence).to.equal(two);
  });
});
