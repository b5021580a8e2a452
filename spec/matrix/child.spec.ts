import { expect } from 'chai';
import { delimiter } from 'node:path';
import { environmentFor, runChild } from './child.ts';

describe('a process of the matrix', () => {
  it('tells how it ended, and what it wrote', async () => {
    const script = 'console.log("out"); console.error("err"); process.exitCode = 3';

    const { code, output } = await runChild([process.execPath, '-e', script], { cwd: '.', env: {}, limitMs: 60_000 });

    expect(code).to.equal(3);
    expect(output.split('\n').toSorted().join()).to.equal(',err,out');
  });

  it('is ended with all that it started when it takes too long', async () => {
    const script =
      'require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => 0, 1e6)"], { stdio: "inherit" })';

    const { code, output } = await runChild([process.execPath, '-e', script], { cwd: '.', env: {}, limitMs: 500 });

    expect([code, output]).to.deep.equal([null, '\nended after 0.5 s']);
  });

  it('finds nothing of this repository around it', () => {
    const env = {
      PATH: ['/repository/node_modules/.bin', '/repository-2/bin', '/bin'].join(delimiter),
      NODE_OPTIONS: '--import tsx',
      STORAGELOOM_SOAK: '1',
      npm_lifecycle_event: 'test:matrix',
      npm_config_cache: 'kept',
    };

    expect(environmentFor(['/first'], '/repository/', env)).to.deep.equal({
      PATH: ['/first', '/repository-2/bin', '/bin'].join(delimiter),
      npm_config_cache: 'kept',
      CI: '1',
      NO_COLOR: '1',
    });
  });
});
