import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';

const root = new URL('../../', import.meta.url);

describe('ARCHITECTURE.md', () => {
  it('names every file of lib/html in the table of its rooms, and no other', () => {
    const files = readdirSync(new URL('lib/html/', root)).map((file) => file.replace(/\.ts$/, ''));
    const text = readFileSync(new URL('ARCHITECTURE.md', root), 'utf8');
    const [, section = ''] = text.split('### The rooms of `html/`');
    const rows =
      section
        .split('\n### ')[0]
        ?.match(/^\|[^|]*\|([^|]*)\|$/gm)
        ?.slice(2) ?? [];

    const named = rows.flatMap((row) => [...(row.split('|')[2] ?? '').matchAll(/[a-z]+(?:-[a-z]+)*(?= \(|,|\s*$)/g)].map(String));

    expect(named.toSorted()).to.deep.equal(files.toSorted());
  });
});
