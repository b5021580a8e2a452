import { expect } from 'chai';
import { watchFrameGetters } from '../../../lib/hosts/adopted/frame-getters.ts';

interface Frame {
  readonly ownerDocument: object;
  readonly contentWindow: object | null;
  readonly contentDocument: object | null;
}

/** A class of frames, as each emulator has one. */
function frameClass(): new (ownerDocument: object, window: object | null) => Frame {
  return class {
    readonly ownerDocument: object;
    readonly #window: object | null;

    constructor(ownerDocument: object, window: object | null) {
      this.ownerDocument = ownerDocument;
      this.#window = window;
    }

    get contentWindow(): object | null {
      return this.#window;
    }

    get contentDocument(): object | null {
      return this.#window;
    }
  };
}

describe('what leads to the window of a frame', () => {
  it('says that it was read, to whoever watches that document', () => {
    const FrameClass = frameClass();
    const [document, other, window] = [{}, {}, {}];
    const heard: object[] = [];
    const frame = new FrameClass(document, window);
    const end = watchFrameGetters(FrameClass.prototype, document, (element) => heard.push(element));

    expect([frame.contentWindow, frame.contentDocument]).to.deep.equal([window, window]);
    expect(new FrameClass(other, window).contentWindow).to.equal(window);
    expect(new FrameClass(document, null).contentWindow).to.equal(null);

    expect(heard).to.deep.equal([frame, frame]);
    end();
  });

  it('is put back when the last one who watches has ended, in whatever order', () => {
    const FrameClass = frameClass();
    const before = Object.getOwnPropertyDescriptors(FrameClass.prototype);
    const [document, other] = [{}, {}];
    const heard: string[] = [];
    const ends = [
      watchFrameGetters(FrameClass.prototype, document, () => heard.push('document')),
      watchFrameGetters(FrameClass.prototype, other, () => heard.push('other')),
    ];

    ends[0]?.();
    void new FrameClass(document, {}).contentWindow;
    void new FrameClass(other, {}).contentWindow;
    ends[1]?.();
    void new FrameClass(other, {}).contentWindow;

    expect(heard).to.deep.equal(['other']);
    expect(Object.getOwnPropertyDescriptors(FrameClass.prototype)).to.deep.equal(before);
  });

  it('looks like what was there', () => {
    const FrameClass = frameClass();
    const end = watchFrameGetters(FrameClass.prototype, {}, () => undefined);

    const { get, ...others } = Object.getOwnPropertyDescriptor(FrameClass.prototype, 'contentWindow')!;

    expect(others).to.deep.equal({ set: undefined, enumerable: false, configurable: true });
    expect(get).to.have.property('name', 'get');
    expect(() => get?.call({})).to.throw(TypeError);
    end();
  });

  it('is left alone where it is none, or cannot be replaced', () => {
    const prototype = Object.defineProperty({ contentWindow: 1 }, 'contentDocument', { get: () => null });
    const before = Object.getOwnPropertyDescriptors(prototype);

    const end = watchFrameGetters(prototype, {}, () => undefined);

    expect(Object.getOwnPropertyDescriptors(prototype)).to.deep.equal(before);
    end();
  });
});
