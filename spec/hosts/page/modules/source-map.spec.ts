import { findSourceMap } from 'node:module';
import { expect } from 'chai';
import { registerSourceMap, sourceMapComment } from '../../../../lib/hosts/page/modules/source-map.ts';

const map = JSON.stringify({ version: 3, names: [], sources: ['m.ts'], sourcesContent: [null], mappings: ';AAUA' });

describe('source maps of scripts', () => {
  it('stand at the end of the code, as a comment', () => {
    const comment = sourceMapComment(map);

    expect(comment).to.match(/^\n\/\/# sourceMappingURL=data:application\/json;base64,\S+$/);
    expect(Buffer.from(comment.slice(comment.indexOf('base64,') + 7), 'base64').toString()).to.equal(map);
  });

  it('are found by Node under the name of the script (canary: a private member of its CommonJS modules)', () => {
    process.setSourceMapsEnabled(true);
    const code = 'first;\nsecond("\u2028")';

    const kept = registerSourceMap(code, '/app/canary-of-source-maps.js', sourceMapComment(map));
    const found = findSourceMap('/app/canary-of-source-maps.js')?.findEntry(1, 0);

    expect(kept).to.be.an('object');
    expect(found).to.include({ originalLine: 10, originalColumn: 0 });
  });

  it('are taken note of without anything of the code being run', () => {
    expect(() => registerSourceMap('throw new Error()', '/app/nothing-runs.js', sourceMapComment(map))).not.to.throw();
  });
});
