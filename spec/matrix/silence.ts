import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The module of broadcasts, with the same names and no effect. */
export const silentBroadcast = `export const broadcast = () => undefined;
export const announce = () => undefined;
export const broadcastBy = () => broadcast;
`;

/** Whatever is written into a storage area of this installed copy, nobody hears of it. */
export function silence(installed: string): void {
  writeFileSync(join(installed, 'dist/web-storage/broadcast.js'), silentBroadcast);
}
