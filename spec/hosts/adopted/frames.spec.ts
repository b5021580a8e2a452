import { expect } from 'chai';
import { FramesOfDocument, hasOriginAround } from '../../../lib/hosts/adopted/frames.ts';
import { fromHappyDom, fromJsdom } from './windows.ts';

for (const [name, make] of [
  ['happy-dom', () => fromHappyDom()],
  ['jsdom', () => fromJsdom()],
] as const) {
  describe(`the frames of a document (${name})`, () => {
    it('are those that are in it now', () => {
      const { window, end } = make();
      const { document } = window;
      const frames = new FramesOfDocument(document);
      const [first, second] = [document.createElement('iframe'), document.createElement('iframe')];

      const found = [frames.all];
      document.body.append(first, second);
      found.push(frames.all);
      const windows = [first.contentWindow, second.contentWindow];
      first.remove();
      found.push(frames.all);

      expect(found).to.deep.equal([
        [],
        [
          [first, windows[0]],
          [second, windows[1]],
        ],
        [[second, windows[1]]],
      ]);
      end();
    });

    it('are also those in a shadow tree, once somebody has asked them for their window', () => {
      const { window, end } = make();
      const { document } = window;
      const frames = new FramesOfDocument(document);
      let heard = 0;
      const endWatch = frames.watch(window, () => heard++);
      const [host, frame] = [document.createElement('div'), document.createElement('iframe')];
      document.body.append(host);
      host.attachShadow({ mode: 'open' }).append(frame);

      const before = frames.all.length;
      const { contentWindow } = frame;

      expect(before).to.equal(0);
      expect(heard).to.equal(contentWindow === null ? 0 : 1);
      expect(frames.all).to.deep.equal(contentWindow === null ? [] : [[frame, contentWindow]]);
      host.remove();
      expect(frames.all).to.deep.equal([]);
      endWatch();
      end();
    });

    it('have the origin around them where they are blank or of it, and no sandbox takes it away', () => {
      const { window, end } = make();
      const { document } = window;
      document.body.innerHTML = `<iframe></iframe><iframe srcdoc="x"></iframe><iframe src="/frame"></iframe>
        <iframe sandbox="allow-same-origin"></iframe>
        <iframe sandbox="allow-scripts"></iframe><iframe src="https://other.example/"></iframe><iframe src="data:text/html,x"></iframe>`;
      const frames = new FramesOfDocument(document);

      const answers = frames.all.map(([element, inner]) => hasOriginAround(element, inner, 'https://shop.example'));

      expect(answers).to.deep.equal([true, true, true, true, false, false, false]);
      end();
    });
  });
}

describe('a document that cannot be asked', () => {
  it('has no frames', () => {
    expect(new FramesOfDocument({}).all).to.deep.equal([]);
    expect(hasOriginAround({}, {}, 'https://a.example')).to.equal(false);
  });
});
