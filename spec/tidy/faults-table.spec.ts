import { expect } from 'chai';
import { faults } from '../hosts/faults.ts';
import { both, onJsdom, type Fault } from '../hosts/faults/fault.ts';
import { faultRows, withFaultRows } from './faults-table.ts';
import { file } from './repository.ts';

const one: Fault = { title: 'It `is`', standard: 'https://a.example/#x', read: '1', gives: 1, ...onJsdom };
const page = (text: string): { path: string; text: string } => ({ path: 'docs/limits-of-hosts.md', text });
const start = '# Page\n\n## Where a host is no browser yet\n\nSome words.\n';

describe('the table of what is no browser yet', () => {
  it('is on its page as the faults have it', () => {
    const limits = file('docs/limits-of-hosts.md');

    expect(withFaultRows(faults, limits)).to.equal(limits.text);
  });

  it('has what is wrong on a host, with links', () => {
    const told = {
      ...one,
      title: 'b',
      upstream: 'https://github.com/jsdom/jsdom/issues/1, https://github.com/x/happy-dom/pull/2',
    };

    const rows = faultRows([one, { ...one, ...both }, told]);

    expect(rows).to.deep.equal([
      ['It `is`', 'no', 'yes', '[standard](https://a.example/#x)'],
      [
        'b',
        'no',
        'yes',
        '[standard](https://a.example/#x), [jsdom 1](https://github.com/jsdom/jsdom/issues/1), [happy-dom 2](https://github.com/x/happy-dom/pull/2)',
      ],
    ]);
  });

  it('is written behind the words of its section, or in the place of what was there', () => {
    const written = withFaultRows([one], page(`${start}\n## Next\n`));

    expect(written).to.include('Some words.\n\n| what a browser does |').and.to.include('| It `is` | no | yes |');
    expect(written.endsWith('\n\n## Next\n')).to.equal(true);
    expect(withFaultRows([], page(written))).to.not.include('It `is`');
  });

  it('may be padded as anybody likes', () => {
    const padded = withFaultRows([one], page(start)).replace('| no |', '|   no   |');

    expect(withFaultRows([one], page(padded))).to.equal(padded);
  });

  it('needs its section', () => {
    expect(() => withFaultRows([one], page('# Page\n'))).to.throw('has no section');
  });
});
