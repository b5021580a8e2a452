import { expect } from 'chai';
import { openPage } from './open-page.ts';

const order = (code: string, markup = '<button></button>'): unknown =>
  openPage({ markup })
    .run(`seen = []; b = document.querySelector('button'); const add = (what) => b.addEventListener('click', () => seen.push(what));
    ${code}; b.click(); seen`);

describe('the place of a handler among the listeners of a node', () => {
  for (const [what, code, expected] of [
    ['is at the end while no listener follows', `add(1); b.onclick = () => seen.push(2)`, [1, 2]],
    ['is before what follows', `b.onclick = () => seen.push(1); add(2); add(3)`, [1, 2, 3]],
    ['stays when the handler becomes another', `b.onclick = () => seen.push(0); add(2); b.onclick = () => seen.push(1)`, [1, 2]],
    ['is given up by null', `b.onclick = () => seen.push(0); add(1); b.onclick = null; b.onclick = () => seen.push(2)`, [1, 2]],
    ['is given up by what is no function', `b.onclick = () => seen.push(0); add(1); b.onclick = 5; add(2)`, [1, 2]],
    [
      'is taken anew after that',
      `b.onclick = () => seen.push(0); add(1); b.onclick = null; b.onclick = () => seen.push(2); add(3)`,
      [1, 2, 3],
    ],
    ['is that of an attribute, too', `b.setAttribute('onclick', 'seen.push(1)'); add(2)`, [1, 2]],
    [
      'goes with the attribute',
      `b.setAttribute('onclick', 'seen.push(0)'); add(1); b.removeAttribute('onclick'); b.onclick = () => seen.push(2)`,
      [1, 2],
    ],
    [
      'stays when a listener goes',
      `const f = () => seen.push(0); b.addEventListener('click', f); b.onclick = () => seen.push(1); add(2); b.removeEventListener('click', f)`,
      [1, 2],
    ],
    [
      'is one for each type',
      `b.onclick = () => seen.push(1); add(2); b.onfocus = () => 0; b.addEventListener('focus', () => 0); b.onfocus = null`,
      [1, 2],
    ],
  ] as const) {
    it(what, () => {
      expect(order(code)).to.deep.equal(expected);
    });
  }

  it('goes with all that opening a document erases', () => {
    const code = `document.onclick = () => seen.push(0); document.addEventListener('click', () => seen.push(0)); document.open();
      document.onclick = () => seen.push(1); document.addEventListener('click', () => seen.push(2)); document.dispatchEvent(new Event('click'))`;

    expect(order(code)).to.deep.equal([1, 2]);
  });

  it('is none of a name that is no handler of elements', () => {
    expect(
      order(
        `b.setAttribute('onx', 'seen.push(0)'); b.addEventListener('x', () => seen.push(1)); b.dispatchEvent(new Event('x'))`,
      ),
    ).to.deep.equal([1]);
  });
});
