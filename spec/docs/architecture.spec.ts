import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';

const root = new URL('../../', import.meta.url);

/** Rooms, and in each its files; what lies beside the rooms stands under the empty name. */
function roomsOnDisk(): Readonly<Record<string, readonly string[]>> {
  const html = new URL('lib/html/', root);
  const entries = readdirSync(html, { withFileTypes: true });
  const filesIn = (folder: URL): string[] => readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
  const rooms = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => [name, filesIn(new URL(`${name}/`, html)).toSorted()]);
  const beside = entries.filter((entry) => entry.isFile()).map(({ name }) => name.replace(/\.ts$/, ''));
  const strays = beside.length === 0 ? [] : [['', beside.toSorted()]];
  return Object.fromEntries([...rooms, ...strays]) as Record<string, string[]>;
}

function roomsInTable(): Readonly<Record<string, readonly string[]>> {
  const text = readFileSync(new URL('ARCHITECTURE.md', root), 'utf8');
  const [, section = ''] = text.split('### The rooms of `html/`');
  const rows =
    section
      .split('\n### ')[0]
      ?.match(/^\|[^|]*\|[^|]*\|[^|]*\|$/gm)
      ?.slice(2) ?? [];
  return Object.fromEntries(
    rows.map((row) => {
      const [, room = '', files = ''] = row.split('|');
      return [/`([a-z-]+)\/`/.exec(room)?.[1] ?? '', files.split(',').map((file) => file.trim())];
    }),
  );
}

describe('ARCHITECTURE.md', () => {
  it('names every file of lib/html in the table of its rooms, and no other', () => {
    expect(roomsInTable()).to.deep.equal(roomsOnDisk());
  });
});
