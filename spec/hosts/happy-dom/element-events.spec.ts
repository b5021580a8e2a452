import { expect } from 'chai';
import { Event } from 'happy-dom';
import { openPage } from './open-page.ts';
import { open } from './own-window.ts';

describe('events at nodes of happy-dom', () => {
  it('are heard in windows that are not of the model as happy-dom has it, beside one that is', () => {
    const page = openPage();
    const { document } = open();
    const seen: string[] = [];
    document.body.innerHTML = '<button onclick="this.title = `heard`"></button>';
    const button = document.querySelector('button')!;
    button.onfocus = () => seen.push('handler');
    button.addEventListener('focus', () => seen.push('listener'));

    button.dispatchEvent(new Event('focus'));
    button.click();
    button.removeAttribute('onclick');
    page.host.destroy();

    expect([seen, button.title]).to.deep.equal([['listener', 'handler'], 'heard']);
  });

  it('go on to an EventTarget that is no node', () => {
    const page = openPage();

    const seen = page.run(
      `seen = []; target = new EventTarget(); target.addEventListener('x', () => seen.push(1)); target.dispatchEvent(new Event('x')); seen`,
    );

    expect(seen).to.deep.equal([1]);
  });

  it('tell whether a listener cancelled them', () => {
    const page = openPage({ markup: '<p></p>' });

    const answers = page.run(`p = document.querySelector('p'); event = () => new Event('x', { cancelable: true });
      seen = [p.dispatchEvent(event())]; p.addEventListener('x', (each) => each.preventDefault()); seen.concat(p.dispatchEvent(event()))`);

    expect(answers).to.deep.equal([true, false]);
  });

  it('are refused where they are none', () => {
    const page = openPage({ markup: '<p></p>' });

    expect(page.run(`try { document.querySelector('p').dispatchEvent({}); '' } catch ({ name }) { name }`)).to.equal('TypeError');
  });

  it('are reported when a listener throws, and the next one hears', () => {
    const page = openPage({ markup: '<p></p>' });

    page.run(`seen = []; p = document.querySelector('p'); p.addEventListener('x', () => { throw 'no'; }); p.addEventListener('x', () => seen.push(1));
      p.onx = () => seen.push(2); p.dispatchEvent(new Event('x'))`);

    expect([page.errors, page.run('seen[0]')]).to.deep.equal([['no'], 1]);
  });

  it('have handlers that are gone with their attribute, and none that are no object', () => {
    const page = openPage({ markup: `<p onclick="seen.push('p')" title="t"></p>` });

    const seen =
      page.run(`seen = []; p = document.querySelector('p'); p.click(); p.removeAttribute('onclick'); p.removeAttribute('title'); p.click();
      p.onclick = 5; seen.push(p.onclick); p.onclick = { handleEvent() {} }; seen.push(typeof p.onclick); p.click(); seen`);

    expect(seen).to.deep.equal(['p', null, 'object']);
  });
});
