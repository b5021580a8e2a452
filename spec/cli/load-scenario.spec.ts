import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { fromSource } from '../from-source.ts';
import { lessonText } from './lesson-source.ts';
import { loadScenario } from '../../lib/cli/load-scenario.ts';
import { StorageloomError } from '../../lib/infra/failure.ts';

describe('the loading of a scenario', () => {
  let cwd: string;

  before(() => {
    cwd = mkdtempSync(join(tmpdir(), 'storageloom-scenario-'));
    for (const folder of ['folder.ts', 'modules']) mkdirSync(join(cwd, folder));
    file('modules/package.json', '{ "type": "module" }');
  });

  after(() => rmSync(cwd, { recursive: true }));

  function file(name: string, source: string): string {
    writeFileSync(join(cwd, name), source);
    return name;
  }

  async function refusal(name: string): Promise<StorageloomError> {
    const error: unknown = await loadScenario(name, cwd).catch((reason: unknown) => reason);
    if (error instanceof StorageloomError) return error;
    throw new Error(`${name} was accepted`, { cause: error });
  }

  it('takes the default export as what to run', async () => {
    const name = file('plain.mjs', 'export default () => 7;');

    const scenario = await loadScenario(name, cwd);

    expect(scenario.run).to.be.a('function');
    expect(scenario).to.deep.include({ path: join(cwd, 'plain.mjs'), needsHtml: false, options: {} });
  });

  it('refuses a scenario to explore, and says which command takes it', async () => {
    const error = await refusal(file('explored.mjs', 'export default { options: {}, test() {} };'));

    expect(error.mend).to.equal('It is a scenario to explore. Write: storageloom explore explored.mjs');
  });

  it('takes the exports needs and options', async () => {
    const name = file('full.mjs', "export const needs = 'html'; export const options = { seed: 4 }; export default () => {};");

    const scenario = await loadScenario(name, cwd);

    expect(scenario).to.deep.include({ needsHtml: true, options: { seed: 4 } });
  });

  // In a process of its own: one that has had loaders of TypeScript twice compiles what it imports afterwards twice.
  it('takes TypeScript, also where the package is CommonJS', async () => {
    const names = ['esm.mts', 'cjs.ts'];
    for (const name of names) file(name, "export const needs: string = 'html'; export default (): number => 7;");
    const source = (path: string): string => JSON.stringify(import.meta.resolve(`../../lib/cli/${path}`));
    const program = `
      import { loadScenario } from ${source('load-scenario.ts')};
      import { processSupport } from ${source('typescript-loader.ts')};
      for (const name of ${JSON.stringify(names)}) {
        const { run, needsHtml, release } = await loadScenario(name, process.cwd(), { ...processSupport, present: false });
        console.log(name, run(), needsHtml);
        await release();
      }`;

    const options = [...fromSource, '--input-type=module', '--eval', program];
    const { stdout } = await promisify(execFile)(process.execPath, options, { cwd });

    expect(stdout).to.equal('esm.mts 7 true\ncjs.ts 7 true\n');
  });

  it('takes back the loader of TypeScript at the end, and at once when the file is refused', async () => {
    const log: string[] = [];
    const support = { present: false, importTsx: async () => ({ register: () => async () => void log.push('taken back') }) };
    const [good, bad] = [file('modules/good.ts', 'export default () => {};'), file('modules/bad.ts', 'export const a = 1;')];

    await loadScenario(bad, cwd, support).catch(() => {});
    const scenario = await loadScenario(good, cwd, support);
    const before = log.length;
    await scenario.release();

    expect([before, log.length]).to.deep.equal([1, 2]);
  });

  it('refuses a file that is not there, and a folder', async () => {
    const [missing, folder] = [await refusal('none.ts'), await refusal('folder.ts')];

    expect([missing.code, missing.what, missing.why]).to.deep.equal([
      'SCENARIO_MISSING',
      'There is no file none.ts.',
      `Looked for ${join(cwd, 'none.ts')}.`,
    ]);
    expect([folder.code, folder.what]).to.deep.equal(['SCENARIO_MISSING', 'folder.ts is not a file.']);
  });

  it('takes a lesson as its default export, also from a module that was compiled to CommonJS', async () => {
    const text = lessonText("needs: 'html', options: { seed: 3 }");
    const module = file('lesson.mjs', `export default ${text};`);
    const compiled = file(
      'lesson.cjs',
      `Object.defineProperty(exports, '__esModule', { value: true }); exports.default = ${text};`,
    );

    const scenarios = [await loadScenario(module, cwd), await loadScenario(compiled, cwd)];

    expect(scenarios.map(({ lesson, options, needsHtml }) => [lesson?.name, options, needsHtml])).to.deep.equal([
      ['small', { seed: 3 }, true],
      ['small', { seed: 3 }, true],
    ]);
  });

  it('says what is wrong with a lesson, whether it finds it or the module does', async () => {
    const failure = "{ code: 'BAD_LESSON', what: 'No.', why: 'It is so.', mend: 'Mend it.' }";
    const [found, thrown] = [
      await refusal(file('bad-lesson.mjs', `export default ${lessonText('answer: 5')};`)),
      await refusal(file('no-lesson.mjs', `throw Object.assign(new Error(), ${failure});`)),
    ];

    expect([found.code, found.why]).to.deep.equal(['BAD_LESSON', 'Its answer is 5, and its choices are 1 to 2.']);
    expect([thrown.code, thrown.what, thrown.why, thrown.mend]).to.deep.equal([
      'BAD_LESSON',
      'no-lesson.mjs: No.',
      'It is so.',
      'Mend it.',
    ]);
  });

  it('refuses a module without a function as its default export', async () => {
    const [none, wrong, text, nothing] = [
      await refusal(file('none.mjs', 'export const a = 1;')),
      await refusal(file('wrong.mjs', 'export default { seed: 1 };')),
      await refusal(file('text.mjs', "export default 'x';")),
      await refusal(file('nothing.mjs', 'export default null;')),
    ];

    expect(none.code).to.equal('SCENARIO_INVALID');
    expect([none, wrong, text, nothing].map((error) => error.why)).to.deep.equal([
      'There is no default export.',
      'The default export is an object.',
      "The default export is the string 'x'.",
      'The default export is null.',
    ]);
  });

  it('refuses other needs, and options that are no object', async () => {
    const needs = await refusal(file('needs.mjs', 'export const needs = 5; export default () => {};'));
    const options = await refusal(file('options.mjs', 'export const options = () => {}; export default () => {};'));

    expect([needs.what, options.what]).to.deep.equal([
      'needs.mjs exports needs as a number.',
      'options.mjs exports options as a function.',
    ]);
  });

  it('says where a file threw while it was loaded', async () => {
    const error = await refusal(file('throws.mjs', "\nthrow new RangeError('too early');\nexport default () => {};"));

    expect([error.code, error.what]).to.deep.equal(['SCENARIO_INVALID', 'throws.mjs could not be loaded.']);
    expect(error.why).to.match(/^RangeError: too early\n {4}at .*throws\.mjs:2:7$/);
    expect(error.cause).to.be.instanceOf(RangeError);
  });

  it('says how to mend a missing package and a strange extension', async () => {
    const missing = await refusal(file('imports.mjs', "import 'no-such-package-of-storageloom';"));
    const strange = await refusal(file('scenario.txt', 'export default () => {};'));
    const thrown = await refusal(file('thrown.mjs', 'throw null;'));

    expect(missing.mend).to.equal('Install the package that it imports, or correct the path.');
    expect(strange.mend).to.equal('A scenario is a .js, .mjs, .ts or .mts file.');
    expect([thrown.why, thrown.mend]).to.deep.equal(['It threw null.', 'Correct what its module does while it is loaded.']);
  });
});
