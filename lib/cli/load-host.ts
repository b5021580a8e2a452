import type { DocumentHostFactory } from '../html/records/document-host.ts';
import { bare } from '../hosts/bare/index.ts';
import { StorageloomError } from '../infra/failure.ts';
import type { HostName } from './arguments/run.ts';

/** Imports storageloom's host for happy-dom. Specs pass their own, to stand for a missing package. */
export type ImportHappyDom = () => Promise<{ happyDom(): DocumentHostFactory }>;

const importOurs: ImportHappyDom = () => import('../hosts/happy-dom/index.ts');

/**
 * Makes the host of that name. Emulators are loaded when they are asked for, since they are not installed everywhere.
 *
 * @throws StorageloomError HOST_MISSING when its package is not installed, HOST_VERSION when it is one that its host does not know.
 */
export async function loadHost(name: HostName, importHappyDom: ImportHappyDom = importOurs): Promise<DocumentHostFactory> {
  if (name === 'bare') return bare();
  // It says by itself what is missing.
  if (name === 'jsdom') return (await import('../hosts/jsdom/index.ts')).jsdom();
  try {
    const { happyDom } = await importHappyDom();
    return happyDom();
  } catch (cause) {
    if (!isMissingPackage(cause)) throw cause;
    throw new StorageloomError('HOST_MISSING', {
      what: 'The host happy-dom cannot be used.',
      why: 'The package happy-dom is not installed; it is an optional peer of storageloom.',
      mend: 'Install it with: npm install --save-dev happy-dom',
      cause,
    });
  }
}

/** That the emulator itself is not there, and nothing that it or we import. */
function isMissingPackage(cause: unknown): boolean {
  if (!(cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND')) return false;
  return cause.message.includes("package 'happy-dom'");
}
