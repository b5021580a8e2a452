import { expect } from 'chai';
import { becomePort, createPortObject, openBuffer, portBehind, shutBuffer } from '../../../lib/html/messages/port-object.ts';

const prototype = {};

function newPort(port: object = {}): object {
  const object = createPortObject();
  becomePort(object, port, prototype);
  return object;
}

describe('the object of a port', () => {
  it('has the prototype that it was given, and nothing of its own', () => {
    const object = newPort();

    expect(Object.getPrototypeOf(object)).to.equal(prototype);
    expect(Reflect.ownKeys(object)).to.deep.equal([]);
  });

  it('is found to be one, and nothing else is', () => {
    const port = {};

    expect(portBehind(newPort(port))).to.equal(port);
    for (const value of [undefined, null, 1, {}, new Uint8Array(1)]) expect(portBehind(value)).to.equal(null);
  });

  it('is refused by a structured clone wherever it is, until it is opened', () => {
    const object = newPort();

    for (const value of [object, { deep: [object] }, new Map([[object, 1]])]) {
      expect(() => structuredClone(value))
        .to.throw(DOMException)
        .with.property('name', 'DataCloneError');
    }
  });

  it('is moved by a structured clone once it is opened, and refused from then on', () => {
    const object = newPort();
    const buffer = openBuffer(object) as ArrayBuffer;

    const copy = structuredClone({ deep: [object], again: object }, { transfer: [buffer] });

    expect(copy.deep[0] === copy.again).to.equal(true);
    expect(() => structuredClone(object)).to.throw(DOMException);
  });

  it('is a port again where it has arrived, and can go on from there', () => {
    const port = {};
    const object = newPort();
    const arrived = structuredClone(object, { transfer: [openBuffer(object) as ArrayBuffer] });

    becomePort(arrived, port, prototype);

    expect(portBehind(arrived)).to.equal(port);
    expect(() => structuredClone(arrived)).to.throw(DOMException);
    expect(() => structuredClone(arrived, { transfer: [openBuffer(arrived) as ArrayBuffer] })).not.to.throw();
  });

  it('is refused again when it was opened for nothing', () => {
    const object = newPort();
    openBuffer(object);

    const isThere = shutBuffer(object);

    expect(isThere).to.equal(true);
    expect(() => structuredClone(object)).to.throw(DOMException);
  });

  it('cannot be shut when it went away', () => {
    const object = newPort();
    structuredClone(object, { transfer: [openBuffer(object) as ArrayBuffer] });

    expect(shutBuffer(object)).to.equal(false);
  });

  it('can be made of one that never went away', () => {
    const [first, second] = [{}, {}];
    const object = newPort(first);
    openBuffer(object);

    shutBuffer(object);
    becomePort(object, second, prototype);

    expect(portBehind(object)).to.equal(second);
  });

  it('is not there for what is no port', () => {
    const value = {};

    expect([openBuffer(value), shutBuffer(value)]).to.deep.equal([null, true]);
  });
});
