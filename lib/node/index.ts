export { disk, type DiskOptions } from './disk.ts';
export { folder } from './folder.ts';
