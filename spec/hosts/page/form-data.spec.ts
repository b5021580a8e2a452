import { expect } from 'chai';
import { onEachHost } from './each-host.ts';

onEachHost('FormData of a form', ({ openPage }) => {
  const thrown = (code: string): unknown =>
    openPage({ markup: '<form id=f><button id=b></button><button type=button id=n></button></form><button id=o></button>' }).run(
      `[f, b, n, o] = ['f', 'b', 'n', 'o'].map((id) => document.getElementById(id)); try { ${code}; 'nothing' } catch ({ name }) { name }`,
    );

  for (const [what, code, name] of [
    ['null', `new FormData(null)`, 'TypeError'],
    ['what is no form', `new FormData(document.body)`, 'TypeError'],
    ['a submitter that is no submit button', `new FormData(f, n)`, 'TypeError'],
    ['a submitter of no form', `new FormData(f, o)`, 'NotFoundError'],
    [
      'its form while that is being read',
      `f.onformdata = () => new FormData(f); f.addEventListener('formdata', () => new FormData(f)); new FormData(f)`,
      'nothing',
    ],
    ['nothing', `new FormData(); new FormData(undefined); new FormData(f); new FormData(f, null); new FormData(f, b)`, 'nothing'],
  ] as const) {
    it(`throws for ${what}: ${name}`, () => {
      expect(thrown(code)).to.equal(name);
    });
  }

  it('has the value of the submitter', () => {
    const page = openPage({ markup: '<form id=f><button name=a value=1></button><button name=b value=2></button></form>' });

    expect(page.run(`[...new FormData(document.forms[0], document.querySelector('button'))]`)).to.deep.equal([['a', '1']]);
  });

  it('is of the class that a page sees, and of those that it derives', () => {
    const page = openPage({ markup: '<form></form>' });

    const seen = page.run(`class Mine extends FormData {} const { constructor } = new FormData(document.forms[0]);
      [constructor === FormData, new Mine() instanceof Mine, new FormData() instanceof FormData, FormData.name]`);

    expect(seen).to.deep.equal([true, true, true, 'FormData']);
  });

  it('is heard of by formdata, trusted, and what listeners do to it counts', () => {
    const page = openPage({ markup: '<form><input name=a value=1></form>' });

    const seen = page.run(`seen = []; form = document.forms[0];
      document.addEventListener('formdata', ({ isTrusted, cancelable, formData, target }) => {
        seen.push(isTrusted, cancelable, target === form, formData instanceof FormData); formData.append('b', '2'); });
      seen.concat([...new FormData(form)].join('&'))`);

    expect(seen).to.deep.equal([true, false, true, true, 'a,1&b,2']);
  });

  it('is what a FormDataEvent needs', () => {
    const page = openPage();

    const seen = page.run(`data = new FormData(); event = new FormDataEvent('formdata', { formData: data, bubbles: true });
      let name; try { new FormDataEvent('formdata'); } catch (error) { name = error.constructor === TypeError; }
      [event.formData === data, event.bubbles, String(event), name, event instanceof Event]`);

    expect(seen).to.deep.equal([true, true, '[object FormDataEvent]', true, true]);
  });

  it('is not sent a second time from a listener of formdata, nor by a form that has gone', () => {
    const page = openPage({ markup: '<form id=one></form><form id=two></form>' });

    page.run(`[one, two] = document.forms; one.addEventListener('formdata', () => one.submit()); one.submit();
      two.addEventListener('formdata', () => two.remove()); two.submit()`);

    expect(page.calls.map(([name]) => name)).to.deep.equal(['follow']);
  });
});
