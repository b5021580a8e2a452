import type { Patches } from '../page/patches.ts';
import { fire } from './events.ts';
import { asAnyElement, patchMethods } from './element-methods.ts';
import { insidesOf, type JsdomInsides } from './insides.ts';
import { prototypes, type NodeImpl, type RawWindow } from './internals.ts';

interface BoundaryPoint {
  readonly node: object;
  readonly offset: number;
}

interface RangeImpl {
  readonly _start: BoundaryPoint;
  readonly _end: BoundaryPoint;
}

interface SelectionImpl {
  readonly _globalObject: RawWindow;
  _range: RangeImpl | null;
  _direction: number;
}

interface FileReaderImpl {
  readonly _globalObject: RawWindow;
  readyState: number;
  result: unknown;
  error: unknown;
  _terminated: boolean;
  _fireProgressEvent(name: string, init?: object): void;
  _setResult(file: object, format: string, encoding: unknown): void;
}

interface MutationObserverImpl {
  /** `objectReference`: what page code gave. */
  _callback: ((this: unknown, ...args: unknown[]) => unknown) & { readonly objectReference?: object };
}

const [loading, done] = [1, 2];
const [forwards, directionless] = [1, 0];

/** What jsdom does later, in real time: here it is tasks of the model, and its callbacks are scripts of the page. */
export function patchLater(patches: Patches): void {
  for (const name of ['input', 'textArea'] as const) {
    patchMethods(patches, name, {
      _dispatchSelectEvent: (insides, _element, impl) =>
        insides.hooks.queueTask(
          'select',
          () => void fire(insides, impl, 'Event', 'select', { bubbles: true }),
          'user interaction',
        ),
    });
  }
  patchMethods(patches, 'details', {
    _attrModified: (insides, _element, impl, args) => {
      asAnyElement(impl, '_attrModified', args);
      const [name, value, oldValue] = args;
      if (name === 'open' && (value === null) !== (oldValue === null)) queueToggle(insides, impl);
    },
  });
  patchSelection(patches);
  patchFileReader(patches);
  patchMutationObserver(patches);
}

const toggling = new WeakSet<NodeImpl>();

function queueToggle(insides: JsdomInsides, details: NodeImpl): void {
  if (toggling.has(details)) return;
  toggling.add(details);
  insides.hooks.queueTask('toggle', () => {
    toggling.delete(details);
    fire(insides, details, 'Event', 'toggle');
  });
}

function patchSelection(patches: Patches): void {
  const original = Reflect.get(prototypes.selection, '_associateRange') as (this: SelectionImpl, range: RangeImpl | null) => void;
  patches.define(prototypes.selection, '_associateRange', {
    value(this: SelectionImpl, range: RangeImpl | null): void {
      const insides = insidesOf(this._globalObject);
      if (insides === undefined) {
        original.call(this, range);
        return;
      }
      const isOther = !isSame(this._range, range);
      this._range = range;
      this._direction = range === null ? directionless : forwards;
      if (!isOther) return;
      const { documentImpl } = insides;
      insides.hooks.queueTask(
        'selectionchange',
        () => void fire(insides, documentImpl, 'Event', 'selectionchange'),
        'user interaction',
      );
    },
    writable: true,
  });
}

function isSame(a: RangeImpl | null, b: RangeImpl | null): boolean {
  if (a === null || b === null) return a === b;
  const isAt = (one: BoundaryPoint, other: BoundaryPoint): boolean => one.node === other.node && one.offset === other.offset;
  return isAt(a._start, b._start) && isAt(a._end, b._end);
}

function patchFileReader(patches: Patches): void {
  const original = Reflect.get(prototypes.fileReader, '_readFile') as (this: FileReaderImpl, ...args: unknown[]) => void;
  patches.define(prototypes.fileReader, '_readFile', {
    value(this: FileReaderImpl, file: { readonly _bytes: Uint8Array }, format: string, encoding: unknown): void {
      const insides = insidesOf(this._globalObject);
      if (insides === undefined) {
        original.call(this, file, format, encoding);
        return;
      }
      if (this.readyState === loading) throw new insides.realm.DOMException('The reader is busy.', 'InvalidStateError');
      this.readyState = loading;
      [this.result, this.error] = [null, null];
      let isAborted = false;
      const task = (steps: () => void): void =>
        insides.hooks.queueTask('file read', () => {
          // All tasks of a read that was aborted come to nothing.
          isAborted ||= this._terminated;
          this._terminated = false;
          if (!isAborted) steps();
        });
      task(() => this._fireProgressEvent('loadstart'));
      const size = file._bytes.length;
      const progress = { lengthComputable: true, total: size, loaded: size };
      if (size > 0) task(() => this._fireProgressEvent('progress', progress));
      task(() => {
        this._setResult(file, format, encoding);
        this.readyState = done;
        this._fireProgressEvent('load', progress);
        if (this.readyState === done) this._fireProgressEvent('loadend', progress);
      });
    },
    writable: true,
  });
}

function patchMutationObserver(patches: Patches): void {
  const wrapped = new WeakSet<object>();
  const original = Reflect.get(prototypes.mutationObserver, 'observe') as Function;
  patches.define(prototypes.mutationObserver, 'observe', {
    value(this: MutationObserverImpl, target: NodeImpl, ...rest: unknown[]): void {
      const insides = insidesOf(target._globalObject);
      if (insides !== undefined && !wrapped.has(this)) {
        wrapped.add(this);
        this._callback = asScript(insides, this._callback);
      }
      Reflect.apply(original, this, [target, ...rest]);
    },
    writable: true,
  });
}

function asScript({ hooks }: JsdomInsides, callback: MutationObserverImpl['_callback']): MutationObserverImpl['_callback'] {
  return function (...args) {
    hooks.scripts.prepareToRunScript();
    try {
      Reflect.apply(callback, this, args);
      hooks.scripts.cleanUpAfterRunningScript();
    } catch (error) {
      hooks.scripts.cleanUpAfterRunningScript();
      // By the callback it is told whose failure it is; jsdom would only hand on the error.
      hooks.reportException(error, hooks.ownerOf(callback.objectReference), callback.objectReference);
    }
  };
}
