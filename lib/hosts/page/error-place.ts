import { stackFrames } from '../../infra/stack-frames.ts';

/** What an ErrorEvent says of what was thrown. */
export function textOf(error: unknown): string {
  try {
    return String(error);
  } catch {
    return 'exception';
  }
}

/** What an ErrorEvent tells of where it was. */
export function placeOf(error: unknown): { filename: string; lineno: number; colno: number } {
  const { place } = stackFrames(error);
  return { filename: place?.url ?? '', lineno: place?.line ?? 0, colno: place?.column ?? 0 };
}
