import { localStorageGetter } from '../../lib/web-storage/getters.ts';
import type { Storage } from '../../lib/web-storage/storage.ts';
import { foreignRealm } from '../webidl/realm-double.ts';
import { UserAgentDouble, type DocumentDouble } from './document-double.ts';

export const silent = (): void => undefined;

export function makeDocument(): DocumentDouble {
  return new UserAgentDouble(silent).document('https://a.example/', { realm: foreignRealm() });
}

export function makeStorage(): { document: DocumentDouble; storage: Storage } {
  const document = makeDocument();
  return { document, storage: localStorageGetter(document) };
}

/** Calls a method with arguments that its type would not let pass. */
export function call(receiver: unknown, storage: Storage, method: string, ...args: unknown[]): unknown {
  return Reflect.apply(Reflect.get(storage, method) as Function, receiver, args);
}
