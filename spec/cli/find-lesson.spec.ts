import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { StorageloomError } from 'storageloom';
import { findLesson } from '../../lib/cli/find-lesson.ts';
import { lessonText } from './lesson-source.ts';

describe('a lesson that is asked for', () => {
  let cwd = '';
  before(() => (cwd = mkdtempSync(join(tmpdir(), 'storageloom-lesson-'))));
  after(() => rmSync(cwd, { recursive: true }));

  const refusal = (typed: string): Promise<unknown> => findLesson(typed, cwd).catch((error: unknown) => error);

  it('is one of the course, by its name', async () => {
    const { lesson, path, release } = await findLesson('lost-update', cwd);
    await release();

    expect([lesson.name, path]).to.deep.equal(['lost-update', 'lost-update']);
  });

  it('is that of a file, whose module is loaded', async () => {
    writeFileSync(join(cwd, 'mine.mjs'), `export default ${lessonText()};`);

    const { lesson, path, release } = await findLesson('./mine.mjs', cwd);
    await release();

    expect([lesson.name, path]).to.deep.equal(['small', join(cwd, 'mine.mjs')]);
  });

  it('is not one that there is not: the nearest name is told', async () => {
    const [near, far] = [await refusal('lost-updat'), await refusal('xyz')];

    expect(near).to.be.instanceOf(StorageloomError).and.include({
      code: 'USAGE',
      what: "There is no lesson 'lost-updat'.",
      mend: 'Did you mean lost-update?',
    });
    expect(far).to.include({ mend: 'storageloom lessons shows what each of them asks.' });
  });

  it('is not a scenario that asks nothing, nor a file that is not there', async () => {
    writeFileSync(join(cwd, 'plain.mjs'), 'export default () => {};');

    const [plain, missing] = [await refusal('plain.mjs'), await refusal('missing.mjs')];

    expect(plain).to.include({ code: 'SCENARIO_INVALID', what: 'plain.mjs has no lesson as its default export.' });
    expect(missing).to.include({ code: 'SCENARIO_MISSING' });
  });
});
