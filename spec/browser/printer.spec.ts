import { expect } from 'chai';
import { Printer } from '../../lib/browser/printer.ts';

describe('what a Browser prints', () => {
  it('is printed once for each topic', () => {
    const lines: string[] = [];
    const printer = new Printer((line) => lines.push(line));

    printer.once('scripts', 'first');
    printer.once('scripts', 'second');
    printer.once('other', 'third');

    expect(lines).to.deep.equal(['storageloom: first', 'storageloom: third']);
  });

  it('has in front the tab that it is about, and is the same whichever tab that is', () => {
    const lines: string[] = [];
    const printer = new Printer((line) => lines.push(line));

    printer.notice('tab1', 'Nothing came.');
    printer.notice('tab2', 'Nothing came.');
    printer.notice('tab2', 'Something came.');

    expect(lines).to.deep.equal(['[tab1] Nothing came.', '[tab2] Something came.']);
  });

  it('is no more than a hundred lines', () => {
    const lines: string[] = [];
    const printer = new Printer((line) => lines.push(line));

    for (let n = 0; n < 200; n++) printer.once(`topic ${n}`, `line ${n}`);

    expect([lines.length, lines.at(-1)]).to.deep.equal([100, 'storageloom: line 99']);
  });
});
