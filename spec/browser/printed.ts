/** What is written to stderr while `action` runs, line by line. Nothing of it is shown. */
export async function printedBy(action: () => Promise<unknown>): Promise<string[]> {
  const { stderr } = process;
  const before = Object.getOwnPropertyDescriptor(stderr, 'write');
  let text = '';
  const write = (chunk: unknown): boolean => {
    text += String(chunk);
    return true;
  };
  Object.defineProperty(stderr, 'write', { value: write, configurable: true });
  try {
    await action();
  } finally {
    if (before === undefined) Reflect.deleteProperty(stderr, 'write');
    else Object.defineProperty(stderr, 'write', before);
  }
  return text.split('\n').filter((line) => line !== '');
}
