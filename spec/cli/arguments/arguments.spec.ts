import { expect } from 'chai';
import { parseArguments } from '../../../lib/cli/arguments/arguments.ts';
import { StorageloomError } from '../../../lib/infra/failure.ts';

/** How a trace is written unless a flag says another. */
const view = { format: 'text', output: null, width: null, ascii: false, detail: 'story', title: null };

function refusal(...argv: string[]): StorageloomError {
  try {
    parseArguments(argv);
  } catch (error) {
    if (error instanceof StorageloomError) return error;
    throw error;
  }
  throw new Error(`${argv.join(' ')} was accepted`);
}

describe('the arguments of the command', () => {
  it('run a file with the defaults: the host that it needs, text, its own seed', () => {
    expect(parseArguments(['run', 'a.ts'])).to.deep.equal({
      kind: 'run',
      file: 'a.ts',
      host: null,
      seed: null,
      order: null,
      ...view,
    });
  });

  it('may stand on both sides of the file, with an equals sign or without', () => {
    const command = parseArguments(['run', '--host=bare', '--format', 'json', 'a.ts', '--seed', '7']);

    expect(command).to.deep.equal({ kind: 'run', file: 'a.ts', host: 'bare', seed: 7, order: null, ...view, format: 'json' });
  });

  it('take a file that begins with a dash after --', () => {
    expect(parseArguments(['run', '--', '-a.ts'])).to.include({ file: '-a.ts' });
  });

  it('ask for help when there are none, and wherever --help or -h stands', () => {
    for (const argv of [[], ['--help'], ['-h'], ['run', '--help'], ['run', 'a.ts', '--host', 'x', '-h']]) {
      expect(parseArguments(argv)).to.deep.equal({ kind: 'help' });
    }
  });

  it('ask for the version by --version or -v', () => {
    expect(parseArguments(['--version'])).to.deep.equal({ kind: 'version' });
    expect(parseArguments(['-v'])).to.deep.equal({ kind: 'version' });
  });

  it('take the smallest and the largest seed', () => {
    expect(parseArguments(['run', 'a.ts', '--seed', '0'])).to.include({ seed: 0 });
    expect(parseArguments(['run', 'a.ts', '--seed', '4294967295'])).to.include({ seed: 4294967295 });
  });

  it('refuse what is not a seed', () => {
    for (const seed of ['-1', '1.5', 'seven', '', '4294967296', '1e3', '99999999999']) {
      const error = refusal('run', 'a.ts', `--seed=${seed}`);

      expect([error.code, error.what]).to.deep.equal(['USAGE', `--seed cannot be '${seed}'.`]);
    }
  });

  it('refuse a flag without its value', () => {
    expect(refusal('run', 'a.ts', '--seed').what).to.equal('--seed has no value.');
    expect(refusal('run', 'a.ts', '--host').what).to.equal('--host has no value.');
    expect(refusal('run', 'a.ts', '--format').what).to.equal('--format has no value.');
  });

  it('take the order that tasks run in', () => {
    expect(parseArguments(['run', 'a.ts', '--order', 'seeded'])).to.include({ order: 'seeded' });
    expect(parseArguments(['run', 'a.ts', '--order', '4:tab2.dom 9:tab1.timer'])).to.include({
      order: '4:tab2.dom 9:tab1.timer',
    });
    for (const order of ['random', '', ' ', '4:']) {
      expect(refusal('run', 'a.ts', '--order', order).why).to.match(/^It takes natural, seeded, or a schedule: /);
    }
    expect(refusal('run', 'a.ts', '--order').what).to.equal('--order has no value.');
  });

  it('name the values that a flag takes', () => {
    const error = refusal('run', 'a.ts', '--host', 'linkedom');

    expect([error.what, error.why]).to.deep.equal(["--host cannot be 'linkedom'.", 'It takes one of: happy-dom, jsdom, bare.']);
  });

  it('name the flags that exist, and the one that was meant', () => {
    const error = refusal('run', 'a.ts', '--fromat', 'json');

    expect(error.what).to.equal('There is no flag --fromat.');
    expect(error.why).to.equal(
      'The flags are --host, --format, --output, --width, --ascii, --detail, --title, --seed, --order, --clear, --variant, --answer, --replay, --strategy, --schedules, --storage, --threshold, --to, --shard, --merge, --help, --version.',
    );
    expect(error.mend).to.equal('Did you mean --format?');
    expect(refusal('run', 'a.ts', '--sed', '1').mend).to.equal('Did you mean --seed?');
  });

  it('point to the help where no flag is near', () => {
    expect(refusal('run', 'a.ts', '--observe').mend).to.equal('storageloom --help shows how each is used.');
    expect(refusal('-x').what).to.equal('There is no flag -x.');
  });

  it('report an unknown flag before all else, and even beside --help', () => {
    expect(refusal('--help', '--hlep').mend).to.equal('Did you mean --help?');
  });

  it('refuse a command that does not exist', () => {
    const error = refusal('walk');

    expect([error.code, error.what, error.why]).to.deep.equal([
      'USAGE',
      "There is no command 'walk'.",
      'The commands are: run, step, show, lessons, lesson, profile, explore.',
    ]);
  });

  it('see that run was forgotten', () => {
    expect(refusal('scenario.ts').mend).to.equal('Write: storageloom run scenario.ts');
    expect(refusal('trace.jsonl').mend).to.equal('Write: storageloom show trace.jsonl');
    expect(refusal('--seed', '1').what).to.equal('No command was given.');
  });

  it('refuse no file, and more than one', () => {
    expect(refusal('run').what).to.equal('storageloom run needs a file.');
    expect(refusal('run', 'a.ts', 'b.ts', 'c.ts').what).to.equal(
      "storageloom run takes one file, and there is also 'b.ts', 'c.ts'.",
    );
  });

  it('take a folder of a profile, and an origin to clear there', () => {
    expect(parseArguments(['profile', 'ann'])).to.deep.equal({ kind: 'profile', path: 'ann', format: 'text', clear: null });
    expect(parseArguments(['profile', 'ann', '--clear', 'HTTPS://Shop.example:443/a?b', '--format=json'])).to.deep.equal({
      kind: 'profile',
      path: 'ann',
      format: 'json',
      clear: 'https://shop.example',
    });
  });

  it('refuse a profile that is none or several, what is no origin, and flags of another command', () => {
    expect(refusal('profile').what).to.equal('storageloom profile needs a folder.');
    expect(refusal('profile', 'a', 'b').what).to.equal('storageloom profile takes one folder.');
    expect(refusal('profile', 'a', '--clear').what).to.equal('--clear has no value.');
    for (const origin of ['shop.example', 'data:,x', '']) {
      expect(refusal('profile', 'a', `--clear=${origin}`).what).to.equal(`--clear cannot be '${origin}'.`);
    }
    expect(refusal('profile', 'a', '--width', '80').why).to.equal('It is one of storageloom run, show, lessons and lesson.');
    expect(refusal('profile', 'a', '--seed', '1').what).to.equal('storageloom profile has no flag --seed.');
    expect(refusal('run', 'a.ts', '--clear', 'https://a.example').why).to.equal('It is one of storageloom profile.');
  });
});
