import { expect } from 'chai';
import { innerOf } from '../../lib/browser/inner.ts';
import { Browser } from '../../lib/index.ts';
import { allAreas, localAreas, sessionAreas, type KeyedArea } from '../../lib/policy/areas.ts';

const told = ({ key, area, tab }: KeyedArea): unknown => [key.text, area.identifier, tab];

describe('the areas of a user agent', () => {
  it('are those that somebody has used: the local ones, and those of each tab that is open', async () => {
    const browser = new Browser();
    const { userAgent } = innerOf(browser);
    const [one, two] = [await browser.open('https://a.example/'), await browser.open('https://b.example/')];
    void one.localStorage;
    void two.sessionStorage;
    void one.sessionStorage;

    const before = { local: localAreas(userAgent).map(told), session: sessionAreas(userAgent).map(told) };
    await one.close();

    expect(before).to.deep.equal({
      local: [['https://a.example', 'localStorage', null]],
      session: [
        ['https://a.example', 'sessionStorage', 'tab1'],
        ['https://b.example', 'sessionStorage', 'tab2'],
      ],
    });
    expect(allAreas(userAgent).map(told)).to.deep.equal([
      ['https://a.example', 'localStorage', null],
      ['https://b.example', 'sessionStorage', 'tab2'],
    ]);
  });

  it('are none where a shelf has been listened to and never used', async () => {
    const browser = new Browser();
    await browser.open('https://a.example/');

    expect(allAreas(innerOf(browser).userAgent)).to.deep.equal([]);
  });
});
