import { PropertySymbol, type BrowserWindow, type DetachedBrowserFrame } from 'happy-dom';
import WindowBrowserContext from 'happy-dom/lib/window/WindowBrowserContext.js';
import type { Patches } from '../page/patches.ts';

// happy-dom keeps the frame of each window, and with it the window, in a map of the process until the window is closed: a Browser that nobody
// closes would stay for good, and a process with thousands of windows is slow in all it does. A window holds its own frame, so the map
// need not. https://github.com/capricorn86/happy-dom/issues/2120

type Frame = DetachedBrowserFrame;
type Frames = Map<number, Frame | WeakRef<Frame>>;

/** By the numbers of windows; null: this version of happy-dom has no such map. */
function framesOfProcess(): Frames | null {
  const frames: unknown = Reflect.get(WindowBrowserContext, PropertySymbol.browserFrames);
  return frames instanceof Map ? (frames as Frames) : null;
}

/** The map also finds frames that it holds weakly. */
export function patchBrowserFrames(patches: Patches, frames: Frames | null = framesOfProcess()): void {
  if (frames === null) return;
  const get = (id: number): Frame | undefined => {
    const found = Map.prototype.get.call(frames, id) as Frame | WeakRef<Frame> | undefined;
    return found instanceof WeakRef ? found.deref() : found;
  };
  patches.define(frames, 'get', { value: get });
}

/** From now on that window is there for as long as somebody has it. */
export function holdFrameWeakly(raw: BrowserWindow, frame: Frame): void {
  const id = idOf(raw);
  framesOfProcess()?.set(id, new WeakRef(frame));
  collected.register(frame, id);
}

/** For a window that has come to its end, however far happy-dom got with it. */
export function forgetFrame(raw: BrowserWindow): void {
  framesOfProcess()?.delete(idOf(raw));
}

function idOf(raw: BrowserWindow): number {
  return Reflect.get(raw, PropertySymbol.internalId) as number;
}

/** Numbers of windows are never given again. */
const collected = new FinalizationRegistry<number>((id) => framesOfProcess()?.delete(id));
