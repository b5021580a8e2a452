import { converted } from '../../infra/describe-thrown.ts';
import type { StackPlace } from '../../infra/stack-frames.ts';

/** What an ErrorEvent says of what was thrown. */
export function textOf(error: unknown): string {
  return converted(error, 'exception');
}

/** What an ErrorEvent tells of where it was. */
export function membersOf(place: StackPlace | null): { filename: string; lineno: number; colno: number } {
  return { filename: place?.url ?? '', lineno: place?.line ?? 0, colno: place?.column ?? 0 };
}
