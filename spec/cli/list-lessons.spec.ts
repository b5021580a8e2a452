import { expect } from 'chai';
import { commandFolder } from './command-folder.ts';

describe('storageloom lessons', () => {
  const { storageloom } = commandFolder();

  it('lists twelve lessons in four groups, with what each asks', async () => {
    const { code, out, err } = await storageloom(['lessons']);

    expect([code, err]).to.deep.equal([0, '']);
    expect(out.match(/^  \S/gm)).to.have.length(12);
    expect(out.match(/^[A-Z].*\?$/gm)).to.have.length(4);
    expect(out).to.match(/^  lost-update {9}What is the count in the end\?$/m);
    expect(out).to.match(/\nTo be asked: storageloom lesson NAME\n$/);
  });

  it('keeps to the width that it is told', async () => {
    const { out } = await storageloom(['lessons', '--width', '30']);

    expect(out).to.include('  lost-update\n    What is the count in the\n    end?\n');
  });
});
