import { Console } from 'node:console';

/**
 * Makes everything that is written to a console go to one stream: what pages and scenarios log must not get between the lines of a
 * result. The console object stays the same, since others may have kept it. Disposing of the result puts its methods back.
 */
export function sendConsoleTo(stream: NodeJS.WritableStream, console: Console = globalThis.console): Disposable {
  const own = { ...console };
  Object.assign(console, new Console({ stdout: stream, stderr: stream }));
  return { [Symbol.dispose]: () => void Object.assign(console, own) };
}
