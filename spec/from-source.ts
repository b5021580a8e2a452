/** What `node` is given to run the library from its sources: as the specs themselves are run, so that what is counted of their lines adds up. */
export const fromSource: readonly string[] = ['--conditions=@storageloom/source', '--import', import.meta.resolve('tsx/esm')];
