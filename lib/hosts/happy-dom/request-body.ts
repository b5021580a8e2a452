import { PropertySymbol, type Request } from 'happy-dom';

/** The text of a request's body, at once where happy-dom has it: all but that of a stream. */
export function bodyOf(request: Request): string | Promise<string> {
  const buffer: unknown = request[PropertySymbol.bodyBuffer];
  return buffer instanceof Uint8Array ? new TextDecoder().decode(buffer) : request.text();
}
