import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { existingFolder } from '../../lib/node/existing-folder.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

describe('a folder that has to be there', () => {
  it('is given by a path or a file: URL', () => {
    const found = [here, pathToFileURL(here)].map((path) => existingFolder(path, 'f()', 'for what'));

    expect(found.map((path) => `${path}/`)).to.deep.equal([here, here]);
  });

  it('is missed with the words of who needs it', () => {
    const find = (path: string) => (): string => existingFolder(path, 'vite({ root })', 'for Vite to start in');

    expect(find(`${here}none`))
      .to.throw('There is no folder')
      .that.includes({ code: 'FOLDER_MISSING', why: 'Nothing has that name.' });
    expect(find(fileURLToPath(import.meta.url))).to.throw(/for Vite to start in.*is not a folder.*Give vite\(\{ root \}\)/);
  });
});
