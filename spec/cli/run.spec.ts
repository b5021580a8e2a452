import { expect } from 'chai';
import { commandFolder } from './command-folder.ts';

describe('the command', () => {
  const { storageloom } = commandFolder();

  describe('without a scenario', () => {
    it('prints help for --help and for nothing', async () => {
      const [asked, nothing] = [await storageloom(['--help']), await storageloom([])];

      expect(asked).to.deep.equal(nothing);
      expect([asked.code, asked.err]).to.deep.equal([0, '']);
      expect(asked.out).to.match(/^Examples:/);
    });

    it('prints its version', async () => {
      const { code, out } = await storageloom(['--version']);

      expect(code).to.equal(0);
      expect(out).to.match(/^\d+\.\d+\.\d+\S*\n$/);
    });

    it('explains wrong use on the error stream: what, why, how to mend it', async () => {
      const { code, out, err } = await storageloom(['walk']);

      expect([code, out]).to.deep.equal([2, '']);
      expect(err).to.equal(
        "storageloom: There is no command 'walk'.\n  The commands are: run, step, show, lessons, lesson, profile, explore.\n  storageloom --help shows examples.\n",
      );
    });
  });
});
