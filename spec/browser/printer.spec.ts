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

  it('is no more than a hundred lines', () => {
    const lines: string[] = [];
    const printer = new Printer((line) => lines.push(line));

    for (let n = 0; n < 200; n++) printer.once(`topic ${n}`, `line ${n}`);

    expect([lines.length, lines.at(-1)]).to.deep.equal([100, 'storageloom: line 99']);
  });
});
