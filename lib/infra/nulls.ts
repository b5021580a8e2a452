/**
 * An array of so many nulls. They are put in one by one: where a process has thousands of windows, `fill()` takes a thousand times as long,
 * since V8 looks at the realm of each.
 */
export function nulls<T>(length: number): (T | null)[] {
  const array = new Array<T | null>(length);
  for (let place = 0; place < length; place++) array[place] = null;
  return array;
}
