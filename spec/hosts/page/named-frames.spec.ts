import { expect } from 'chai';
import type { PageInsides } from '../../../lib/hosts/page/insides.ts';
import { NamedFrames } from '../../../lib/hosts/page/named-frames.ts';
import { onEachHost } from './each-host.ts';

describe('frames by their bare names', () => {
  function made(): { frames: NamedFrames; known: Set<string>; holder: Record<string, unknown>; raw: Record<string, unknown> } {
    const known = new Set<string>();
    const raw = {};
    const hooks = { namedFrame: (name: string) => (known.has(name) ? { name } : null) };
    const frames = new NamedFrames(() => ({ hooks, raw }) as unknown as PageInsides);
    return { frames, known, raw, holder: frames.install({ behind: 1 }) as Record<string, unknown> };
  }

  it('are there while a frame has that name', () => {
    const { frames, known, holder } = made();
    known.add('left').add('right');

    frames.add('left');
    frames.add('right');
    known.delete('left');
    const gone = holder['left'];
    frames.prune();

    expect([gone, 'left' in holder, holder['right']]).to.deep.equal([undefined, false, { name: 'right' }]);
  });

  it('are stale once their frame has another name', () => {
    const { frames, known } = made();
    known.add('left').add('right');
    frames.add('left');
    frames.add('right');

    known.delete('left');

    expect(['left', 'right', 'behind', Symbol.iterator].map((name) => frames.isStale(name))).to.deep.equal([
      true,
      false,
      false,
      false,
    ]);
  });

  it('are none that are empty, or that the window has from behind', () => {
    const { frames, known, holder } = made();
    known.add('').add('behind').add('toString');

    for (const name of ['', 'behind', 'toString']) frames.add(name);

    expect(Object.getOwnPropertyNames(holder)).to.deep.equal([]);
    expect(holder['behind']).to.equal(1);
  });

  it('give way to what is assigned', () => {
    const { frames, known, holder, raw } = made();
    known.add('left');
    frames.add('left');

    holder['left'] = 5;

    expect(raw['left']).to.equal(5);
  });

  it('are none before a window has them', () => {
    const frames = new NamedFrames(() => ({}) as PageInsides);

    expect(() => {
      frames.add('left');
      frames.prune();
    }).not.to.throw();
    expect(frames.isStale('left')).to.equal(false);
  });
});

onEachHost('a frame with a name', ({ openPage }) => {
  it('is found by scripts, until it goes', () => {
    const page = openPage({ markup: '<iframe name=named></iframe>' });

    const found = page.run(`const frame = document.querySelector('iframe'); typeof named`);

    expect(found).to.equal('object');
    expect(page.run(`try { nobody } catch ({ name }) { name }`)).to.equal('ReferenceError');
  });
});
