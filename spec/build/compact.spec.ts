import { expect } from 'chai';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compact } from '../../build/compact.ts';

describe('a module without comments and indentation', () => {
  it('has its source in its map, and says where in that its places are', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'storageloom-compact-'));
    try {
      mkdirSync(join(folder, 'a'));
      // As compiled from three lines, of which the first is left out.
      const map = {
        version: 3,
        sources: ['../../lib/a/b.ts'],
        sourcesContent: ['type T = 1;\n\nexport const b = 1;'],
        names: [],
        mappings: ';AAEA',
      };
      writeFileSync(join(folder, 'a/b.js'), '// Said.\n/*! Kept? */ export const b =  1;\n//# sourceMappingURL=b.js.map\n');
      writeFileSync(join(folder, 'a/b.js.map'), JSON.stringify({ ...map, file: 'b.js' }));

      await compact(folder, ['a/b.js']);

      const made = JSON.parse(readFileSync(join(folder, 'a/b.js.map'), 'utf8')) as typeof map;
      expect(readFileSync(join(folder, 'a/b.js'), 'utf8')).to.equal('export const b=1;\n//# sourceMappingURL=b.js.map\n');
      expect([made.sources, made.sourcesContent]).to.deep.equal([map.sources, map.sourcesContent]);
      expect(made.mappings).to.match(/^AAEA/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
