/** Which shed a bottle is in: the user agent's, or one of each traversable navigable. */
export type StorageType = 'local' | 'session';

export type StorageIdentifier = 'localStorage' | 'sessionStorage';

/** Storage, registered storage endpoints: https://storage.spec.whatwg.org/#registered-storage-endpoints */
export interface StorageEndpoint {
  readonly identifier: StorageIdentifier;
  readonly types: readonly StorageType[];
  /** UTF-16 code units of all keys and values of one bottle together. */
  readonly quotaUnits: number;
}

// IMPL-DEFINED: the standard recommends this many bytes and leaves open how many a code unit takes; here it takes one.
const recommendedQuotaUnits: number = 5 * 2 ** 20;

/** The endpoints that the model has; the standard's other three are not of Web Storage. */
export const registeredStorageEndpoints: readonly StorageEndpoint[] = [
  { identifier: 'localStorage', types: ['local'], quotaUnits: recommendedQuotaUnits },
  { identifier: 'sessionStorage', types: ['session'], quotaUnits: recommendedQuotaUnits },
];

/** The endpoints that a bucket of this type has bottles for. */
export function endpointsOf(type: StorageType): readonly StorageEndpoint[] {
  return registeredStorageEndpoints.filter(({ types }) => types.includes(type));
}
