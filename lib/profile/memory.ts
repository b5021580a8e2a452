import type { Profile } from './profile.ts';

/** Keeps nothing: local storage and cookies live as long as a run of the Browser, and each begins with none. The default. */
export function memory(): Profile {
  return { durability: 'close', open: () => null };
}
