/** Whether somebody has made a window of that global, or filled it with one. */
export function hasWindow(global: object): boolean {
  const document: unknown = Reflect.get(global, 'document');
  return typeof document === 'object' && document !== null;
}
