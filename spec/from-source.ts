/** What `node` is given to run the library from its sources, in whatever folder. */
export const fromSource: readonly string[] = [
  '--conditions=@storageloom/source',
  '--import',
  new URL('../build/typescript/register.mjs', import.meta.url).href,
];
