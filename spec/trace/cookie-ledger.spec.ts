import { expect } from 'chai';
import { CookieLedger } from '../../lib/trace/cookie-ledger.ts';

describe('the ledger of cookies', () => {
  it('names the tab that wrote the value which another tab reads, and what that had written itself', () => {
    const ledger = new CookieLedger();
    ledger.wrote('cookies a.example', 'tab1', 'flight', 'LH400');
    ledger.wrote('cookies a.example', 'tab2', 'flight', 'LH455');

    const leaks = ledger.read('cookies a.example', 'tab1', 'lang=de; flight=LH455');

    expect(leaks).to.deep.equal([{ name: 'flight', value: 'LH455', writer: 'tab2', ownValue: 'LH400' }]);
  });

  it('tells each value once for each tab', () => {
    const ledger = new CookieLedger();
    ledger.wrote('cookies a.example', 'tab2', 'flight', 'LH455');
    ledger.read('cookies a.example', 'tab1', 'flight=LH455');

    expect(ledger.read('cookies a.example', 'tab1', 'flight=LH455')).to.deep.equal([]);
    expect(ledger.read('cookies a.example', 'tab3', 'flight=LH455')).to.have.length(1);
  });

  it("finds no fault with a tab's own cookies, with those of a server, with deleted ones, and with other jars", () => {
    const ledger = new CookieLedger();
    ledger.wrote('cookies a.example', 'tab1', 'own', '1');
    ledger.wrote('cookies a.example', null, 'server', '1');
    ledger.wrote('cookies a.example', 'tab2', 'gone', '1');
    ledger.wrote('cookies a.example', 'tab2', 'gone', null);
    ledger.wrote('cookies b.example', 'tab2', 'elsewhere', '1');

    expect(ledger.read('cookies a.example', 'tab1', 'own=1; server=1; gone=1; elsewhere=1')).to.deep.equal([]);
  });
});
