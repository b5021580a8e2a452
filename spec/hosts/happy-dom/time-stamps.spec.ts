import { expect } from 'chai';
import { Event as HappyEvent, Window } from 'happy-dom';
import { completed, stamp } from '../../../lib/hosts/happy-dom/time-stamps.ts';
import { openPage } from './open-page.ts';

describe('the time of events (happy-dom)', () => {
  for (const name of ['Event', 'MouseEvent', 'KeyboardEvent', 'ProgressEvent', 'MessageEvent', 'ErrorEvent', 'SubmitEvent']) {
    it(`is the model's in a ${name} that a page makes`, () => {
      const page = openPage();
      page.clock.now = 40;

      expect(page.run(`new ${name}('x').timeStamp`)).to.equal(40);
      expect(
        page.run(`class My extends ${name} {}; const my = new My('x'); [my.timeStamp, my instanceof My, my instanceof ${name}]`),
      ).to.deep.equal([40, true, true]);
    });
  }

  it("is the model's in an event that happy-dom makes, as it was at the first look, and wherever it is heard", () => {
    const page = openPage({ markup: '<p id="p"></p>' });
    page.clock.now = 7;

    page.run(`let seen = []; let kept;
      document.getElementById('p').onclick = (event) => { seen.push(event.timeStamp); kept = event; };
      window.addEventListener('click', (event) => seen.push(event.timeStamp));
      document.getElementById('p').click();
      const controller = new AbortController();
      controller.signal.onabort = (event) => seen.push(event.timeStamp);
      controller.abort();
      const loose = document.createElement('p');
      loose.onclick = (event) => seen.push(event.timeStamp);
      loose.click();`);
    page.clock.now = 9;

    expect(page.run('[seen, kept.timeStamp]')).to.deep.equal([[7, 7, 7, 7], 7]);
  });

  it("stays happy-dom's in windows that are not the model's, and in events that are nowhere", () => {
    const window = new Window();
    const event = new window.Event('x');
    window.document.dispatchEvent(event);

    expect(event.timeStamp).to.be.greaterThan(0);
    expect(new HappyEvent('x').timeStamp).to.be.greaterThan(0);
  });

  it('is given once', () => {
    const event = new HappyEvent('x');
    stamp(event, 3);
    stamp(event, 4);

    expect(event.timeStamp).to.equal(3);
  });
});

describe('what happy-dom makes with its own chance', () => {
  it("has the model's", () => {
    const page = openPage();
    page.clock.now = 12;

    expect(page.run('new MediaStream().id')).to.equal('00000040-0000-4040-8000-004000000040');
    expect(
      page.run(
        '[document.timeline.currentTime, new DocumentTimeline({ originTime: 2 }).currentTime, new DocumentTimeline().currentTime]',
      ),
    ).to.deep.equal([12, 10, 12]);
  });
});

describe('a class that is completed', () => {
  it('does something with what it has made, also by classes that derive from it', () => {
    class Plain {}
    const made: unknown[][] = [];
    const Completed = completed(Plain, (object, values) => made.push([object, ...values]));
    class Derived extends Completed {}

    const objects = [Reflect.construct(Completed, [1]), new Derived()];

    expect(made).to.deep.equal([[objects[0], 1], [objects[1]]]);
    expect(objects[1]).to.be.instanceOf(Derived);
    expect(objects[0]).to.be.instanceOf(Plain);
  });
});
